import { FORMATS, formatOfYear, type FormatId } from '@nianbao/report-formats';
import type { FoundTables } from './find.ts';

/** What each kind of evidence says of the format; the note of the import names it. */
export interface ChosenFormat {
  id: FormatId;
  because: 'tables' | 'year' | 'headings' | 'none';
  /** Formats that fit as well. */
  ties: FormatId[];
}

/** Fits that differ by less say the same. */
const EQUAL = 1.5;

/** The format that the tables show, else that of the year, else that of the headings; each decides what the one before left open. */
export function chooseFormat(
  found: FoundTables,
  year: number,
  headings: ReadonlyMap<FormatId, number>,
): ChosenFormat {
  const fits = [...found.fits].toSorted((a, b) => b[1] - a[1]);
  const best = fits[0]?.[1];
  const shown = best === undefined ? [] : fits.filter(([, fit]) => best - fit < EQUAL).map(([id]) => id);
  const [only, second] = shown;
  if (only && !second) return { id: only, because: 'tables', ties: [] };
  const open = shown.length > 0 ? shown : FORMATS.map(({ id }) => id);
  if (year > 0) {
    const ofYear = formatOfYear(year).id;
    return {
      id: open.includes(ofYear) ? ofYear : (open.toSorted().at(0) ?? ofYear),
      because: 'year',
      ties: [],
    };
  }
  const most = Math.max(0, ...open.map((id) => headings.get(id) ?? 0));
  const named = open.filter((id) => most > 0 && (headings.get(id) ?? 0) === most);
  // Forms that share their headings: the one in use.
  const newest = named.at(-1);
  if (newest) return { id: newest, because: 'headings', ties: named.slice(0, -1) };
  return {
    id: open.at(shown.length > 0 ? -1 : 0) ?? '2014',
    because: shown.length > 0 ? 'tables' : 'none',
    ties: open.slice(1),
  };
}
