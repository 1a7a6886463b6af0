import { parseAddress } from './address.ts';
import { type Address, type Block, blockText } from './content.ts';
import { keptCharacters } from './kept-characters.ts';

/** Characters of a block's text (UTF-16, as an editor counts them), `to` left out. */
export interface TextRange {
  from: number;
  to: number;
}

/** What a remark was hung on: the place, and for a block the text that stood there and the words of it. */
export interface Anchor {
  address: Address;
  range: TextRange | null;
  text: string;
}

/** A place of a text that holds a block, or held one that was removed. */
export interface HeldBlock {
  address: Address;
  block: Block | null;
}

/**
 * `quote_gone`: the block is there, the words are not. `block_gone`: the block was removed, and `address` is what stood
 * beside it; empty where nothing is left.
 */
export interface Carried {
  address: Address;
  range: TextRange | null;
  fate: 'kept' | 'quote_gone' | 'block_gone';
}

/**
 * Where the place of a remark is in the text as it stands now. A moved block keeps it, words follow their text through
 * edits, into another paragraph too. `held` has all blocks in order, removed ones where they stood.
 */
export function carry(anchor: Anchor, held: readonly HeldBlock[]): Carried {
  const { address, range, text } = anchor;
  const kept: Carried = { address, range: null, fate: 'kept' };
  const index = held.findIndex((one) => one.address === address);
  const here = held[index];
  // Figures stay where they are, and so does a heading that the system prints.
  if (parseAddress(address)?.kind !== 'block' || !here) return kept;
  if (range) {
    const followed = here.block && carryRange(text, blockText(here.block), range);
    if (followed) return { ...kept, range: followed };
    const found = findElsewhere(text, range, held);
    if (found) return { ...found, fate: 'kept' };
  }
  if (here.block) return range ? { ...kept, fate: 'quote_gone' } : kept;
  return { address: neighbourOf(held, index), range: null, fate: 'block_gone' };
}

/** The block before the one that is gone; the one after it where it was the first. */
function neighbourOf(held: readonly HeldBlock[], index: number): Address {
  const before = held.slice(0, index).findLast(({ block }) => block !== null);
  const after = held.slice(index + 1).find(({ block }) => block !== null);
  return (before ?? after)?.address ?? '';
}

/** Where a range of one text is in its later wording; `null` where its words are gone. */
export function carryRange(before: string, after: string, range: TextRange): TextRange | null {
  if (before === after) return range;
  const quote = before.slice(range.from, range.to);
  const [place, ...more] = placesOf(after, quote);
  // Words that stand once in either wording are the same words.
  if (place !== undefined && more.length === 0 && placesOf(before, quote).length === 1)
    return rangeAt(place, quote);
  const kept = keptCharacters(before, after);
  const mapped = [...kept.subarray(range.from, range.to)].filter((at) => at >= 0);
  const from = mapped[0] ?? gapAt(kept, range.from);
  const to = (mapped.at(-1) ?? from - 1) + 1;
  const same = [place, ...more].filter(
    (at): at is number => at !== undefined && at <= to && at + quote.length >= from,
  );
  const [nearest] = same.toSorted((a, b) => Math.abs(a - from) - Math.abs(b - from));
  if (nearest !== undefined) return rangeAt(nearest, quote);
  return mapped.length * 2 >= quote.length ? wholeCharacters(after, { from, to }) : null;
}

const rangeAt = (from: number, quote: string): TextRange => ({ from, to: from + quote.length });

/** Where what stood at `index` would stand now: after the last character before it that was kept. */
const gapAt = (kept: Int32Array, index: number): number =>
  (kept.subarray(0, index).findLast((at) => at >= 0) ?? -1) + 1;

function placesOf(text: string, quote: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) places.push(at);
  return places;
}

/** A character outside the basic plane is two units: both or neither. */
function wholeCharacters(text: string, { from, to }: TextRange): TextRange {
  const isSecond = (at: number) => /[\uDC00-\uDFFF]/u.test(text[at] ?? '');
  return { from: isSecond(from) ? from - 1 : from, to: isSecond(to) ? to + 1 : to };
}

/** Words so long are not written twice by chance; shorter ones must have kept a neighbour of such length. */
const UNMISTAKABLE = 8;
const CONTEXT = 4;

/** The words after their paragraph was split, or joined to another: there, if there is only one such place. */
function findElsewhere(
  text: string,
  { from, to }: TextRange,
  held: readonly HeldBlock[],
): Pick<Carried, 'address' | 'range'> | null {
  const quote = text.slice(from, to);
  const [before, after] = [text.slice(Math.max(0, from - CONTEXT), from), text.slice(to, to + CONTEXT)];
  const isSame = (now: string, at: number) =>
    quote.length >= UNMISTAKABLE ||
    (before.length === CONTEXT && now.slice(0, at).endsWith(before)) ||
    (after.length === CONTEXT && now.slice(at + quote.length).startsWith(after));
  const found = held.flatMap(({ address, block }) => {
    const now = block ? blockText(block) : '';
    return placesOf(now, quote)
      .filter((at) => isSame(now, at))
      .map((at) => ({ address, range: rangeAt(at, quote) }));
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}
