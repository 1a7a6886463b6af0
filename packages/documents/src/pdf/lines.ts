import { carriable } from '../data/escape-xml.ts';

/** Line ends as lines, tabs as two characters' room, and nothing that a document cannot hold. */
export const printedLines = (text: string): string[] =>
  carriable(text)
    .split(/\r\n|[\r\n]/u)
    .map((line) => line.replaceAll('\t', '\u3000\u3000'));
