import { blockText, type ReportContent } from '@nianbao/report-formats';
import { sectionAnchor } from '../html/article.ts';
import type { SearchHit } from './model.ts';

const [BEFORE, AFTER] = [30, 70];
const MOST = 3;

/** The sections in which any of the words stands, each with the text around it and the address of the section. */
export function searchHits(content: ReportContent, path: string, searched: string): SearchHit[] {
  const words = searchWords(searched);
  const hits = content.sections.flatMap(({ id, number, title, blocks }): SearchHit[] => {
    const text = blocks
      .map((block) => blockText(block).replace(/\s+/gu, ' '))
      .join(' ')
      .trim();
    const at = firstOf(text, words);
    const inHeading = firstOf(title, words) !== null;
    if (at === null && !inHeading) return [];
    return [
      {
        heading: `${number}${title}` || '正文',
        path: `${path}#${encodeURIComponent(sectionAnchor(id))}`,
        excerpt: around(text, at ?? 0),
      },
    ];
  });
  return hits.slice(0, MOST);
}

/** What stands between blanks is a word of its own. */
export const searchWords = (searched: string): string[] => [
  ...new Set(
    searched
      .normalize('NFKC')
      .toLowerCase()
      .split(/\s+/u)
      .filter((word) => word !== ''),
  ),
];

/** Where the first of the words begins, blanks inside the text and the forms of its letters aside. */
function firstOf(text: string, words: readonly string[]): number | null {
  let plain = '';
  const places: number[] = [];
  let place = 0;
  for (const character of text) {
    const folded = character.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
    plain += folded;
    for (let i = 0; i < folded.length; i += 1) places.push(place);
    place += character.length;
  }
  const found = words.map((word) => plain.indexOf(word)).filter((at) => at >= 0);
  return found.length === 0 ? null : (places[Math.min(...found)] ?? 0);
}

function around(text: string, at: number): string {
  const from = Math.max(0, at - BEFORE);
  const to = Math.min(text.length, at + AFTER);
  // A pair that stands for one character is not cut in two.
  const piece = text.slice(from, to).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/gu, '');
  return `${from > 0 ? '…' : ''}${piece}${to < text.length ? '…' : ''}`;
}
