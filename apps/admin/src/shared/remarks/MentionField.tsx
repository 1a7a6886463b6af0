import type { Reader } from '@nianbao/contracts';
import { Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { type Asked, askedAt, readersFor, withName } from './mention-text.ts';
import styles from './Remarks.module.css';

/** As many names as fit under the field on a phone. */
const SHOWN = 6;

/** Text in which @ names people: the names come up below it, and are taken with arrows and Enter or by touch. */
export function MentionField({
  label,
  placeholder,
  value,
  readers,
  autoFocus = false,
  onChange,
  onPick,
  onSend,
}: {
  label: string;
  placeholder: string;
  value: string;
  readers: readonly Reader[];
  autoFocus?: boolean;
  onChange: (text: string) => void;
  /** Somebody was taken from the list. */
  onPick: (id: string) => void;
  /** Ctrl Enter. */
  onSend: () => void;
}) {
  const list = useId();
  const field = useRef<TextAreaRef>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [at, setAt] = useState(0);
  const found = asked ? readersFor(readers, asked.query).slice(0, SHOWN) : [];
  const current = found[Math.min(at, found.length - 1)];
  const caret = () => field.current?.resizableTextArea?.textArea.selectionStart ?? value.length;
  const look = (text: string) => {
    setAsked(askedAt(text, caret()));
    setAt(0);
  };
  const take = (reader: Reader) => {
    if (!asked) return;
    const named = withName(value, asked.at + 1 + asked.query.length, asked, reader.name);
    onChange(named.text);
    onPick(reader.id);
    setAsked(null);
    // After the text is there.
    setTimeout(() => {
      const area = field.current?.resizableTextArea?.textArea;
      area?.focus();
      area?.setSelectionRange(named.caret, named.caret);
    });
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return onSend();
    if (!current) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((Math.min(at, found.length - 1) + step + found.length) % found.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(current);
    else if (event.key === 'Escape') setAsked(null);
    else return;
    event.preventDefault();
    // Escape would close the window that the field is in, too.
    event.stopPropagation();
  };
  return (
    <div className={styles.field}>
      <Input.TextArea
        ref={field}
        // A textbox it stays: a combobox may not have several lines.
        aria-label={label}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={list}
        aria-activedescendant={current ? `${list}-${current.id}` : undefined}
        placeholder={placeholder}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={1000}
        autoFocus={autoFocus}
        value={value}
        onChange={({ target }) => {
          onChange(target.value);
          look(target.value);
        }}
        onKeyDown={press}
        onClick={() => look(value)}
        onBlur={() => setAsked(null)}
      />
      <ul id={list} role="listbox" aria-label="提到谁" className={styles.people} hidden={found.length === 0}>
        {found.map((reader) => (
          <li
            key={reader.id}
            id={`${list}-${reader.id}`}
            role="option"
            aria-selected={reader === current}
            // The field keeps the caret.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(reader)}
          >
            {reader.name}
            <span className={styles.department}>{reader.department}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
