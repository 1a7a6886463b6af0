import { TITLE_CHARACTERS, widthOf } from './docx/measures.ts';

/** Where a name may turn over and each line still says something: 省市 before their offices, 和, a bracket, the year. */
const TURNS = /(?<=[省市县区州盟旗、）)])(?![、）)])|(?=[（(和与及])|(?=20\d\d年)|(?=政府信息公开)/gu;
const MOST_LINES = 4;

/**
 * A title too long for one line, as GB/T 9704 (7.3.1) has it: each line 词意完整, the lines about as long as each other.
 * It turns over after the name of the body, and inside a name that is itself too long.
 */
export function titleLines(title: string, organisation: string): string[] {
  if (fits(title) || title.includes('\n')) return [title];
  const rest = title.startsWith(organisation) ? title.slice(organisation.length) : '';
  return organisation !== '' && rest !== ''
    ? [...balancedLines(organisation), ...balancedLines(rest)]
    : balancedLines(title);
}

const fits = (text: string): boolean => widthOf(text) <= TITLE_CHARACTERS;

/** In as few lines as possible; in pieces of equal length where no good place to turn over is near enough. */
function balancedLines(text: string): string[] {
  if (fits(text)) return [text];
  const pieces = text.split(TURNS).filter((piece) => piece !== '');
  for (let count = Math.ceil(widthOf(text) / TITLE_CHARACTERS); count <= MOST_LINES; count += 1) {
    const best = groupings(pieces, count)
      .filter((lines) => lines.every(fits))
      .toSorted((a, b) => unevenness(a) - unevenness(b))
      .at(0);
    if (best) return best;
  }
  return equalLines(text);
}

/** Every way to make `count` lines of the pieces in their order. Names have few pieces; of a monster only the first count. */
function groupings(pieces: readonly string[], count: number): string[][] {
  if (pieces.length > 16) return [];
  if (count === 1) return pieces.length === 0 ? [] : [[pieces.join('')]];
  return pieces.flatMap((_, at) =>
    at === 0
      ? []
      : groupings(pieces.slice(at), count - 1).map((lines) => [pieces.slice(0, at).join(''), ...lines]),
  );
}

const unevenness = (lines: readonly string[]): number => {
  const mean = lines.reduce((sum, line) => sum + widthOf(line), 0) / lines.length;
  return lines.reduce((sum, line) => sum + (widthOf(line) - mean) ** 2, 0);
};

function equalLines(text: string): string[] {
  const characters = [...text];
  const count = Math.ceil(widthOf(text) / TITLE_CHARACTERS);
  const length = Math.ceil(characters.length / count);
  return Array.from({ length: count }, (_, line) =>
    characters.slice(line * length, (line + 1) * length).join(''),
  ).filter((line) => line !== '');
}
