import { createHash } from 'node:crypto';
import {
  type Block,
  blankTable,
  canonicalJson,
  type CellValue,
  chineseNumber,
  fillReportSums,
  fillSums,
  findFormat,
  findTable,
  parseAddress,
  readCell,
  findCell,
  type ReportContent,
  type ReportFormat,
  type TableContent,
  type TableFormat,
} from '@nianbao/report-formats';
import type { Part } from '../parts/part.entity.ts';
import type { Place } from '../parts/place.entity.ts';
import type { Report } from './report.entity.ts';

/** What the pieces of a report's content look like in the database. */
export interface ReportRows {
  organisationName: string;
  report: Report;
  parts: readonly Part[];
  places: readonly Place[];
}

/** The report as it stands: parts in order, their blocks by position, sums computed. Unreadable figures are 未填. */
export function composeReport({ organisationName, report, parts, places }: ReportRows): ReportContent {
  const format = findFormat(report.formatId);
  return fillReportSums({
    formatId: report.formatId,
    year: report.year,
    organisation: organisationName,
    title: report.title,
    metadata: report.metadata,
    sections: format.sections.map(({ id, number, title }) => ({
      id,
      number,
      title,
      blocks: blocksOfSection(
        parts.filter((part) => part.sectionId === id),
        places,
      ),
    })),
    tables: composeTables(format, places),
  });
}

function blocksOfSection(parts: readonly Part[], places: readonly Place[]): Block[] {
  let heading = 0;
  return parts
    .toSorted((a, b) => a.position - b.position)
    .flatMap((part) => {
      const blocks = blocksOfPart(part.id, places);
      if (part.scope.kind !== 'heading') return blocks;
      heading += 1;
      return [
        {
          id: headingId(part.id),
          kind: 'heading' as const,
          level: 1 as const,
          text: `（${chineseNumber(heading)}）${part.scope.heading}`,
        },
        ...blocks,
      ];
    });
}

/** The sub-heading that names a part is printed by the system, under an id of its own. */
export const headingId = (partId: string): string => `h-${partId}`;
/** Whether the id is one that only the system gives. */
export const isHeadingId = (blockId: string): boolean => /^h-[0-9a-f-]{36}$/u.test(blockId);

export const blocksOfPart = (partId: string, places: readonly Place[]): Block[] =>
  places
    .filter((place) => place.partId === partId && place.block !== null)
    .toSorted(byPosition)
    .flatMap(({ block }) => block ?? []);

/**
 * By position as plain text. Two people who append at once make the same position: the address then decides, so that
 * the order, and with it the content hash, is the same whenever the rows are read.
 */
export function byPosition(
  a: { position: string | null; address: string },
  b: { position: string | null; address: string },
): number {
  const [first, second] = [a, b].map(({ position, address }) => `${position ?? ''} ${address}`);
  return first === second ? 0 : (first ?? '') < (second ?? '') ? -1 : 1;
}

/** One official table from the places in it, sums computed. */
export const composeTable = (
  format: ReportFormat,
  table: TableFormat,
  places: readonly Place[],
): TableContent => fillSums(table, composeTables(format, places)[table.id] ?? {});

function composeTables(format: ReportFormat, places: readonly Place[]): ReportContent['tables'] {
  const tables: ReportContent['tables'] = Object.fromEntries(
    format.tables.map((table) => [table.id, blankTable(table)]),
  );
  for (const { address, raw } of places) {
    const parsed = raw === null ? null : parseAddress(address);
    if (parsed?.kind !== 'cell') continue;
    const table = tables[parsed.table];
    if (table) table[parsed.path] = valueOfCell(format, address, raw ?? '').value;
  }
  return tables;
}

/** What was typed into a cell, read by the rules of its column. */
export function valueOfCell(
  format: ReportFormat,
  address: string,
  raw: string,
): { value: CellValue; problem: string | null } {
  const parsed = parseAddress(address);
  const table = parsed?.kind === 'cell' ? findTable(format, parsed.table) : undefined;
  const cell = table && parsed?.kind === 'cell' ? findCell(table, parsed.path) : undefined;
  return cell ? readCell(raw, cell) : { value: null, problem: '表中没有这一格' };
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Of the whole report: what is signed is what is published. */
export const contentHash = (content: unknown): string => sha256(canonicalJson(content));

/**
 * Of each section with its official table: approvals of one survive changes of another. A table that belongs to no
 * section (2014) is annexed to the last one, and judged with it.
 */
export function sectionHashes(content: ReportContent): Record<string, string> {
  const format = findFormat(content.formatId);
  const last = format.sections.at(-1)?.id;
  return Object.fromEntries(
    content.sections.map((section) => {
      const tables = format.tables
        .filter(({ sectionId }) => (sectionId ?? last) === section.id)
        .map(({ id }) => content.tables[id] ?? {});
      return [section.id, contentHash({ section, tables })];
    }),
  );
}
