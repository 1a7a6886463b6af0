import {
  cellAddress,
  findCell,
  gridOf,
  printCell,
  type GridCell,
  type TableContent,
  type TableFormat,
} from '@nianbao/report-formats';
import { attributes, escapeHtml, escapeLines } from './escape.ts';
import { scroller } from './blocks.ts';

/** The table as the form prints it. Figures carry `data-address`, so that remarks and findings can point at them. */
export function renderOfficialTable(table: TableFormat, content: TableContent, captionShown = false): string {
  const grid = gridOf(table, content);
  const levels = new Map(table.blocks.flatMap(({ rows }) => rows.map(({ id, level }) => [id, level])));
  const line = (row: readonly GridCell[]) =>
    `<tr>${row.map((cell) => renderCell(table, content, cell, grid.columnCount, levels)).join('')}</tr>`;
  const heads = grid.rows.slice(0, grid.headRows).map(line).join('');
  const bodies = bodiesOf(grid.rows.slice(grid.headRows), grid.columnCount);

  const open = attributes({
    class: `official ${table.layout}`,
    'data-table-id': table.id,
    'data-address': `tables/${table.id}`,
  });
  const caption = `<caption${captionShown ? '' : ' class="unseen"'}>${escapeHtml(table.title)}</caption>`;
  return scroller(
    table.title,
    `<table${open}>${caption}${heads && `<thead>${heads}</thead>`}${bodies
      .map((rows) => `<tbody>${rows.map(line).join('')}</tbody>`)
      .join('')}</table>`,
  );
}

/** A row that is one wide head opens a block of its own: a caption as in art. 20. */
function bodiesOf(rows: readonly GridCell[][], width: number): GridCell[][][] {
  const bodies: GridCell[][][] = [];
  for (const row of rows) {
    const current = bodies.at(-1);
    if (!current || row.some((cell) => isCaption(cell, width))) bodies.push([row]);
    else current.push(row);
  }
  return bodies;
}

const isCaption = (cell: GridCell, width: number): boolean =>
  cell.head === 'column' && cell.colSpan === width && width > 1;

function renderCell(
  table: TableFormat,
  content: TableContent,
  cell: GridCell,
  width: number,
  levels: ReadonlyMap<string, number>,
): string {
  const spans = {
    colspan: cell.colSpan > 1 ? cell.colSpan : undefined,
    rowspan: cell.rowSpan > 1 ? cell.rowSpan : undefined,
  };
  if (cell.head === null) {
    if (cell.path === undefined) return `<td${attributes(spans)}>${escapeLines(cell.text)}</td>`;
    const figure = printCell(content[cell.path], findCell(table, cell.path)?.column.suffix);
    const address = cellAddress(table.id, cell.path);
    return `<td${attributes({ class: 'figure', ...spans, 'data-address': address })}>${escapeHtml(figure)}</td>`;
  }
  const level = cell.rowId === undefined ? undefined : levels.get(cell.rowId);
  const shown = {
    class: level === undefined ? undefined : `level-${level}`,
    scope: scopeOf(cell, width),
    ...spans,
  };
  return `<th${attributes(shown)}>${escapeLines(cell.text)}</th>`;
}

function scopeOf(cell: GridCell, width: number): string {
  if (cell.head === 'row') return cell.rowSpan > 1 ? 'rowgroup' : 'row';
  if (isCaption(cell, width)) return 'rowgroup';
  return cell.colSpan > 1 ? 'colgroup' : 'col';
}
