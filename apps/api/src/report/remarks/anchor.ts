import type { MarkedWords } from '@nianbao/contracts';
import { type Address, type Block, blockText, type HeldBlock, type TextRange } from '@nianbao/report-formats';
import { Problem } from '../../platform/http/problem.ts';
import type { Part } from '../parts/part.entity.ts';
import { byPosition } from '../reports/compose.ts';
import type { ReportState } from '../reports/report-state.ts';

/** What stands at a place, and which words of it are meant: kept with a remark, so that it can be found again later. */
export interface Stood {
  stood: string;
  rangeFrom: number | null;
  rangeTo: number | null;
}

/** @throws reference-unknown when the words are not, or no longer, in the block. */
export function standingAt(
  state: ReportState,
  part: Part,
  address: Address,
  words: MarkedWords | null = null,
): Stood {
  const place = state.places.find((one) => one.partId === part.id && one.address === address);
  const stood = place?.block ? blockText(place.block) : (place?.raw ?? '');
  if (!words) return { stood, rangeFrom: null, rangeTo: null };
  if (!place?.block || !hasWords(place.block)) throw new Problem('reference-unknown', [NO_TEXT]);
  const range = rangeOf(stood, words);
  if (!range) throw new Problem('reference-unknown', [REWRITTEN]);
  return { stood, rangeFrom: range.from, rangeTo: range.to };
}

const NO_TEXT = { field: 'words', message: '只能选中一个段落或标题里的文字来批注' };
const REWRITTEN = { field: 'words', message: '选中的文字刚刚被修改，请重新选择后再批注' };

const hasWords = (block: Block): boolean => block.kind === 'paragraph' || block.kind === 'heading';

/** Where the words stand: where they were marked, else, while somebody else types, the nearest place. */
function rangeOf(text: string, { from, quote }: MarkedWords): TextRange | null {
  if (/\p{Surrogate}/u.test(quote)) return null;
  const at = [text.lastIndexOf(quote, from), text.indexOf(quote, from)]
    .filter((place) => place >= 0)
    .toSorted((a, b) => Math.abs(a - from) - Math.abs(b - from))[0];
  return at === undefined ? null : { from: at, to: at + quote.length };
}

/** The blocks of the part in order, the removed ones where they stood. */
export const heldBlocks = (state: ReportState, part: Part): HeldBlock[] =>
  state.places
    .filter(({ partId, address }) => partId === part.id && address.startsWith('sections/'))
    .toSorted(byPosition);
