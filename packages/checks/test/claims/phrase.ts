import type { TableContent, TableId } from '@nianbao/report-formats';
import type { Pick } from './pick.ts';

/** A figure of a phrase; one that is changed makes the phrase untrue. */
export interface Figure {
  value: number;
  /** Printed behind it. */
  unit: string;
  /** A change of it can be proved by the phrase. */
  binding: boolean;
  decimals: number;
}

/** Paragraphs, each of words and figures, with what must be true beside them. */
export interface Phrase {
  kind: string;
  /** What a changed figure is worth: an error or warning where the words leave no other reading, a question otherwise. */
  sure: boolean;
  paragraphs: (string | Figure)[][];
  tables: Partial<Record<TableId, TableContent>>;
  previous: Partial<Record<TableId, TableContent>>;
}

export const phrase = (kind: string, sure: boolean, ...paragraphs: (string | Figure)[][]): Phrase => ({
  kind,
  sure,
  paragraphs,
  tables: {},
  previous: {},
});

export const figure = (value: number, unit: string, binding = true, decimals = 0): Figure => ({
  value,
  unit,
  binding,
  decimals,
});
export const loose = (value: number, unit: string): Figure => figure(value, unit, false);
export const percent = (value: number, decimals: number): Figure =>
  figure(Number(value.toFixed(decimals)), '%', true, decimals);

/** `total` split into so many parts, each of them at least one. */
export function split(pick: Pick, total: number, count: number): number[] {
  const cuts = new Set<number>();
  while (cuts.size < count - 1) cuts.add(pick.int(1, total - 1));
  const edges = [0, ...[...cuts].toSorted((a, b) => a - b), total];
  return edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0));
}

/** Figures and words one after the other, with a mark between the items. */
export function list(items: readonly (string | Figure)[][], mark: string): (string | Figure)[] {
  return items.flatMap((item, index) => (index === 0 ? item : [mark, ...item]));
}

const WIDE = (text: string): string =>
  text.replace(/[\d.%,]/gu, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));

/** How a report prints its figures: all in one way. */
export interface Print {
  digits: 'plain' | 'thousands' | 'wide' | 'spaced';
  marks: 'wide' | 'half';
}

export const printOf = (pick: Pick): Print => ({
  digits: pick.of(['plain', 'plain', 'plain', 'thousands', 'wide', 'spaced']),
  marks: pick.of(['wide', 'wide', 'half']),
});

export function textOf(pieces: readonly (string | Figure)[], { digits, marks }: Print): string {
  const text = pieces.map((piece) => (typeof piece === 'string' ? piece : printed(piece, digits))).join('');
  return marks === 'wide' ? text : text.replaceAll('，', ',').replaceAll('；', ';').replaceAll('：', ':');
}

function printed({ value, unit, decimals }: Figure, digits: Print['digits']): string {
  const plain = decimals > 0 ? value.toFixed(decimals) : String(value);
  if (digits === 'thousands' && value >= 1000 && decimals === 0)
    return `${plain.replace(/\B(?=(?:\d{3})+$)/gu, ',')}${unit}`;
  if (digits === 'wide') return `${WIDE(plain)}${unit === '%' ? '％' : unit}`;
  return digits === 'spaced' ? `${plain} ${unit}` : plain + unit;
}

/** The phrase with one binding figure changed to another that no lawful reading makes right; the changed words. */
export function changed(pick: Pick, { paragraphs, ...rest }: Phrase): Phrase {
  const places = paragraphs.flatMap((pieces, at) =>
    pieces.flatMap((piece, index) => (typeof piece !== 'string' && piece.binding ? [{ at, index }] : [])),
  );
  const place = pick.of(places);
  return {
    ...rest,
    paragraphs: paragraphs.map((pieces, at) =>
      pieces.map((piece, index) =>
        at === place.at && index === place.index && typeof piece !== 'string' ? moved(pick, piece) : piece,
      ),
    ),
  };
}

/** A slip of the pen: a digit off, a neighbour, two digits exchanged. */
function moved(pick: Pick, { value, decimals, ...rest }: Figure): Figure {
  const step =
    rest.unit === '%' ? pick.of([2, 3, 5, 10]) : Math.max(1, Math.round(value * pick.of([0.01, 0.02, 0.05])));
  const sign = pick.chance(0.5) || value <= step ? 1 : -1;
  return { ...rest, decimals, value: Number((value + sign * step).toFixed(decimals)) };
}
