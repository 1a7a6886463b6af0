import { FORMATS, type CellValue } from '@nianbao/report-formats';
import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { figuresOf } from '../test/any-figures.ts';
import { BROKEN_LAYOUTS } from '../test/broken-layouts.ts';
import { pageOf } from '../test/layouts.ts';
import { sectionsOf, tablePrinter } from '../test/whole-report.ts';
import { importReport } from './import-report.ts';
import { isRefusal } from './result.ts';

// Other tests run at the same time.
vi.setConfig({ testTimeout: 120_000 });

/** Few in the gate; `LONG=1` tries many. */
const RUNS = process.env['LONG'] ? 200 : 4;

describe.each(FORMATS.map((format) => [format.id, format] as const))('format %s', (_id, format) => {
  const sections = sectionsOf(format);

  it.each(Object.entries(BROKEN_LAYOUTS))('is never read wrong without a mark: %s', (_name, layout) => {
    fc.assert(
      fc.property(figuresOf(format, layout.keepsBlanks), (content) => {
        const text = pageOf(content, sections, tablePrinter(format, content, layout.print));

        const back = importReport({ kind: 'text', text });
        if (isRefusal(back)) throw new Error(back.refusal.message);

        const marked = new Set(back.unsure.map(({ address }) => address));
        const read = new Map(
          Object.entries(back.content.tables).flatMap(([id, cells]) =>
            Object.entries(cells ?? {}).map(([path, value]): [string, CellValue] => [
              `tables/${id}/${path}`,
              value,
            ]),
          ),
        );
        const wrong = Object.entries(content.tables).flatMap(([id, cells]) =>
          Object.entries(cells ?? {})
            .map(([path, value]) => ({ address: `tables/${id}/${path}`, value }))
            .filter(({ address, value }) => read.get(address) !== value && !marked.has(address)),
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});
