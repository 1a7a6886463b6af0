import {
  type Address,
  type Block,
  blockText,
  type CellFormat,
  type CellValue,
  findCell,
  findFormat,
  findTable,
  parseAddress,
  printCell,
  readCell,
  type ReportContent,
} from '@nianbao/report-formats';
import { type Draft, mapBlocks } from './draft.ts';

/** A place of an imported report that a person may correct, with what stands there. */
export type Correctable =
  | { kind: 'cell'; cell: CellFormat; text: string }
  | { kind: 'block'; block: Extract<Block, { text: string }>; text: string };

/** Null where there is nothing to correct by typing: a whole section, a picture, a free table. */
export function findCorrectable(content: ReportContent, address: Address): Correctable | null {
  const place = parseAddress(address);
  if (place?.kind === 'cell') {
    const table = findTable(findFormat(content.formatId), place.table);
    const cell = table && findCell(table, place.path);
    return cell ? { kind: 'cell', cell, text: printCell(content.tables[place.table]?.[place.path]) } : null;
  }
  if (place?.kind !== 'block') return null;
  const block = content.sections
    .find(({ id }) => id === place.sectionId)
    ?.blocks.find(({ id }) => id === place.blockId);
  return block?.kind === 'heading' || block?.kind === 'paragraph'
    ? { kind: 'block', block, text: blockText(block) }
    : null;
}

/** The draft with `text` at the place. A figure that is none is kept as typed, with the reason, and stays out of the report. */
export function correct(draft: Draft, address: Address, text: string): Draft {
  const place = parseAddress(address);
  const found = findCorrectable(draft.content, address);
  if (place?.kind === 'cell' && found?.kind === 'cell') {
    const { [address]: _, ...others } = draft.unreadable;
    const { value, problem } = readCell(text, found.cell);
    const table = { ...draft.content.tables[place.table], [place.path]: value };
    return {
      ...draft,
      content: { ...draft.content, tables: { ...draft.content.tables, [place.table]: table } },
      // Whoever writes a figure has decided it.
      unsure: draft.unsure.filter((cell) => cell.address !== address),
      unreadable: problem === null ? others : { ...others, [address]: { raw: text, problem } },
    };
  }
  if (place?.kind === 'block' && found?.kind === 'block')
    return changeBlock(draft, place.sectionId, { ...found.block, text });
  return draft;
}

/** What was in doubt is as it is read here, or as the person says. */
export const settle = (draft: Draft, address: Address, value: CellValue): Draft =>
  correct(draft, address, printCell(value));

/** One cell of a table that stands free in the text. */
export function correctFreeCell(
  draft: Draft,
  sectionId: string,
  block: Extract<Block, { kind: 'table' }>,
  { row, column }: { row: number; column: number },
  text: string,
): Draft {
  const rows = block.rows.map((cells, r) =>
    r === row ? cells.map((cell, c) => (c === column ? text : cell)) : cells,
  );
  return changeBlock(draft, sectionId, { ...block, rows });
}

/** The printed heading of a section. */
export const correctHeading = (draft: Draft, sectionId: string, title: string): Draft => ({
  ...draft,
  content: {
    ...draft.content,
    sections: draft.content.sections.map((section) =>
      section.id === sectionId ? { ...section, title } : section,
    ),
  },
});

const changeBlock = (draft: Draft, sectionId: string, changed: Block): Draft => ({
  ...draft,
  content: mapBlocks(draft.content, (blocks, id) =>
    id === sectionId ? blocks.map((block) => (block.id === changed.id ? changed : block)) : blocks,
  ),
});
