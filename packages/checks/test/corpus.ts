import { readFileSync } from 'node:fs';
import { decodeSource, importReport, isRefusal, printedLabels } from '@nianbao/importer';
import { blockText, cellsOf, FORMATS, type CellValue, type Finding } from '@nianbao/report-formats';
import { checkReport } from '../src/index.ts';
import { squeeze } from '../src/text/normalise.ts';

const FOLDER = new URL('corpus/', import.meta.url);

/** A made-up report with what was put into it. Cells that are not named are 0, in the table of 2014 blank. */
export interface Planted {
  file: string;
  year: number;
  formatId: string;
  organisation: string;
  title: string;
  tables: Record<string, Record<string, CellValue>>;
  /** Of the report's text, each to be found in its sections. */
  paragraphs: string[];
  /** Of the page around it: to be found outside the sections. */
  chrome: string[];
  /** Found nowhere in the sections, but somewhere. */
  anywhere?: string[];
  /** Rule ids (several: any of them), with words of the quote or an address. */
  faults: { rule: string; quote?: string; at?: string }[];
}

export const planted = (): Planted[] => JSON.parse(readFileSync(new URL('expected.json', FOLDER), 'utf8'));

export interface Measured {
  cells: number;
  wrongCells: string[];
  /** Cells where there should be no table. */
  invented: number;
  lost: string[];
  identity: string[];
  missed: string[];
  falseAlarms: string[];
  questions: string[];
}

/** Imports and checks one report as `nianbao check` does and compares with what was planted. */
export function measure(report: Planted): Measured {
  const source = decodeSource(readFileSync(new URL(report.file, FOLDER)), report.file);
  if (isRefusal(source)) throw new Error(source.refusal.message);
  const imported = importReport(source);
  if (isRefusal(imported)) throw new Error(imported.refusal.message);
  const { content, unplaced, notes } = imported;
  const findings = checkReport({
    content,
    unplaced: unplaced.map(({ text }) => text),
    printed: printedLabels(notes),
  });
  const isPlanted = (finding: Finding): boolean => report.faults.some((fault) => meets(finding, fault));
  const told = ({ level, rule, addresses, quote }: Finding): string =>
    `${level} ${rule} ${addresses[0]} ${quote.slice(0, 30)}`;
  const spare = findings.filter((finding) => !isPlanted(finding));
  const text = squeeze(
    content.sections
      .flatMap(({ number, title, blocks }) => [number + title, ...blocks.map(blockText)])
      .join('\n'),
  );
  const around = squeeze(
    [...unplaced.map((piece) => piece.text), ...Object.values(content.metadata), content.title].join('\n'),
  );
  return {
    ...compareCells(report, content.tables),
    lost: [
      ...report.paragraphs.filter((words) => !text.includes(squeeze(words))),
      ...report.chrome.filter((words) => !around.includes(squeeze(words)) || text.includes(squeeze(words))),
      ...(report.anywhere ?? []).filter((words) => !(around + text).includes(squeeze(words))),
    ],
    identity: (['year', 'formatId', 'organisation', 'title'] as const)
      .filter((key) => content[key] !== report[key])
      .map((key) => `${key}: ${content[key]}`),
    missed: report.faults
      .filter((fault) => !findings.some((finding) => meets(finding, fault)))
      .map(({ rule, quote, at }) => `${rule} ${quote ?? at}`),
    falseAlarms: spare.filter(({ level }) => level !== 'question').map(told),
    questions: spare.filter(({ level }) => level === 'question').map(told),
  };
}

const meets = ({ rule, quote, message, addresses }: Finding, fault: Planted['faults'][number]): boolean =>
  fault.rule.split('|').some((id) => (id.endsWith('.') ? rule.startsWith(id) : rule === id)) &&
  (fault.quote === undefined || squeeze(quote + message).includes(squeeze(fault.quote))) &&
  (fault.at === undefined || addresses.some((address) => address.startsWith(fault.at ?? '')));

function compareCells(
  { formatId, tables }: Planted,
  found: Partial<Record<string, Partial<Record<string, CellValue>>>>,
): Pick<Measured, 'cells' | 'wrongCells' | 'invented'> {
  const format = FORMATS.find(({ id }) => id === formatId);
  const result: Pick<Measured, 'cells' | 'wrongCells' | 'invented'> = {
    cells: 0,
    wrongCells: [],
    invented: 0,
  };
  for (const table of format?.tables ?? []) {
    const expected = tables[table.id];
    if (!expected) {
      result.invented += Object.values(found[table.id] ?? {}).filter((value) => value !== null).length;
      continue;
    }
    for (const { path } of cellsOf(table)) {
      const wanted = expected[path] ?? (table.id === 'statistics' ? null : 0);
      const value = found[table.id]?.[path] ?? null;
      result.cells += 1;
      if (value !== wanted) result.wrongCells.push(`${table.id}/${path}: ${value}, not ${wanted}`);
    }
  }
  return result;
}
