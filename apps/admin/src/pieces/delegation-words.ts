import type { DelegationView, SessionView } from '@nianbao/contracts';
import { formatDay } from '../lib/dates.ts';
import { ROLE_LABELS } from '../lib/labels.ts';

/** `政策法规科 科室负责人`, or `领导`. */
export const roleWords = ({
  role,
  departmentName,
}: Pick<SessionView['roles'][number], 'role' | 'departmentName'>): string =>
  departmentName && role !== 'office' ? `${departmentName} ${ROLE_LABELS[role]}` : ROLE_LABELS[role];

/** Whether a delegation holds today, and if not, why. */
export function standingOf({ active, revokedAt, startsOn, until }: DelegationView, today: string): string {
  if (active) return '有效';
  if (revokedAt) return '已提前结束';
  if (startsOn > today) return '未开始';
  return until < today ? '已到期' : '已失效（委托人不再担任该职责）';
}

/** `1月12日`, with the year where it is not this one. */
export const dayWords = (day: string, today: string): string =>
  formatDay(day, day.slice(0, 4) !== today.slice(0, 4));
