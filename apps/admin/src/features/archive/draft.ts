import type { ImportNote, SourceText, UnsureCell } from '@nianbao/importer';
import { type Address, type Block, PREFACE_ID, type ReportContent } from '@nianbao/report-formats';
import type { ReadReport } from './read-source.ts';

/** A piece of the source without a place: waiting, left out knowingly, or put into a section as a paragraph. */
export interface Piece {
  id: string;
  /** 0 where the source has no line for it. */
  line: number;
  text: string;
  decision: 'open' | 'left' | { sectionId: string };
}

/** A past report between reading and storing, with everything a person decided about it. */
export interface Draft {
  content: ReportContent;
  /** ISO day; empty until it is known. */
  publishedOn: string;
  pieces: readonly Piece[];
  notes: readonly ImportNote[];
  lines: readonly SourceText[];
  /** Cells that the source does not decide and nobody has settled: until then they count as 未填. */
  unsure: readonly UnsureCell[];
  /** What was typed into cells and is no figure, with the reason. */
  unreadable: Readonly<Record<Address, { raw: string; problem: string }>>;
}

/** `ownName`: the body that imports, where the source does not say whose report it is. */
export function draftOf({ content, unplaced, notes, lines, unsure }: ReadReport, ownName: string): Draft {
  const pictures = picturesOf(content);
  const pieces = [...unplaced, ...pictures.map((text) => ({ line: 0, text }))];
  return {
    content: { ...withoutPictures(content), organisation: content.organisation || ownName },
    publishedOn: dayIn(content.metadata.publishedOn ?? content.metadata.writtenOn ?? ''),
    pieces: pieces.map(({ line, text }, index) => ({ id: `${index + 1}`, line, text, decision: 'open' })),
    notes,
    lines,
    unsure,
    unreadable: {},
  };
}

/** Pictures of a page stay on that page: what is left of them is a piece to decide on. */
const picturesOf = ({ sections }: ReportContent): string[] =>
  sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'image' ? [`（图：${block.caption || '无图注'}）`] : [])),
  );
const withoutPictures = (content: ReportContent): ReportContent => ({
  ...content,
  sections: content.sections.map((section) => ({
    ...section,
    blocks: section.blocks.filter(({ kind }) => kind !== 'image'),
  })),
});

/** The first day named in the text as an ISO day; empty where there is none. */
export function dayIn(text: string): string {
  const [, year = '', month = '', day = ''] =
    /(\d{4})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})/u.exec(text) ?? [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? '' : iso;
}

const placedId = (piece: Piece): string => `placed-${piece.id}`;

/** Decides on a piece anew; a place given before is taken back. */
export function decide(draft: Draft, id: string, decision: Piece['decision']): Draft {
  const piece = draft.pieces.find((one) => one.id === id);
  if (!piece) return draft;
  const blockId = placedId(piece);
  const without = mapBlocks(draft.content, (blocks) => blocks.filter((block) => block.id !== blockId));
  const content =
    typeof decision === 'object'
      ? withParagraph(without, decision.sectionId, { id: blockId, kind: 'paragraph', text: piece.text })
      : without;
  return {
    ...draft,
    content,
    pieces: draft.pieces.map((one) => (one.id === id ? { ...one, decision } : one)),
  };
}

function withParagraph(content: ReportContent, sectionId: string, block: Block): ReportContent {
  const known = content.sections.some(({ id }) => id === sectionId);
  const sections = known
    ? content.sections
    : [{ id: PREFACE_ID, number: '', title: '', blocks: [] }, ...content.sections];
  return mapBlocks({ ...content, sections }, (blocks, id) =>
    id === sectionId ? [...blocks, block] : blocks,
  );
}

export const mapBlocks = (
  content: ReportContent,
  change: (blocks: Block[], sectionId: string) => Block[],
): ReportContent => ({
  ...content,
  sections: content.sections.map((section) => ({ ...section, blocks: change(section.blocks, section.id) })),
});

/** As it is stored: paragraphs emptied by hand, and sections without a heading and content, are gone. */
export function storable({ content }: Draft): ReportContent {
  const kept = mapBlocks(content, (blocks) =>
    blocks.filter((block) => !('text' in block) || block.text.trim() !== ''),
  );
  return {
    ...kept,
    title: kept.title.trim(),
    organisation: kept.organisation.trim(),
    sections: kept.sections.filter(({ title, number, blocks }) => title + number !== '' || blocks.length > 0),
  };
}

export const FIRST_YEAR = 2008;

/** What must be done before the report can be stored, in words; empty when nothing is left. */
export function obstaclesOf(draft: Draft, publishedYears: ReadonlySet<number>, today: string): string[] {
  const { year, title, organisation } = draft.content;
  const open = draft.pieces.filter(({ decision }) => decision === 'open').length;
  const unreadable = Object.values(draft.unreadable);
  return [
    ...(title.trim() === '' ? ['请填写标题'] : []),
    ...(organisation.trim() === '' ? ['请填写单位'] : []),
    ...yearObstacles(year, draft.publishedOn, publishedYears),
    ...(draft.publishedOn === '' ? ['请填写当时公开的日期'] : []),
    ...(draft.publishedOn > today ? ['公开日期不能在今天之后'] : []),
    ...(open > 0 ? [`还有 ${open} 处没有位置的内容，请逐处放入或确认不放入`] : []),
    ...(draft.unsure.length > 0 ? [`还有 ${draft.unsure.length} 格拿不准，请逐格确认`] : []),
    ...(unreadable.length > 0 ? [`有 ${unreadable.length} 格不是数字：${unreadable[0]?.problem ?? ''}`] : []),
  ];
}

function yearObstacles(year: number, publishedOn: string, published: ReadonlySet<number>): string[] {
  if (!Number.isInteger(year) || year < FIRST_YEAR) return [`请填写报告年度（${FIRST_YEAR} 年起）`];
  if (published.has(year)) return [`${year} 年度的年报已经公开，不能重复导入`];
  return publishedOn !== '' && String(year) > publishedOn.slice(0, 4) ? ['公开日期早于报告年度，请核对'] : [];
}
