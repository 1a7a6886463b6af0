import {
  type Block,
  blankReport,
  cellsOf,
  findFormat,
  type ReportContent,
  type TableContent,
} from '@nianbao/report-formats';

const paragraph = (text: string, at: number): Block => ({ id: `b${at + 1}`, kind: 'paragraph', text });
const heading = (text: string, at: number): Block => ({ id: `b${at + 1}`, kind: 'heading', level: 2, text });

/** A report in the form of 2021: paragraphs by section id, a sub-heading where a text begins with `#`. */
export function aReport(
  texts: Readonly<Record<string, readonly string[]>> = {},
  tables: Readonly<Record<string, TableContent>> = {},
  year = 2025,
): ReportContent {
  const blank = blankReport('2021', year, '云溪市数据局');
  return {
    ...blank,
    sections: blank.sections.map((section) => ({
      ...section,
      blocks: (texts[section.id] ?? []).map((text, at) =>
        text.startsWith('#') ? heading(text.slice(1), at) : paragraph(text, at),
      ),
    })),
    tables: Object.fromEntries(
      Object.entries(blank.tables).map(([id, cells]) => [id, { ...cells, ...tables[id] }]),
    ),
  };
}

/** Every cell of the table with 0. */
export const zeros = (table: 'art20' | 'applications' | 'review_litigation'): TableContent => {
  const found = findFormat('2021').tables.find(({ id }) => id === table);
  return Object.fromEntries((found ? cellsOf(found) : []).map(({ path }) => [path, 0]));
};
