import { readFileSync } from 'node:fs';
import { findFormat, findTable, type CellValue, type FormatId, type TableId } from '@nianbao/report-formats';
import { describe, expect, it } from 'vitest';
import { importReport } from './import-report.ts';
import { isRefusal, type ImportedReport } from './result.ts';

/** One fault class each: what stands in the file, and the right answer. A row is its figures in the order of the columns, or by their ids. */
interface Case {
  file: string;
  shows: string;
  year: number;
  formatId: FormatId;
  title?: string;
  sections?: string[];
  sectionIds?: string[];
  paragraphs?: string[];
  /** Cells that the source does not decide. */
  unsure?: string[];
  /** Beginnings of paths under which nothing is expected. */
  undecided?: string[];
  rows?: Record<string, CellValue[] | Record<string, CellValue>>;
}

const FOLDER = new URL('../test/cases/', import.meta.url);
const text = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');
const cases: Case[] = JSON.parse(text('cases.json'));

function imported({ file }: Case): ImportedReport {
  const result = importReport({ kind: file.endsWith('.html') ? 'html' : 'text', text: text(file) });
  if (isRefusal(result)) throw new Error(result.refusal.message);
  return result;
}

/** Address and value of every cell that the case tells. */
function expectedCells({ rows = {}, formatId }: Case): [string, CellValue][] {
  return Object.entries(rows).flatMap(([at, values]) => {
    if (!Array.isArray(values))
      return Object.entries(values).map(([id, value]): [string, CellValue] => [`tables/${at}/${id}`, value]);
    const [tableId = ''] = at.split('/');
    const columns = findTable(findFormat(formatId), tableId as TableId)?.blocks[0]?.columns ?? [];
    return columns.map(({ id }, index): [string, CellValue] => [`tables/${at}/${id}`, values[index] ?? null]);
  });
}

const cellsOf = ({ content }: ImportedReport): Map<string, CellValue> =>
  new Map(
    Object.entries(content.tables).flatMap(([id, cells]) =>
      Object.entries(cells ?? {}).map(([path, value]) => [`tables/${id}/${path}`, value] as const),
    ),
  );

describe.each(cases.map((each) => [each.file, each] as const))('%s', (_file, each) => {
  const report = imported(each);
  const { content, unsure } = report;
  const marked = unsure.map(({ address }) => address);

  it(`year, format and outline: ${each.shows}`, () => {
    const sections = content.sections.filter(({ id }) => id !== 'preface');
    const paragraphs = content.sections.flatMap(({ blocks }) =>
      blocks.map((block) => ('text' in block ? block.text : '')),
    );

    const told = {
      year: content.year,
      formatId: content.formatId,
      title: content.title,
      sections: sections.map(({ number, title }) => number + title),
      sectionIds: sections.map(({ id }) => id),
    };
    const {
      year,
      formatId,
      title = told.title,
      sections: outline = told.sections,
      sectionIds = told.sectionIds,
    } = each;
    expect(told).toEqual({ year, formatId, title, sections: outline, sectionIds });
    expect(paragraphs).toEqual(expect.arrayContaining(each.paragraphs ?? []));
  });

  it('every cell right, or marked', () => {
    const read = cellsOf(report);
    const expected = new Map(expectedCells(each));
    const open = (address: string): boolean =>
      marked.includes(address) ||
      (each.undecided ?? []).some((begin) => address.startsWith(`tables/${begin}`));

    const wrong = [...expected].filter(
      ([address, value]) => (read.get(address) ?? null) !== value && !open(address),
    );
    const invented = [...read].filter(
      ([address, value]) => typeof value === 'number' && !expected.has(address) && !open(address),
    );

    expect({ wrong, invented: each.rows ? invented : [] }).toEqual({ wrong: [], invented: [] });
    expect(marked).toEqual(expect.arrayContaining(each.unsure ?? []));
    for (const address of marked) expect(report.notes.some((note) => note.address === address)).toBe(true);
  });
});
