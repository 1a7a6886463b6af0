import type { MarkedWords } from '@nianbao/contracts';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useAddRemark } from '../../server/parts.ts';
import { MentionField } from './MentionField.tsx';
import { mentionsIn } from './mention-text.ts';
import { useReaders } from '../../server/readers.ts';

/** Writes a remark at a place, or an answer under one. What was written stays until the server has it. */
export function RemarkForm({
  partId,
  address,
  words = null,
  parentId = null,
  label,
  placeholder,
  send: sendLabel,
  autoFocus = false,
  beforeSend,
  onSent,
  onCancel,
}: {
  partId: string;
  address: string;
  words?: MarkedWords | null;
  parentId?: string | null;
  label: string;
  placeholder: string;
  send: string;
  autoFocus?: boolean;
  /** What must reach the server first: the words that the remark speaks of. */
  beforeSend?: () => Promise<unknown>;
  onSent?: () => void;
  onCancel?: () => void;
}) {
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const readers = useReaders(partId).data ?? [];
  const add = useAddRemark(partId);
  const [saving, setSaving] = useState(false);
  const busy = saving || add.isPending;
  const empty = text.trim() === '';
  const send = async () => {
    if (empty || busy) return;
    setSaving(true);
    await beforeSend?.();
    setSaving(false);
    add.mutate(
      { address, words, text, parentId, mentions: mentionsIn(text, readers, picked) },
      {
        onSuccess: () => {
          setText('');
          setPicked(new Set());
          onSent?.();
        },
      },
    );
  };
  return (
    <>
      <MentionField
        label={label}
        placeholder={placeholder}
        value={text}
        readers={readers}
        autoFocus={autoFocus}
        onChange={setText}
        onPick={(id) => setPicked(new Set([...picked, id]))}
        onSend={() => void send()}
      />
      <ProblemAlert error={add.error} />
      <Space size={4}>
        <Button size="small" type="primary" disabled={empty} loading={busy} onClick={() => void send()}>
          {sendLabel}
        </Button>
        {onCancel && (
          <Button size="small" type="text" onClick={onCancel}>
            取消
          </Button>
        )}
      </Space>
    </>
  );
}
