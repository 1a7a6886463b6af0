import { isHeadingText, numbered } from '@nianbao/importer';

/** Where the bytes of a pasted picture are: in the paste itself, or known to the server already. */
export type PictureSource = { kind: 'bytes'; file: File } | { kind: 'attachment'; id: string };

/** What is taken over from another program: plain text in the structure of the content model, and nothing else. */
export type PastedBlock =
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'table'; rows: string[][] }
  | { kind: 'image'; source: PictureSource; caption: string };

/** A line of text as it was read; `marked` is the level of a heading by its tag or style. */
export interface PastedLine {
  kind: 'line';
  text: string;
  marked: number | null;
}

export type ReadBlock = PastedLine | Exclude<PastedBlock, { text: string }>;

const MAX_HEADING = 60;

/**
 * Tells headings from paragraphs as the importer does: by the number that a line begins with, else by its style.
 * `一、` is level 1 where it occurs; the usual text of a section begins with `（一）`, which is level 1 then.
 */
export function withLevels(blocks: readonly ReadBlock[]): PastedBlock[] {
  const read = blocks.map((block) => ({ block, depth: block.kind === 'line' ? depthOf(block.text) : null }));
  const top = read.some(({ depth }) => depth === 0) ? 0 : 1;
  const marks = read.flatMap(({ block, depth }) =>
    block.kind === 'line' && depth === null && isMarked(block) ? [block.marked ?? 1] : [],
  );
  const highest = Math.min(...marks);
  return read.map(({ block, depth }) => {
    if (block.kind !== 'line') return block;
    const { text } = block;
    if (depth !== null) return { kind: 'heading', level: levelOf(depth - top + 1), text };
    return isMarked(block)
      ? { kind: 'heading', level: levelOf((block.marked ?? 1) - highest + 1), text }
      : { kind: 'paragraph', text };
  });
}

const isMarked = ({ text, marked }: PastedLine): boolean =>
  marked !== null && text.length <= MAX_HEADING && !text.includes('\n');

/** How deep the number of a heading is; `null` for a line that is none. */
function depthOf(text: string): number | null {
  const found = text.includes('\n') ? null : numbered(text);
  return found && found.rest !== '' && isHeadingText(found.rest) ? found.depth : null;
}

const levelOf = (level: number): 1 | 2 | 3 | 4 => {
  if (level <= 1) return 1;
  return level === 2 || level === 3 ? level : 4;
};

/** Lines of plain text. */
export const blocksOfText = (text: string): PastedBlock[] =>
  withLevels(
    text
      .split(/\r\n|\r|\n/u)
      .map(trimmed)
      .filter((line) => line !== '')
      .map((line) => ({ kind: 'line', text: line, marked: null })),
  );

/** Without the blanks of an indent, which the page makes by itself, and without what no text may hold. */
export const trimmed = (text: string): string =>
  text
    .replaceAll(/[^\P{Cc}\n\t]|[\u200b\u2060\ufeff\ufffc]/gu, '')
    .replace(/^[\s\u00a0\u3000]+|[\s\u00a0\u3000]+$/gu, '');
