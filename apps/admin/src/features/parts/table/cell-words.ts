import {
  type CellPath,
  findCell,
  instances,
  printCell,
  shortRowName,
  type TableContent,
  type TableFormat,
} from '@nianbao/report-formats';

/** How a computed figure comes about, `自然人 12 + 商业企业 3`; empty for a figure that is typed. */
export function sumOf(table: TableFormat, content: TableContent, path: CellPath): string {
  if (!findCell(table, path)?.computed) return '';
  for (const rule of table.rules) {
    if (rule.op !== '=' || rule.level !== 'error') continue;
    const found = instances(table, rule).find(({ left }) => left.length === 1 && left[0] === path);
    if (!found) continue;
    const terms = found.right.flatMap((one) => {
      const cell = findCell(table, one);
      const value = content[one];
      if (!cell || typeof value !== 'number') return [];
      const name = rule.axis === 'row' ? cell.column.label : shortRowName(table, cell.block, cell.row);
      return [{ words: `${name} ${printCell(value)}`, value }];
    });
    const shown = terms.length > 6 ? terms.filter(({ value }) => value !== 0) : terms;
    if (terms.length === 0) return '各项都还没有填';
    return shown.length === 0 ? '各项都是 0' : shown.map(({ words }) => words).join(' + ');
  }
  return '';
}
