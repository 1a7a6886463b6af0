import type { AuditEntryView } from '@nianbao/contracts';
import { formatExact } from '../../lib/dates.ts';
import { auditActionLabel } from './audit-labels.ts';
import { describe, type Names } from './describe.ts';

const HEAD = ['序号', '时间', '人员', '动作', '年报', '填报项', '位置', '此前', '此后', '说明', '哈希'];

/** A cell that starts like a formula is text: a spreadsheet must not run it. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/u.test(text) && !/^-?\d+(\.\d+)?$/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The entries as CSV that Excel and WPS open as Chinese: with BOM and CRLF. */
export function auditCsv(
  entries: readonly AuditEntryView[],
  namesFor: (entry: AuditEntryView) => Names,
): string {
  const lines = entries.map((entry) => [
    String(entry.sequence),
    formatExact(entry.at),
    entry.actor,
    auditActionLabel(entry.action),
    entry.report ?? '',
    entry.part ?? '',
    entry.address ? namesFor(entry).placeName(entry.address) : '',
    describe(entry.before, namesFor(entry)).join('\n'),
    describe(entry.after, namesFor(entry)).join('\n'),
    entry.comment ?? '',
    entry.hash,
  ]);
  return `\uFEFF${[HEAD, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}
