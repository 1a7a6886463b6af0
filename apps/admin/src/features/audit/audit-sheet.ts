import { auditActionLabel, type AuditEntryView } from '@nianbao/contracts';
import { formatExact } from '../../lib/dates.ts';
import type { SheetOf } from '../../lib/workbook.ts';

import { describe, type Names } from './describe.ts';

/** The entries as a sheet, in the words of the page. */
export const auditSheet = (
  entries: readonly AuditEntryView[],
  namesFor: (entry: AuditEntryView) => Names,
): SheetOf => ({
  name: '审计记录',
  head: ['序号', '时间', '人员', '动作', '年报', '填报项', '位置', '此前', '此后', '说明', '哈希'],
  widths: [8, 20, 14, 16, 30, 26, 26, 40, 40, 26, 68],
  rows: entries.map((entry) => [
    entry.sequence,
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
  ]),
});
