import {
  blockAddress,
  cellAddress,
  cellsOf,
  findFormat,
  readCell,
  type Address,
  type Block,
  type CellValue,
  type ReportContent,
} from '@nianbao/report-formats';
import { comparable, sameBlock } from './comparable.ts';
import { movedIds } from './match-blocks.ts';
import { printedFigure, typedFigure } from './official-figures.ts';
import type { WordReading } from './read-word.ts';

/**
 * One place at which the Word file says something else than what was exported. `both`: it was also changed here since,
 * so that one of the two must give way. What is equal here by now is no difference.
 */
export type WordDifference =
  | {
      kind: 'cell';
      address: Address;
      base: CellValue;
      ours: CellValue;
      /** As it was typed in Word, and what it means; `problem` where it is no figure. */
      theirs: { raw: string; value: CellValue; problem: string | null };
      both: boolean;
    }
  | {
      kind: 'changed' | 'deleted' | 'moved';
      address: Address;
      sectionId: string;
      base: Block;
      /** `null` where it was removed here. */
      ours: Block | null;
      /** `null` where it was removed in Word. */
      theirs: Block | null;
      /** The block before it in Word, of those that we know; `null` at the beginning of the section. */
      after: string | null;
      both: boolean;
    }
  | { kind: 'added'; sectionId: string; theirs: Block; after: string | null };

export interface WordComparison {
  differences: WordDifference[];
  /** In Chinese: what was changed in Word and cannot be taken over. */
  notes: string[];
}

/** `base` as it was exported, `theirs` as it came back, `ours` as it stands now. Pure. */
export function compareWord(base: ReportContent, theirs: WordReading, ours: ReportContent): WordComparison {
  const notes = [...theirs.notes];
  const differences = [
    ...base.sections.flatMap(({ id, blocks }): WordDifference[] => {
      const read = theirs.sections.find((section) => section.id === id);
      const now = ours.sections.find((section) => section.id === id)?.blocks ?? [];
      return read ? blockDifferences(id, blocks, read.blocks, now) : [];
    }),
    ...cellDifferences(base, theirs, ours, notes),
  ];
  return { differences, notes };
}

function blockDifferences(
  sectionId: string,
  base: readonly Block[],
  theirs: WordReading['sections'][number]['blocks'],
  ours: readonly Block[],
): WordDifference[] {
  const now = new Map(ours.map((block) => [block.id, block]));
  const was = new Map(base.map((block) => [block.id, block]));
  const moved = movedIds(
    base.map(({ id }) => id),
    theirs.flatMap(({ id }) => id ?? []),
  );
  const differences: WordDifference[] = [];
  let after: string | null = null;
  for (const { id, block } of theirs) {
    const before = id === null ? undefined : was.get(id);
    if (id === null || !before) {
      const there = ours.some((each) => !was.has(each.id) && sameBlock(each, block));
      if (!there) differences.push({ kind: 'added', sectionId, theirs: block, after });
      continue;
    }
    const place = {
      address: blockAddress(sectionId, id),
      sectionId,
      base: before,
      ours: now.get(id) ?? null,
      after,
    };
    if (!sameBlock(before, block) && !sameBlock(place.ours, block)) {
      differences.push({
        kind: 'changed',
        ...place,
        theirs: { ...block, id },
        both: !sameBlock(before, place.ours),
      });
    }
    if (moved.has(id) && place.ours)
      differences.push({ kind: 'moved', ...place, theirs: { ...block, id }, both: false });
    after = id;
  }
  const kept = new Set(theirs.map(({ id }) => id));
  for (const block of base) {
    const current = now.get(block.id);
    if (kept.has(block.id) || !current) continue;
    const place = {
      address: blockAddress(sectionId, block.id),
      sectionId,
      base: block,
      ours: current,
      after: null,
    };
    differences.push({ kind: 'deleted', ...place, theirs: null, both: !sameBlock(block, current) });
  }
  return differences;
}

function cellDifferences(
  base: ReportContent,
  theirs: WordReading,
  ours: ReportContent,
  notes: string[],
): WordDifference[] {
  return findFormat(base.formatId).tables.flatMap((table) => {
    const texts = theirs.figures[table.id];
    if (!texts) return [];
    let sums = 0;
    const differences = cellsOf(table).flatMap((cell): WordDifference[] => {
      const text = texts.get(cell.path);
      const before = base.tables[table.id]?.[cell.path] ?? null;
      if (text === undefined || comparable(text).trim() === printedFigure(table, cell.path, before))
        return [];
      if (cell.computed) {
        sums += 1;
        return [];
      }
      const raw = typedFigure(table, cell.path, text);
      const now = ours.tables[table.id]?.[cell.path] ?? null;
      const read = readCell(raw, cell);
      if (read.problem === null && (read.value === now || read.value === before)) return [];
      return [
        {
          kind: 'cell',
          address: cellAddress(table.id, cell.path),
          base: before,
          ours: now,
          theirs: { raw, ...read },
          both: before !== now,
        },
      ];
    });
    if (sums > 0) notes.push(`《${table.title}》有 ${sums} 处合计在 Word 中改动，合计由系统计算，没有导入`);
    return differences;
  });
}
