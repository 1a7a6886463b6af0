/** GB/T 9704-2012 in the units of Word: twips (1/20 pt) for lengths, half points for type. */
export const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);

export const PAGE = { width: twips(210), height: twips(297), top: twips(37), left: twips(28) };
/** 版心 */
export const TEXT_WIDTH = twips(156);
export const TEXT_HEIGHT = twips(225);
export const LINES = 22;
export const CHARACTERS = 28;

/** 3号, 2号, 4号, 5号, 小五号 and what the widest table needs. */
export const SIZE = { text: 32, title: 44, pageNumber: 28, table: 21, smallTable: 18, widestTable: 16 };
export const LINE_PITCH = Math.floor(TEXT_HEIGHT / LINES);
/** What a character of text is set narrower, in twips, so that 28 stand on a line: never less than it must be. */
export const CHARACTER_SPACE = Math.floor(TEXT_WIDTH / CHARACTERS - SIZE.text * 10);
/** One character of text. */
export const CHARACTER = SIZE.text * 10;
/** How many characters of the title stand on a line. */
export const TITLE_CHARACTERS = Math.floor(TEXT_WIDTH / (SIZE.title * 10));

/** In characters: a digit is half of one. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character < '\u0100' ? 0.5 : 1), 0);
