import type { AuditEntryView } from '@nianbao/contracts';
import { formatExact } from '../../lib/dates.ts';

type Moment = [AuditEntryView, ...AuditEntryView[]];

/** The same person saving the same part again within this time goes on writing. */
const PAUSE = 15 * 60_000;

/** Entries, the latest first, by day in Asia/Shanghai; saves of one person in one part that follow each other as one, unless they are to stay apart. */
export function momentsOf(
  entries: readonly AuditEntryView[],
  apart = false,
): { day: string; moments: Moment[] }[] {
  const days: { day: string; moments: Moment[] }[] = [];
  for (const entry of entries) {
    const day = formatExact(entry.at).slice(0, 10);
    const today = days.at(-1);
    if (today?.day !== day) {
      days.push({ day, moments: [[entry]] });
      continue;
    }
    const moment = today.moments.at(-1);
    if (!apart && moment && goesOn(moment, entry)) moment.push(entry);
    else today.moments.push([entry]);
  }
  return days;
}

function goesOn(moment: Moment, entry: AuditEntryView): boolean {
  const before = moment.at(-1) ?? moment[0];
  return (
    entry.action === 'part.save' &&
    before.action === 'part.save' &&
    entry.actorId === before.actorId &&
    entry.partId === before.partId &&
    Date.parse(before.at) - Date.parse(entry.at) < PAUSE
  );
}
