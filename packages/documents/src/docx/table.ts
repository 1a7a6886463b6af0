import {
  gridOf,
  type GridCell,
  type TableContent,
  type TableFormat,
  type TableGrid,
  type TableLayout,
} from '@nianbao/report-formats';
import { xmlAttributes } from '../data/escape-xml.ts';
import { columnShares, headLines, isShort, labelIndent, printedText } from '../print-table.ts';
import type { DocxFonts } from './fonts.ts';
import { SIZE, TEXT_WIDTH, twips } from './measures.ts';
import type { Mark } from './marks.ts';
import { paragraph } from './paragraph.ts';

/** A cell where it starts, or the lower part of one that is merged downwards. */
interface Placed {
  cell: GridCell;
  continued: boolean;
}

const STYLE: Readonly<Record<TableLayout, string>> = {
  blocks: 'TableText',
  indicators: 'TableText',
  matrix: 'TableSmallest',
  'single-row': 'TableSmall',
};

/** The official table with merged cells as the form prints them; its heads repeat on every page. */
export function officialTable(
  table: TableFormat,
  content: TableContent,
  fonts: DocxFonts,
  mark: Mark,
): string {
  const grid = gridOf(table, content);
  const widths = shares(columnShares(table.layout, grid.columnCount));
  const style = STYLE[table.layout];
  const rows = placeRows(grid).map((row, y) => {
    let x = 0;
    const keep = staysWithNext(grid, y) ? '<w:keepNext/>' : '';
    const cells = row.map(({ cell, continued }) => {
      const width = widths.slice(x, x + cell.colSpan).reduce((sum, each) => sum + each, 0);
      x += cell.colSpan;
      const words = cell.path === undefined ? headLines(table, grid.columnCount, cell) : [];
      const text = words.length > 1 ? words : printedText(table, content, cell);
      const first = y === 0 && x === cell.colSpan;
      const look = { more: keep + alignment(table, cell), mark: first ? mark : undefined };
      return tableCell(width, cell, continued, paragraph(style, continued ? '' : text, fonts, look));
    });
    return tableRow(cells, y < grid.headRows);
  });
  return tableXml(widths, rows, table.title);
}

/** A free table: equal columns, short rows filled up, its end kept with what follows if so asked. `''` when it has no cell, for Word knows no such table. */
export function freeTable(
  source: readonly (readonly string[])[],
  fonts: DocxFonts,
  mark: Mark,
  keepsNext = false,
): string {
  const columns = Math.max(0, ...source.map((row) => row.length));
  if (columns === 0) return '';
  const widths = shares(Array.from({ length: columns }, () => 1));
  const plain = { text: '', head: null, colSpan: 1, rowSpan: 1 };
  const whole = isShort(source);
  const rows = source.map((row, y) =>
    tableRow(
      widths.map((width, x) => {
        const look = {
          mark: x === 0 && y === 0 ? mark : undefined,
          more: (y === source.length - 1 ? keepsNext : whole || y === 0) ? '<w:keepNext/>' : '',
        };
        return tableCell(width, plain, false, paragraph('TableText', row[x] ?? '', fonts, look));
      }),
      false,
    ),
  );
  return tableXml(widths, rows, '');
}

/** Rows of heads are not parted from what they head, nor in art. 20 a block from its caption. */
function staysWithNext({ rows, columnCount, headRows }: TableGrid, y: number): boolean {
  if (headRows > 0) return y < headRows;
  const isCaption = (row: readonly GridCell[] | undefined) => row?.[0]?.colSpan === columnCount;
  return y + 1 < rows.length && !isCaption(rows[y + 1]);
}

function alignment(table: TableFormat, cell: GridCell): string {
  const level = labelIndent(table, cell);
  if (level === null) return '';
  const indent = level > 0 ? `<w:ind w:leftChars="${level * 100}" w:left="${level * SIZE.table * 10}"/>` : '';
  return `${indent}<w:jc w:val="left"/>`;
}

/** Word wants a cell in every row that a merged one reaches into. */
function placeRows(grid: TableGrid): Placed[][] {
  const reaching: { cell: GridCell; x: number; until: number }[] = [];
  return grid.rows.map((row, y) => {
    const placed: Placed[] = [];
    const waiting = [...row];
    for (let x = 0; x < grid.columnCount;) {
      const above = reaching.find((each) => each.x === x && each.until > y);
      const cell = above?.cell ?? waiting.shift();
      if (!cell) break;
      if (!above && cell.rowSpan > 1) reaching.push({ cell, x, until: y + cell.rowSpan });
      placed.push({ cell, continued: above !== undefined });
      x += cell.colSpan;
    }
    return placed;
  });
}

/** Widths in the given proportion that fill the 版心. */
function shares(parts: readonly number[]): number[] {
  const sum = parts.reduce((total, part) => total + part, 0);
  return parts.map((part) => Math.floor((part / sum) * TEXT_WIDTH));
}

function tableCell(
  width: number,
  { colSpan, rowSpan }: GridCell,
  continued: boolean,
  content: string,
): string {
  const span = colSpan > 1 ? `<w:gridSpan w:val="${colSpan}"/>` : '';
  const merge = continued ? '<w:vMerge/>' : rowSpan > 1 ? '<w:vMerge w:val="restart"/>' : '';
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span}${merge}<w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`;
}

const tableRow = (cells: readonly string[], head: boolean): string =>
  `<w:tr><w:trPr><w:cantSplit/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;

function tableXml(widths: readonly number[], rows: readonly string[], title: string): string {
  const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`;
  const margin = (side: string, size: number) => `<w:${side} w:w="${size}" w:type="dxa"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('');
  const narrow = twips(0.7);
  const margins =
    margin('top', narrow) + margin('left', narrow) + margin('bottom', narrow) + margin('right', narrow);
  const total = widths.reduce((sum, width) => sum + width, 0);
  const named = title === '' ? '' : `<w:tblCaption${xmlAttributes({ 'w:val': title })}/>`;
  return [
    `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders>`,
    `<w:tblLayout w:type="fixed"/><w:tblCellMar>${margins}</w:tblCellMar>${named}</w:tblPr>`,
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`,
    ...rows,
    '</w:tbl>',
  ].join('');
}
