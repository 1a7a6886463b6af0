import { FORMATS, type ReportContent } from '@nianbao/report-formats';
import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { figuresOf } from '../test/any-figures.ts';
import { htmlOf, LAYOUTS, PAGES, pageOf } from '../test/layouts.ts';
import { sectionsOf, tablePrinter } from '../test/whole-report.ts';
import { importReport } from './import-report.ts';
import { isRefusal, type ImportedReport } from './result.ts';

// Other tests run at the same time.
vi.setConfig({ testTimeout: 60_000 });

function imported(text: string, kind: 'text' | 'html' = 'text'): ImportedReport {
  const result = importReport({ kind, text });
  if (isRefusal(result)) throw new Error(result.refusal.message);
  return result;
}

/** Few in the gate; `LONG=1` tries many. */
const RUNS = process.env['LONG'] ? 200 : 6;

const plain = (tables: ReportContent['tables']) => JSON.parse(JSON.stringify(tables));

describe.each(FORMATS.map((format) => [format.id, format] as const))('format %s as text', (_, format) => {
  const sections = sectionsOf(format);

  it.each(Object.entries(LAYOUTS))('reads every figure: %s', (_name, layout) => {
    fc.assert(
      fc.property(figuresOf(format, layout.keepsBlanks), (content) => {
        const text = pageOf(content, sections, tablePrinter(format, content, layout.print));

        const { content: back, unplaced } = imported(text);

        expect(plain(back.tables)).toEqual(plain(content.tables));
        expect(back.formatId).toBe(content.formatId);
        expect(back.organisation).toBe(content.organisation);
        expect(back.sections.map(({ title }) => title)).toEqual(['', ...sections.map(({ title }) => title)]);
        expect(unplaced.filter((piece) => piece.text !== '- 3 -')).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it.each(Object.entries(PAGES))('reads every figure of a page: %s', (_name, print) => {
    fc.assert(
      fc.property(figuresOf(format, true), (content) => {
        const page = htmlOf(content, sections, tablePrinter(format, content, print));

        const { content: back } = imported(page, 'html');

        expect(plain(back.tables)).toEqual(plain(content.tables));
        expect(back.formatId).toBe(content.formatId);
        expect(back.sections.map(({ title }) => title)).toEqual(['', ...sections.map(({ title }) => title)]);
      }),
      { numRuns: RUNS },
    );
  });
});
