import type { Outcome, PartOutcome } from '@nianbao/contracts';

/** What each is called, and its colour; a pattern and the word stand beside the colour everywhere. */
export const OUTCOME_WORDS: Record<Outcome, { name: string; color: string }> = {
  early: { name: '提前', color: '#5b9a46' },
  on_time: { name: '按时', color: '#4c86e0' },
  late: { name: '逾期完成', color: '#d98a1f' },
  overdue: { name: '逾期未交', color: '#c9414d' },
  pending: { name: '未到期', color: '#b4bcc9' },
};

/** `提前 2 个工作日`, `逾期完成，不足 1 个工作日` */
export function outcomeWords({ outcome, workdays }: Pick<PartOutcome, 'outcome' | 'workdays'>): string {
  const { name } = OUTCOME_WORDS[outcome];
  if (outcome === 'on_time' || outcome === 'pending') return name;
  return workdays === 0 ? `${name}，不足 1 个工作日` : `${name} ${workdays} 个工作日`;
}
