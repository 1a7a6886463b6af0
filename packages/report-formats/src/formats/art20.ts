import type { ColumnFormat, RowFormat, TableBlock } from '../format.ts';

/** How the blocks of the table of section two are written down; 2019 and 2021 print different columns in them. */

export const column = (
  id: string,
  label: string,
  unit: string,
  more: Partial<ColumnFormat> = {},
): ColumnFormat => ({ id, label, headerPath: [label], kind: 'input', unit, ...more });

export const row = (id: string, label: string): RowFormat => ({
  id,
  number: '',
  label,
  kind: 'input',
  parentId: null,
  level: 0,
});

/** `item` as the 条例 numbers it: `一` for 第二十条第（一）项. */
export const block = (id: string, item: string, columns: ColumnFormat[], rows: RowFormat[]): TableBlock => ({
  id,
  caption: `第二十条第（${item}）项`,
  headFirst: '信息内容',
  columns,
  rows,
});
