import type { CellFormat } from '@nianbao/report-formats';

/** The heads over a row, outermost first: 三、本年度办理结果, （三）不予公开, 1.属于国家秘密. */
export function rowPath({ block, row }: CellFormat): string[] {
  const parent = block.rows.find(({ id }) => id === row.parentId);
  const above = parent ? rowPathOf(block, parent) : [];
  return [...(block.caption === null ? [] : [block.caption]), ...above, row.number + row.label];
}

function rowPathOf(block: CellFormat['block'], row: CellFormat['row']): string[] {
  const parent = block.rows.find(({ id }) => id === row.parentId);
  return [...(parent ? rowPathOf(block, parent) : []), row.number + row.label];
}
