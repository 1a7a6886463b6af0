import type { PartView, RemarkView } from '@nianbao/contracts';
import {
  type Address,
  cellAddress,
  findCell,
  findFormat,
  findTable,
  parseAddress,
  rowPath,
} from '@nianbao/report-formats';

/** The row that a figure stands in; `null` where the table has but one, or where a row is its figure (2014). */
export function rowOf({ formatId }: Pick<PartView, 'formatId'>, address: Address | null): Address | null {
  const parsed = address === null ? null : parseAddress(address);
  if (parsed?.kind !== 'cell') return null;
  const table = findTable(findFormat(formatId), parsed.table);
  const cell = table && findCell(table, parsed.path);
  if (!cell || table.layout === 'single-row' || table.layout === 'indicators') return null;
  return cellAddress(table.id, rowPath(cell.block, cell.row));
}

/** Whether the remark speaks of where the person is: the figure or its row, the paragraph. */
export const isHere = ({ now }: RemarkView, active: Address | null, row: Address | null): boolean =>
  active !== null && (now.address === active || now.address === row);

/** What became of the place, where it is not what it was. */
export function fateWords({ now, quote }: Pick<RemarkView, 'now' | 'quote'>): string | null {
  switch (now.fate) {
    case 'kept':
      return null;
    case 'quote_gone':
      return '所批的文字已改写';
    case 'block_gone':
      return now.address === ''
        ? '原段落已删除'
        : `原段落已删除，显示在相邻的段落${quote === '' ? '' : '；原文如下'}`;
  }
}

const LONGEST_QUOTE = 80;

/** What the remark speaks of, where the place alone does not say it: marked words, and a wording that is no longer there. */
export function quoteOf({ now, quote, address }: RemarkView, current: string | null): string | null {
  const isText = address.startsWith('sections/');
  const needed = isText ? now.range !== null || now.fate !== 'kept' : current !== null && current !== quote;
  if (!needed) return null;
  if (!isText) return `批注时填的是 ${quote === '' ? '空白' : quote}`;
  if (quote === '') return null;
  return quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE)}…` : quote;
}
