import { existsSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../../shared/seeds/', import.meta.url);

/** Why a seed cannot be used here; `null` where it can. */
export const missingSeed = (name: string): string | null =>
  existsSync(new URL(name, FOLDER)) ? null : `../shared/seeds/${name} is not there`;

/** A report as a web page printed it. */
export interface Seed {
  title: string;
  sections: readonly SeedSection[];
}

export interface SeedSection {
  heading: string;
  paragraphs: readonly string[];
  /** Rows that carry figures: their words and figures in printed order. */
  rows: readonly SeedRow[];
}

export interface SeedRow {
  labels: readonly string[];
  figures: readonly string[];
}

const HEADING = /^[一二三四五六]、/u;
const FIGURE = /^-?\d+(?:\.\d+)?元?$/u;

/**
 * Reads the plain text of a report, knowing only how that text is laid out: a line that ends in `|` is a cell,
 * a line of nothing but `|` ends a row, every other line is a paragraph. Shares no code with the product.
 */
export function readSeed(name: string): Seed {
  const [title = '', ...lines] = readFileSync(new URL(name, FOLDER), 'utf8')
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const sections: { heading: string; lines: string[] }[] = [];
  for (const line of lines) {
    // A row of the table of requests begins like a heading, but it is a cell.
    if (HEADING.test(line) && !line.endsWith('|')) sections.push({ heading: line, lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return { title, sections: sections.map(readSection) };
}

function readSection({ heading, lines }: { heading: string; lines: readonly string[] }): SeedSection {
  const rows: string[][] = [[]];
  for (const line of lines.filter((one) => one.endsWith('|'))) {
    if (/^\|+$/u.test(line)) rows.push([]);
    else rows.at(-1)?.push(line.replace(/\s*\|+$/u, ''));
  }
  return {
    heading,
    paragraphs: lines.filter((line) => !line.endsWith('|')),
    rows: rows
      .map((cells) => ({
        labels: cells.filter((cell) => !FIGURE.test(cell)),
        figures: cells.filter((cell) => FIGURE.test(cell)),
      }))
      .filter(({ figures }) => figures.length > 0),
  };
}
