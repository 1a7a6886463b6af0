import type { Address, ReportContent } from '@nianbao/report-formats';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { placeName } from '../../lib/place-name.ts';
import { correct, findCorrectable } from './correct.ts';

/** Corrects one figure or paragraph that was read wrongly. */
export function CorrectDialog({
  content,
  address,
  onCorrect,
  onClose,
}: {
  content: ReportContent;
  address: Address;
  onCorrect: (content: ReportContent) => void;
  onClose: () => void;
}) {
  const found = findCorrectable(content, address);
  const [text, setText] = useState(found?.text ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  if (!found) return null;
  const name = placeName(content.formatId, address);
  const save = () => {
    const result = correct(content, address, text);
    if ('problem' in result) return setProblem(result.problem);
    onCorrect(result.content);
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
          (found.kind === 'cell' ? '空着表示未填，“/”表示不适用。' : '清空后更正，这一段即从报告中去掉。')}
      </p>
    </Modal>
  );
}
