import { type Address, readCell } from '@nianbao/report-formats';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { placeName } from '../../lib/place-name.ts';
import { findCorrectable } from './correct.ts';
import type { Draft } from './draft.ts';

/** Corrects one figure or paragraph that was read wrongly. */
export function CorrectDialog({
  draft: { content, unreadable },
  address,
  onCorrect,
  onClose,
}: {
  draft: Draft;
  address: Address;
  onCorrect: (text: string) => void;
  onClose: () => void;
}) {
  const found = findCorrectable(content, address);
  const [text, setText] = useState(unreadable[address]?.raw ?? found?.text ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  if (!found) return null;
  const name = placeName(content.formatId, address);
  const save = () => {
    const wrong = found.kind === 'cell' ? readCell(text, found.cell).problem : null;
    if (wrong !== null) return setProblem(wrong);
    onCorrect(text);
    onClose();
  };
  const status = problem ? ({ status: 'error' } as const) : {};
  return (
    <Modal open title={`更正：${name}`} okText="更正" onOk={save} onCancel={onClose}>
      {found.kind === 'cell' ? (
        <Input
          autoFocus
          aria-label={name}
          value={text}
          suffix={found.cell.unit}
          onChange={({ target }) => setText(target.value)}
          onPressEnter={save}
          {...status}
        />
      ) : (
        <Input.TextArea
          autoFocus
          aria-label={name}
          rows={6}
          value={text}
          onChange={({ target }) => setText(target.value)}
          {...status}
        />
      )}
      <p
        role={problem ? 'alert' : undefined}
        style={{ marginTop: 8, color: problem ? 'var(--late)' : 'var(--ink-3)' }}
      >
        {problem ??
          (found.kind === 'cell'
            ? '空着表示未填，“/”表示不适用。'
            : '清空后更正，存入时这一段即从报告中去掉。')}
      </p>
    </Modal>
  );
}
