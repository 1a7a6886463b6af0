import type { PartView } from '@nianbao/contracts';
import {
  cellAddress,
  cellName,
  type CellPath,
  findCell,
  printCell,
  type TableFormat,
} from '@nianbao/report-formats';
import { formatInstant } from '../../../lib/dates.ts';
import type { Outbox } from '../outbox/outbox.ts';
import styles from './CellBar.module.css';
import { sumOf } from './cell-words.ts';
import type { LiveTable } from './live-table.ts';

/** What there is to know about the figure under the cursor: its name, last year's, its sum, who wrote it and when. */
export function CellBar({
  table,
  path,
  live,
  part,
  outbox,
}: {
  table: TableFormat;
  path: CellPath | null;
  live: LiveTable;
  part: PartView;
  outbox: Outbox;
}) {
  const cell = path === null ? undefined : findCell(table, path);
  if (!cell || path === null) {
    return (
      <div className={styles.bar}>
        {part.mayFill
          ? '方向键、Enter、Tab 移动，F2 修改，Ctrl D 向下填充，可从 Excel 或 WPS 粘贴一片单元格。'
          : '点一格看它的上年数、算法和填写人。'}
      </div>
    );
  }
  const written = outbox.places.get(cellAddress(table.id, path))?.saved;
  const meaning = live.raws.has(path) && meaningOf(live, path);
  const sum = sumOf(table, live.content, path);
  const last = part.lastYear?.table[path];
  return (
    <div className={styles.bar}>
      <strong className={styles.name}>{cellName(table, cell)}</strong>
      <span className={styles.facts}>
        {part.lastYear && (
          <span>
            {part.lastYear.year} 年 <b>{last === null || last === undefined ? '未填' : printCell(last)}</b>
          </span>
        )}
        {sum && <span>= {sum}</span>}
        {!sum && !live.raws.has(path) && <span>由其他填报项填写</span>}
        {cell.unit && <span>单位：{cell.unit}</span>}
        {meaning && <span>{meaning}</span>}
        {written?.changedAt && written.changedBy && (
          <span>
            {written.changedBy} {formatInstant(written.changedAt)}
          </span>
        )}
      </span>
    </div>
  );
}

/** 0, 未填 and 不适用 are three things. */
function meaningOf({ content, problems, raws }: LiveTable, path: CellPath): string {
  if (problems.has(path)) return `“${raws.get(path)}”不是数字，按原样保存`;
  if (content[path] === 'n/a') return '不适用';
  if (content[path] === 0) return '0，没有发生';
  return content[path] === null || content[path] === undefined ? '未填' : '';
}
