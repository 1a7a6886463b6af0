import type { ExtensionView, PartSummary } from '@nianbao/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { formatDay } from '../../lib/dates.ts';
import { AskExtensionDialog } from './AskExtensionDialog.tsx';
import { DecideExtensionDialog } from './DecideExtensionDialog.tsx';
import styles from '../../pieces/dates/Deadlines.module.css';
import { Escalations } from '../../pieces/dates/Escalations.tsx';
import { LightWords } from '../../pieces/dates/LightWords.tsx';
import { deadlineOf } from '../../pieces/dates/part-deadline.ts';
import { useDeadlines, useExtensions } from '../../server/deadlines.ts';

/** How the date of a part stands: its light, who above was told, and more time asked for. */
export function PartDeadline({
  part,
}: {
  part: Pick<PartSummary, 'id' | 'reportId' | 'sectionTitle' | 'label'>;
}) {
  const [open, setOpen] = useState<'ask' | 'decide' | null>(null);
  const deadline = deadlineOf(useDeadlines(part.reportId).data?.deadlines ?? [], part.id);
  // The latest first: what became of earlier ones stands in the list of all.
  const extension = useExtensions(part.reportId).data?.find(({ partId }) => partId === part.id);
  const asked = extension?.status === 'asked';
  return (
    <span className={styles.part}>
      {deadline && <LightWords of={deadline} />}
      {deadline && <Escalations deadline={deadline} />}
      {extension && <ExtensionWords extension={extension} />}
      {asked && extension.mayDecide && (
        <Button size="small" onClick={() => setOpen('decide')}>
          答复延期
        </Button>
      )}
      {deadline?.mayAskExtension && !asked && (
        <Button size="small" onClick={() => setOpen('ask')}>
          申请延期
        </Button>
      )}
      {open === 'ask' && deadline && (
        <AskExtensionDialog
          reportId={part.reportId}
          asked={{ of: 'part', partId: part.id, name: nameOf(part), dueOn: deadline.dueOn }}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'decide' && extension && (
        <DecideExtensionDialog extension={extension} onClose={() => setOpen(null)} />
      )}
    </span>
  );
}

const nameOf = ({ sectionTitle, label }: Pick<PartSummary, 'sectionTitle' | 'label'>): string =>
  label === '全部' ? sectionTitle : `${sectionTitle} · ${label}`;

function ExtensionWords({
  extension: { status, until, estimated, decidedBy, decisionReason },
}: {
  extension: ExtensionView;
}) {
  const day = `${formatDay(until)}${estimated ? '（按推算）' : ''}`;
  if (status === 'asked') return <span className={styles.near}>◑ 已申请延至{day}，待答复</span>;
  if (status === 'granted')
    return <span className={styles.note}>{`${decidedBy?.name ?? ''}已准予延至${day}`}</span>;
  if (status === 'refused')
    return (
      <span
        className={styles.note}
      >{`延期申请未获批准（${decidedBy?.name ?? ''}：${decisionReason ?? ''}）`}</span>
    );
  return null;
}
