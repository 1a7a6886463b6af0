import { cellsOf } from './cells.ts';
import { findFormat } from './catalogue.ts';
import { blockAddress, cellAddress } from './address.ts';
import { type Address, type Block, blockText, type CellValue, type ReportContent } from './content.ts';

/** One place that differs between two states of a report. `before` or `after` is null where the block did not exist. */
export type ContentChange =
  | { kind: 'cell'; address: Address; before: CellValue; after: CellValue }
  | { kind: 'block'; address: Address; before: string | null; after: string | null };

/** Cell by cell and block by block, in the order of the later report; blocks are matched by id. Moves are not changes. */
export function changesBetween(before: ReportContent, after: ReportContent): ContentChange[] {
  return [...changedBlocks(before, after), ...changedCells(before, after)];
}

function changedBlocks(before: ReportContent, after: ReportContent): ContentChange[] {
  const old = blocksByAddress(before);
  const now = blocksByAddress(after);
  const changed = [...now].flatMap(([address, block]): ContentChange[] => {
    const was = old.get(address);
    const texts = { before: was ? blockText(was) : null, after: blockText(block) };
    return texts.before === texts.after && was?.kind === block.kind
      ? []
      : [{ kind: 'block', address, ...texts }];
  });
  const removed = [...old]
    .filter(([address]) => !now.has(address))
    .map(([address, block]): ContentChange => ({
      kind: 'block',
      address,
      before: blockText(block),
      after: null,
    }));
  return [...changed, ...removed];
}

const blocksByAddress = ({ sections }: ReportContent): Map<Address, Block> =>
  new Map(sections.flatMap(({ id, blocks }) => blocks.map((block) => [blockAddress(id, block.id), block])));

function changedCells(before: ReportContent, after: ReportContent): ContentChange[] {
  return findFormat(after.formatId).tables.flatMap((table) =>
    cellsOf(table).flatMap(({ path }): ContentChange[] => {
      const was = before.tables[table.id]?.[path] ?? null;
      const is = after.tables[table.id]?.[path] ?? null;
      return was === is
        ? []
        : [{ kind: 'cell', address: cellAddress(table.id, path), before: was, after: is }];
    }),
  );
}
