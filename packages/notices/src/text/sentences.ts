import { type NoticeLine, plainOf } from './lines.ts';

/** A sentence of a notice with what it stands under. */
export interface Sentence {
  /** As it stands, its number taken off. */
  text: string;
  /** The same in half width, place for place. Of a row: its cells in reading order, the head of the column before a date. */
  plain: string;
  line: number;
  /** Headings and lead-ins above it, the nearest last. */
  under: readonly string[];
  heading: boolean;
}

const NUMBERS: readonly RegExp[] = [
  /^第[一二三四五六七八九十]{1,3}[章条部][分]? ?/u,
  /^[一二三四五六七八九十]{1,3} ?[、.]/u,
  /^\([一二三四五六七八九十]{1,3}\)[、.]?/u,
  /^\d{1,2} ?(?:、|\.(?!\d)|\))/u,
  /^(?:\(\d{1,2}\)|[①-⑳])[、.]?/u,
];
/** An unnumbered lead-in or heading stands below every number. */
const DEEPEST = NUMBERS.length;
const LONGEST_HEADING = 40;

interface Numbered {
  depth: number;
  length: number;
}

function numberOf(plain: string): Numbered {
  for (const [depth, pattern] of NUMBERS.entries()) {
    const match = pattern.exec(plain);
    if (match) return { depth, length: match[0].length };
  }
  return { depth: DEEPEST, length: 0 };
}

/** Every sentence in its order, with the headings it stands under. */
export function sentencesOf(lines: readonly NoticeLine[]): Sentence[] {
  const under: (string | undefined)[] = [];
  let heads: readonly string[] | null = null;
  return lines.flatMap((line) => {
    const cells = line.cells ?? [];
    if (cells.length > 1) {
      heads ??= cells.map(plainOf);
      return [rowSentence(line, heads, stack(under))];
    }
    heads = null;
    return paragraph(line, under);
  });
}

const stack = (under: readonly (string | undefined)[]): string[] =>
  under.filter((words) => words !== undefined);

/** A row as a sentence: each cell after the head of its column. */
function rowSentence(
  { line, text, cells = [] }: NoticeLine,
  heads: readonly string[],
  under: string[],
): Sentence {
  const plain = cells
    .map((cell, at) => {
      const head = heads[at] ?? '';
      return head === '' || head === plainOf(cell) ? plainOf(cell) : `${head}:${plainOf(cell)}`;
    })
    .join(',');
  return { text, plain, line, under, heading: false };
}

function paragraph({ line, text: raw }: NoticeLine, under: (string | undefined)[]): Sentence[] {
  const trimmed = raw.trim();
  const number = numberOf(plainOf(trimmed));
  const text = trimmed.slice(number.length);
  const plain = plainOf(text);
  // Numbers close what stood below them; a plain paragraph goes on below the last number or lead-in.
  if (number.depth < DEEPEST) under.length = number.depth;
  const leads = plain.length <= LONGEST_HEADING * 2 && /:\s*$/u.test(plain);
  if (leads || (number.depth < DEEPEST && isHeading(plain))) {
    under[number.depth] = text;
    return [{ text, plain, line, under: stack(under.slice(0, number.depth)), heading: true }];
  }
  const outer = stack(under.slice(0, number.depth + 1));
  const pieces = piecesOf(text, plain);
  const [first] = pieces;
  const head = first && pieces.length > 1 && isRunInHead(first.plain) ? first : null;
  if (number.depth < DEEPEST) under[number.depth] = head?.text;
  return pieces.map((piece) => ({
    ...piece,
    line,
    under: head === null || piece === head ? outer : [...outer, head.text],
    heading: piece === head,
  }));
}

const isHeading = (plain: string): boolean =>
  plain.length <= LONGEST_HEADING && !/[。;!?]/u.test(plain.trim());

/** `（二）报送时间。各县区于…`: what stands before the first full stop and tells nothing by itself. */
const isRunInHead = (plain: string): boolean =>
  plain.length <= 22 && !/[,\d“]|字|份|章|请|不得|不超过|务必|必须|应当|须/u.test(plain);

interface Piece {
  text: string;
  plain: string;
}

/** Cut after 。！？ and the quote that may follow. */
function piecesOf(text: string, plain: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  const cut = (end: number): void => {
    if (plain.slice(start, end).trim() !== '')
      pieces.push({ text: text.slice(start, end), plain: plain.slice(start, end) });
    start = end;
  };
  for (const { index, 0: mark } of plain.matchAll(/[。!?]+[”"』」)]?/gu)) cut(index + mark.length);
  cut(plain.length);
  return pieces;
}
