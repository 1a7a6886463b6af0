import {
  type Address,
  type Block,
  blockText,
  type CellFormat,
  findCell,
  findFormat,
  findTable,
  parseAddress,
  printCell,
  readCell,
  type ReportContent,
} from '@nianbao/report-formats';

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

/** The report with `text` at the place; an empty text removes a block. A figure that is none is explained instead. */
export function correct(
  content: ReportContent,
  address: Address,
  text: string,
): { content: ReportContent } | { problem: string } {
  const place = parseAddress(address);
  const found = findCorrectable(content, address);
  if (place?.kind === 'cell' && found?.kind === 'cell') {
    const { value, problem } = readCell(text, found.cell);
    if (problem !== null) return { problem };
    const table = { ...content.tables[place.table], [place.path]: value };
    return { content: { ...content, tables: { ...content.tables, [place.table]: table } } };
  }
  if (place?.kind === 'block' && found?.kind === 'block') {
    const words = text.trim();
    return {
      content: inSection(content, place.sectionId, (blocks) =>
        blocks.flatMap((block) => {
          if (block.id !== place.blockId) return [block];
          return words === '' ? [] : [{ ...found.block, text: words }];
        }),
      ),
    };
  }
  return { problem: '这一处不能在此更正' };
}

/** Puts a piece that found no place at the end of a section. */
export const append = (content: ReportContent, sectionId: string, id: string, text: string): ReportContent =>
  inSection(content, sectionId, (blocks) => [...blocks, { id, kind: 'paragraph', text }]);

const inSection = (
  content: ReportContent,
  sectionId: string,
  change: (blocks: Block[]) => Block[],
): ReportContent => ({
  ...content,
  sections: content.sections.map((section) =>
    section.id === sectionId ? { ...section, blocks: change(section.blocks) } : section,
  ),
});
