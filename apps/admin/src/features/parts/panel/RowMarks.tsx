import type { PartView } from '@nianbao/contracts';
import { findCell, findFormat, findRow, findTable, parseAddress } from '@nianbao/report-formats';

/** A line under the figures of a row that has an open remark. */
export function RowMarks({ part }: { part: PartView }) {
  const rules = part.remarks
    .filter(({ parentId, resolvedAt }) => parentId === null && resolvedAt === null)
    .flatMap(({ now, kind }) => {
      const path = rowPathOf(part, now.address);
      const colour = kind === 'return' ? 'var(--wait)' : '#e3b341';
      return path === null ? [] : [`[data-cell^="${path}/"] { box-shadow: inset 0 -3px 0 ${colour} }`];
    });
  return <style>{rules.join('\n')}</style>;
}

/** Checked against the format: nothing else gets into the style. */
function rowPathOf({ formatId }: PartView, address: string): string | null {
  const parsed = parseAddress(address);
  if (parsed?.kind !== 'cell') return null;
  const table = findTable(findFormat(formatId), parsed.table);
  return table && !findCell(table, parsed.path) && findRow(table, parsed.path) ? parsed.path : null;
}
