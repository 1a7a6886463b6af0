import { FORMATS, type FormatId, type ReportContent } from '@nianbao/report-formats';
import { chooseFormat } from '../tables/choose-format.ts';
import { findTables } from '../tables/find.ts';
import { placeTables } from '../tables/place.ts';
import type { SourceLine } from '../source/line.ts';
import type { ImportedReport, ImportNote } from '../result.ts';
import { annualHeading } from './annual-heading.ts';
import { buildSections } from './sections.ts';
import { sortLines, type SortedLines } from './sort-lines.ts';
import { organisationOfTitle } from './title.ts';
import { cutAtSections, joinWrapped } from './prose.ts';
import { yearByVotes } from './votes.ts';
import { yearOfDate, yearOfTitle } from './year.ts';

/** What the person who imports knows of the report. */
export interface Known {
  year?: number;
  organisation?: string;
  /** The title in the head of a page, for pages that do not print it. */
  headTitle?: string;
}

/** The lines of a source as a report. Each ends up in the content, in a table's heads, or among the unplaced pieces. */
export function compose(printed: readonly SourceLine[], known: Known): ImportedReport {
  const source = cutAtSections(printed);
  const found = findTables(source);
  const lines = joinWrapped(
    source.map((line, at) => (found.taken.has(at) ? line : asText(line))),
    found.taken,
  );
  const sorted = sortLines(lines, found.taken);
  const notes: ImportNote[] = [...sorted.notes, ...damage(printed)];
  useHeadTitle(sorted, known.headTitle ?? '', notes);
  const body = sorted.body.flatMap((at) => lines[at] ?? []);
  const year = known.year ?? findYear(sorted, body, notes);
  const organisation = known.organisation ?? findOrganisation(sorted, notes);

  const annual = new Set(sorted.body.flatMap((at) => annualHeading(lines[at])?.id ?? []));
  const headings = new Map<FormatId, number>(FORMATS.map(({ id }) => [id, id === '2014' ? 0 : annual.size]));
  const chosen = chooseFormat(found, year, headings);
  const formatId = chosen.id;
  const placed = placeTables(found.tables.get(formatId) ?? [], formatId, lines);
  const built = buildSections(lines, sorted.body, formatId);
  notes.push({ kind: 'format', message: `按${formatId}年版格式导入，${reason(found.fits.size, year)}` });
  if (sorted.title === '') notes.push({ kind: 'title', message: '没有找到报告标题' });

  const content: ReportContent = {
    formatId,
    year,
    organisation,
    title: sorted.title,
    metadata: sorted.metadata,
    sections: built.sections,
    tables: placed.tables,
  };
  return {
    content,
    unplaced: [...sorted.unplaced, ...placed.unplaced].toSorted((a, b) => a.line - b.line),
    notes: [...notes, ...built.notes, ...placed.notes],
    unsure: placed.unsure,
  };
}

/** A row with words in its first cell only is a line that somebody put into the table: a heading, a signature, the text. */
function asText(line: SourceLine): SourceLine {
  const [text = '', ...more] = line.cells;
  if (text === '' || more.some((cell) => cell !== '')) return line;
  const wide =
    line.style === 'grid'
      ? more.length === 0 && line.grid?.[0] === text && !text.includes('\n')
      : line.style === 'bars' && text.length > 12;
  return wide ? { ...line, text, cells: [text], style: 'plain', table: null } : line;
}

const LOST = /\ufffd/gu;

/** Characters that a conversion lost, counted and with their lines. */
function damage(lines: readonly SourceLine[]): ImportNote[] {
  const damaged = lines.filter(({ text }) => text.includes('\ufffd'));
  const [first] = damaged;
  if (!first) return [];
  const count = damaged.reduce((sum, { text }) => sum + (text.match(LOST)?.length ?? 0), 0);
  return [
    {
      kind: 'damage',
      message: `原文有 ${count} 个字已损坏（显示为“\ufffd”），在第 ${[...new Set(damaged.map(({ line }) => line))].slice(0, 20).join('、')} 行，请对照原件补正`,
      line: first.line,
    },
  ];
}

/** A page that prints no title may still name it in its head. */
function useHeadTitle(sorted: SortedLines, title: string, notes: ImportNote[]): void {
  if (sorted.title !== '' || !/公开.*(?:报告|年报)$/u.test(title) || title.length > 120) return;
  sorted.title = title;
  notes.push({ kind: 'title', message: '正文没有标题，取自网页的标题栏', printed: title });
}

const reason = (tables: number, year: number): string =>
  tables > 0 ? '依据是表的行和栏' : year > 0 ? `依据是年度（${year}年）` : '依据是各部分的标题';

function findYear(
  { title, metadata }: SortedLines,
  body: readonly SourceLine[],
  notes: ImportNote[],
): number {
  const printed = yearOfTitle(title) ?? yearOfTitle(metadata.name ?? '');
  if (printed !== null) return printed;
  const told = yearByVotes(
    body.filter(({ style }) => style === 'plain' || style === 'spaces').map(({ text }) => text),
  );
  if (told && told.ties.length === 0) {
    notes.push({ kind: 'year', message: `标题没有年度，${told.because}，记作${told.year}年` });
    return told.year;
  }
  const date = yearOfDate(metadata.publishedOn ?? metadata.writtenOn ?? '');
  if (date !== null && (!told || told.ties.includes(date - 1))) {
    notes.push({
      kind: 'year',
      message: `标题和正文没有年度，按发布日期记作上一年（${date - 1}年），请核对`,
    });
    return date - 1;
  }
  notes.push({
    kind: 'year',
    message: told ? `${told.because}，不能确定年度，请填写` : '没有找到报告年度，请填写',
  });
  return 0;
}

function findOrganisation({ title, metadata }: SortedLines, notes: ImportNote[]): string {
  const titled = organisationOfTitle(title);
  if (titled !== '') return titled;
  const publisher = metadata.publisher ?? '';
  if (publisher !== '') {
    notes.push({ kind: 'organisation', message: `标题没有单位名称，按发布机构记作“${publisher}”` });
    return publisher;
  }
  notes.push({ kind: 'organisation', message: '没有找到单位名称，请填写' });
  return '';
}
