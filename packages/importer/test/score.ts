import { FORMATS, type CellValue, type ReportContent, type ReportFormat } from '@nianbao/report-formats';
import * as fc from 'fast-check';
import { importReport } from '../src/import-report.ts';
import { isRefusal } from '../src/result.ts';
import { figuresOf } from './any-figures.ts';
import { BROKEN_LAYOUTS } from './broken-layouts.ts';
import { htmlOf, LAYOUTS, PAGES, pageOf } from './layouts.ts';
import { sectionsOf, tablePrinter } from './whole-report.ts';

/** `node --conditions=@nianbao/source packages/importer/test/score.ts [reports]`: how each layout comes back. */
const RUNS = Number(process.argv[2] ?? 3);

interface Score {
  right: number;
  unsure: number;
  wrong: number;
  lost: number;
  ms: number;
}

function printers(
  format: ReportFormat,
): [string, boolean, (content: ReportContent) => string, 'text' | 'html'][] {
  const sections = sectionsOf(format);
  return [
    ...Object.entries({ ...LAYOUTS, ...BROKEN_LAYOUTS }).map(
      ([name, { keepsBlanks, print }]): [string, boolean, (content: ReportContent) => string, 'text'] => [
        name,
        keepsBlanks,
        (content) => pageOf(content, sections, tablePrinter(format, content, print)),
        'text',
      ],
    ),
    ...Object.entries(PAGES).map(
      ([name, print]): [string, boolean, (content: ReportContent) => string, 'html'] => [
        `page: ${name}`,
        true,
        (content) => htmlOf(content, sections, tablePrinter(format, content, print)),
        'html',
      ],
    ),
  ];
}

function score(text: string, kind: 'text' | 'html', content: ReportContent, into: Score): void {
  const start = performance.now();
  const back = importReport({ kind, text });
  into.ms += performance.now() - start;
  if (isRefusal(back)) throw new Error(back.refusal.message);
  const unsure = new Set(back.unsure.map(({ address }) => address));
  for (const [id, cells] of Object.entries(content.tables))
    for (const [path, value] of Object.entries(cells ?? {})) {
      const read = (back.content.tables as Record<string, Record<string, CellValue> | undefined>)[id]?.[path];
      if (unsure.has(`tables/${id}/${path}`)) into.unsure += 1;
      else if (read === value) into.right += 1;
      else if (read === undefined || read === null) into.lost += 1;
      else into.wrong += 1;
    }
}

for (const format of FORMATS)
  for (const [name, blanks, print, kind] of printers(format)) {
    const total: Score = { right: 0, unsure: 0, wrong: 0, lost: 0, ms: 0 };
    for (const content of fc.sample(figuresOf(format, blanks), { numRuns: RUNS, seed: 7 }))
      score(print(content), kind, content, total);
    const { right, unsure, wrong, lost, ms } = total;
    console.log(
      `${format.id}  ${name.padEnd(60)} right ${right}  unsure ${unsure}  wrong ${wrong}  lost ${lost}  ${Math.round(ms / RUNS)} ms`,
    );
  }
