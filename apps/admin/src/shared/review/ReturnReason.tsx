import type { QuotedFinding } from '@nianbao/contracts';
import { Checkbox, Input, Select } from 'antd';
import styles from './ReturnReason.module.css';

/** A finding as far as a return quotes it. */
export type Quotable = QuotedFinding;

/** What is being written about one place. */
export interface Written {
  reason: string;
  finding: QuotedFinding | null;
}

/** Why one place is returned: own words, one of the body's phrases, and a finding that is quoted with it. */
export function ReturnReason({
  name,
  written,
  phrases,
  findings,
  onWrite,
}: {
  /** The place in words. */
  name: string;
  written: Written;
  phrases: readonly string[];
  findings: readonly Quotable[];
  onWrite: (written: Written) => void;
}) {
  const add = (phrase: string) => {
    const before = written.reason.trim();
    onWrite({ ...written, reason: before === '' ? phrase : `${before}；${phrase}` });
  };
  return (
    <div className={styles.reason}>
      <Input.TextArea
        aria-label={`退回理由：${name}`}
        placeholder="理由（必填）"
        autoSize={{ minRows: 1, maxRows: 5 }}
        maxLength={1000}
        value={written.reason}
        onChange={({ target }) => onWrite({ ...written, reason: target.value })}
      />
      {phrases.length > 0 && (
        <Select<string>
          size="small"
          className={styles.phrases ?? ''}
          aria-label={`退回用语：${name}`}
          placeholder="选用退回用语"
          value={null}
          options={phrases.map((phrase) => ({ value: phrase, label: phrase }))}
          onChange={add}
        />
      )}
      {findings.map(({ rule, message }) => (
        <Checkbox
          key={`${rule}${message}`}
          checked={written.finding?.rule === rule && written.finding.message === message}
          onChange={({ target }) =>
            onWrite({ ...written, finding: target.checked ? { rule, message } : null })
          }
        >
          引用校验问题：{message}
        </Checkbox>
      ))}
    </div>
  );
}
