import { addUp, cellPath, instances, type TableContent } from '@nianbao/report-formats';
import type { Aligned } from './align.ts';
import type { FigureRow } from './items.ts';
import type { TableForm } from './labels.ts';
import { readValue } from './values.ts';

/** Among alignments that cost the same, the one whose sums hold; they never change a figure, and zeros prove nothing. */
export function choosePath(aligned: Aligned, rows: readonly FigureRow[], form: TableForm): Aligned {
  if (aligned.equals.length < 2) return aligned;
  const scored = aligned.equals.map((path) => ({ path, score: sumsThatHold(path, rows, form) }));
  const most = Math.max(...scored.map(({ score }) => score));
  const best = scored.filter(({ score }) => score === most).map(({ path }) => path);
  const [first = aligned.rows] = best;
  const chosen = aligned.rows.map((j, i) => (first[i] === undefined || first[i] < 0 ? j : first[i]));
  const others = chosen.map((j, i) =>
    [...new Set(best.map((path) => path[i] ?? -1))].filter((other) => other >= 0 && other !== j),
  );
  return { ...aligned, rows: chosen, others };
}

function sumsThatHold(
  path: readonly number[],
  rows: readonly FigureRow[],
  { table, rows: labels }: TableForm,
): number {
  const content: TableContent = {};
  path.forEach((j, i) => {
    const label = labels[j];
    const block = table.blocks.find((each) => each.rows.some(({ id }) => id === label?.rowId));
    const row = block?.rows.find(({ id }) => id === label?.rowId);
    const cells = rows[i]?.cells ?? [];
    if (!block || !row || cells.length !== block.columns.length) return;
    block.columns.forEach((column, x) => {
      content[cellPath(table, block, row, column)] = readValue(cells[x]?.text ?? '')?.value ?? null;
    });
  });
  const sum = (paths: readonly string[]): number =>
    addUp(paths.map((at) => content[at]).filter((value) => typeof value === 'number'));
  return table.rules
    .filter(({ op, axis }) => op === '=' && axis !== 'row')
    .flatMap((rule) => instances(table, rule))
    .filter(({ left, right }) => sum(left) !== 0 && sum(left) === sum(right)).length;
}
