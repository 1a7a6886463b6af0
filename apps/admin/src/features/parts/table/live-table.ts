import type { CellPlace, PartView } from '@nianbao/contracts';
import {
  cellAddress,
  type CellPath,
  checkBalance,
  fillSums,
  findCell,
  type Finding,
  readCell,
  type TableContent,
  type TableFormat,
} from '@nianbao/report-formats';
import { currentValue, type Outbox } from '../outbox/outbox.ts';

/** The table as it would be with what is typed here: read, summed and checked by the same code as the server's. */
export interface LiveTable {
  content: TableContent;
  raws: ReadonlyMap<CellPath, string>;
  problems: ReadonlyMap<CellPath, string>;
  findings: readonly Finding[];
}

export function liveTable(
  table: TableFormat,
  part: Pick<PartView, 'cells' | 'table' | 'scope'>,
  outbox: Outbox,
): LiveTable {
  const raws = new Map<CellPath, string>();
  const problems = new Map<CellPath, string>();
  const content: TableContent = { ...part.table };
  for (const { address } of part.cells) {
    const path = pathOf(address);
    const state = outbox.places.get(address);
    const value = state && currentValue(state);
    const cell = findCell(table, path);
    if (!cell) continue;
    const raw = value?.kind === 'cell' ? value.raw : '';
    const read = readCell(raw, cell);
    raws.set(path, raw);
    content[path] = read.value;
    if (read.problem !== null) problems.set(path, read.problem);
  }
  const filled = fillSums(table, content);
  const findings = checkBalance(table, filled).filter((finding) => concerns(table, part, raws, finding));
  return { content: filled, raws, problems, findings };
}

/** Whether a finding speaks of a figure of this part; of a whole table, all do. */
const concerns = (
  table: TableFormat,
  part: Pick<PartView, 'scope'>,
  own: ReadonlyMap<CellPath, string>,
  { addresses }: Finding,
): boolean =>
  part.scope.kind === 'whole' ||
  [...own.keys()].some((path) => addresses.includes(cellAddress(table.id, path)));

/** `tables/<table>/` is taken off. */
export const pathOf = (address: string): CellPath => address.split('/').slice(2).join('/');

/** The cells nobody has written in yet. */
export const emptyCells = (cells: readonly CellPlace[], { raws }: LiveTable): CellPath[] =>
  cells.map(({ address }) => pathOf(address)).filter((path) => (raws.get(path) ?? '').trim() === '');
