import { type CellPath, gridOf, type GridCell, type TableFormat } from '@nianbao/report-formats';
import type { ComponentProps, ReactNode } from 'react';
import { useMemo } from 'react';
import styles from './GridTable.module.css';

/** The official table as the form prints it, merged heads included; `renderFigure` draws what stands in a cell. */
export function GridTable({
  table,
  renderFigure,
  ...rest
}: {
  table: TableFormat;
  renderFigure: (path: CellPath, cell: GridCell) => ReactNode;
} & Omit<ComponentProps<'table'>, 'children'>) {
  const grid = useMemo(() => gridOf(table), [table]);
  const levels = useMemo(
    () => new Map(table.blocks.flatMap(({ rows }) => rows.map(({ id, level }) => [id, level]))),
    [table],
  );
  const row = (cells: readonly GridCell[], index: number) => (
    <tr key={index}>
      {cells.map((cell, i) => {
        if (cell.path !== undefined) return renderFigure(cell.path, cell);
        const level = cell.rowId === undefined ? 0 : (levels.get(cell.rowId) ?? 0);
        return <Head key={`${index}.${i}`} cell={cell} level={level} width={grid.columnCount} />;
      })}
    </tr>
  );
  return (
    <table {...rest} className={`${styles.table} ${styles[table.layout]} ${rest.className ?? ''}`}>
      <caption className="visually-hidden">{table.title}</caption>
      {grid.headRows > 0 && <thead>{grid.rows.slice(0, grid.headRows).map(row)}</thead>}
      <tbody>{grid.rows.slice(grid.headRows).map((cells, i) => row(cells, grid.headRows + i))}</tbody>
    </table>
  );
}

function Head({ cell, level, width }: { cell: GridCell; level: number; width: number }) {
  const spans = { colSpan: cell.colSpan, rowSpan: cell.rowSpan };
  if (cell.head === null) return <td {...spans}>{cell.text}</td>;
  const caption = cell.head === 'column' && cell.colSpan === width && width > 1;
  if (cell.head === 'row') {
    return (
      <th
        {...spans}
        scope={cell.rowSpan > 1 ? 'rowgroup' : 'row'}
        className={cell.rowSpan > 1 ? styles.group : styles.rowHead}
        data-level={level}
      >
        {cell.text}
      </th>
    );
  }
  return (
    <th
      {...spans}
      scope={cell.colSpan > 1 ? 'colgroup' : 'col'}
      className={caption ? styles.caption : undefined}
    >
      {cell.text}
    </th>
  );
}
