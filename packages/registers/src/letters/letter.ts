/** A letter of an application as data. `{…}` are places to fill in; the Word file is made of it elsewhere. */
export interface Letter {
  title: string;
  /** To whom it is addressed, printed flush left. */
  addressee: string;
  paragraphs: readonly string[];
  article: string;
}

export type LetterValues = Readonly<Record<string, string>>;

/** A letter ready to be set, or what is still missing in it. */
export interface FilledLetter {
  title: string;
  addressee: string;
  paragraphs: string[];
  signature: string;
  date: string;
  /** Names of places nobody filled; they stand as blanks in the text. */
  missing: string[];
}

const PLACE = /\{([^{}]+)\}/gu;
const BLANK = '＿＿＿＿';

/** Every place of a letter by its name, in order; those of signature and date too. */
export const placesOf = (letter: Letter): string[] => [
  ...new Set(
    [letter.title, letter.addressee, ...letter.paragraphs, '{机关名称}', '{日期}'].flatMap((text) =>
      [...text.matchAll(PLACE)].map(([, name = '']) => name),
    ),
  ),
];

/** The letter with its places filled. Values are text and nothing else: a brace in one is never filled again. */
export function fillLetter(letter: Letter, values: LetterValues): FilledLetter {
  const valueOf = (name: string) => (Object.hasOwn(values, name) ? (values[name]?.trim() ?? '') : '');
  const fill = (text: string) => text.replace(PLACE, (_, name: string) => valueOf(name) || BLANK);
  return {
    title: fill(letter.title),
    addressee: fill(letter.addressee),
    paragraphs: letter.paragraphs.map(fill),
    signature: fill('{机关名称}'),
    date: fill('{日期}'),
    missing: placesOf(letter).filter((name) => valueOf(name) === ''),
  };
}

/** `2026年1月5日`: 成文日期 without leading zeros (GB/T 9704-2012). */
export function letterDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
