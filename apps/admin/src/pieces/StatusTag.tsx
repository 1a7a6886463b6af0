import type { PartStatus, ReportStatus } from '@nianbao/workflow';
import { PART_STATUS_LABELS, REPORT_STATUS_LABELS } from '../lib/labels.ts';
import styles from './StatusTag.module.css';

type Tone = 'idle' | 'busy' | 'wait' | 'back' | 'good';

const PART_TONES: Record<PartStatus, Tone> = {
  unassigned: 'idle',
  assigned: 'idle',
  drafting: 'busy',
  submitted: 'wait',
  endorsed: 'wait',
  returned: 'back',
  accepted: 'good',
};
const REPORT_TONES: Record<ReportStatus, Tone> = {
  draft: 'idle',
  collecting: 'busy',
  reviewing: 'wait',
  signing: 'wait',
  signed: 'good',
  published: 'good',
  taken_down: 'back',
};
/** A sign beside the colour, so that the state is read without it. */
const SIGNS: Record<Tone, string> = { idle: '○', busy: '◔', wait: '◑', back: '↩', good: '✓' };

function Tag({ tone, text }: { tone: Tone; text: string }) {
  return (
    <span className={`${styles.tag} ${styles[tone]}`}>
      <span aria-hidden="true">{SIGNS[tone]}</span>
      {text}
    </span>
  );
}

/** `share`: how much of it is filled, in percent. */
export const PartStatusTag = ({ status, share }: { status: PartStatus; share?: number }) => (
  <Tag
    tone={PART_TONES[status]}
    text={share === undefined ? PART_STATUS_LABELS[status] : `${PART_STATUS_LABELS[status]} ${share}%`}
  />
);

export const ReportStatusTag = ({ status }: { status: ReportStatus }) => (
  <Tag tone={REPORT_TONES[status]} text={REPORT_STATUS_LABELS[status]} />
);
