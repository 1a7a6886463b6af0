import { formatDay } from '../../lib/dates.ts';
import styles from './Charts.module.css';
import type { Figures } from './boards-sheets.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** The figures of a chart, for whoever reads, hears or prints them. */
export function FigureTable({
  figures: { name, head, rows },
  titled = false,
}: {
  figures: Figures;
  /** With its name above it, where no heading says it. */
  titled?: boolean;
}) {
  return (
    <div className={styles.scroll} role="group" aria-label={`${name}（表）`} tabIndex={0}>
      <table className={styles.table}>
        <caption className={titled ? styles.caption : 'visually-hidden'}>{name}</caption>
        <thead>
          <tr>
            {head.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((value, column) =>
                column === 0 ? (
                  <th key={head[column]} scope="row">
                    {shown(value)}
                  </th>
                ) : (
                  <td key={head[column]}>{shown(value)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A dash where there is nothing to say yet: a nought would say something. */
const shown = (value: string | number | null): string | number =>
  value === null ? '—' : typeof value === 'string' && DAY.test(value) ? formatDay(value, true) : value;
