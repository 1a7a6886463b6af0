import { formatOfYear, type FormatId } from '@nianbao/report-formats';
import { wordsOf } from '../normalise.ts';
import type { RawTable } from './raw.ts';

/** The format that the tables themselves show: by rows and columns, never by the year. `null` without a table. */
export function formatOfTables(tables: readonly RawTable[]): FormatId | null {
  const score = { '2014': 0, '2019': 0, '2021': 0 };
  for (const table of tables) {
    if (table.id === 'statistics') score['2014'] += 10;
    if (table.id === 'art20') addArt20(table, score);
    if (table.id === 'applications') addApplications(table, score);
  }
  const annual = tables.some(({ id }) => id !== 'statistics');
  if (annual && score['2019'] === score['2021']) return null;
  const [best] = (Object.entries(score) as [FormatId, number][]).toSorted((a, b) => b[1] - a[1]);
  return best && best[1] > 0 ? best[0] : null;
}

type Score = Record<FormatId, number>;

function addArt20(table: RawTable, score: Score): void {
  const heads = wordsOf(table.heads.map(({ text }) => text).join('|'));
  if (/制发件|制发数|废止|现行有效|收费金额/u.test(heads)) score['2021'] += 8;
  if (/新制作|新公开|对外公开总|上一年项目|采购/u.test(heads)) score['2019'] += 8;
  for (const { label, cells } of table.rows) {
    if (label?.rowId === 'other_service' || label?.rowId === 'central_procurement') score['2019'] += 4;
    const figures = cells.filter(({ text }) => text !== '').length;
    if (label?.rowId === 'licence' || label?.rowId === 'penalty') {
      if (figures === 1) score['2021'] += 1;
      if (figures === 3) score['2019'] += 1;
    }
  }
}

function addApplications(table: RawTable, score: Score): void {
  const has = (id: string) => table.rows.some(({ label }) => label?.rowId === id);
  if (has('oh_no_correction') || has('oh_no_payment')) score['2021'] += 4;
  else if (table.rows.some(({ label, cells }) => label?.rowId === 'other_handling' && cells.length > 1))
    score['2019'] += 3;
}

/** Without tables: the year, and without a year what the headings suggest. */
export function formatOf(tables: readonly RawTable[], year: number, annualHeadings: number): FormatId {
  const shown = formatOfTables(tables);
  if (shown) return shown;
  const annual = tables.some(({ id }) => id !== 'statistics');
  if (year > 0) {
    const ofYear = formatOfYear(year).id;
    return annual && ofYear === '2014' ? '2019' : ofYear;
  }
  return annual || annualHeadings >= 4 ? '2021' : '2014';
}
