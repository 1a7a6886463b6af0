import {
  type Address,
  FORMATS,
  formatOfYear,
  parseAddress,
  type ReportContent,
  type ReportFormat,
  type SectionContent,
} from '@nianbao/report-formats';
import { type CheckOptions, DEFAULT_OPTIONS } from './options.ts';
import { type Passage, passagesOf } from './passage.ts';
import type { PrintedLabel } from './printed-label.ts';
import { type Claims, readClaims } from './text/claims/index.ts';
import { endingOf, type Ending } from './text/ending.ts';

/** What is checked, read once for all rules. */
export interface Subject {
  content: ReportContent;
  format: ReportFormat;
  /** In printed order. */
  passages: readonly Passage[];
  paragraphs: readonly Passage[];
  previous: ReportContent | null;
  others: readonly ReportContent[];
  /** What an import could not place. */
  unplaced: readonly string[];
  /** Heads and row names of the source that are not those of the form. */
  printed: readonly PrintedLabel[];
  /** Cells whose value an import could not decide; in `content` they are 未填. */
  unsure: ReadonlySet<Address>;
  /** What the text claims with figures. */
  claims: Claims;
  /** Where the text evidently breaks off: what is missing after that place may only be asked about. */
  ending: Ending | null;
  options: CheckOptions;
}

export interface CheckInput {
  content: ReportContent;
  /** Last year's report of the same body. */
  previous?: ReportContent | undefined;
  /** Reports of other bodies, for comparison. */
  others?: readonly ReportContent[] | undefined;
  /** What an import could not place: page buttons and the like. */
  unplaced?: readonly string[] | undefined;
  /** Heads and row names as an imported source prints them, where they are not those of the form. */
  printed?: readonly PrintedLabel[] | undefined;
  /** Addresses of cells that an import is not sure of: they count as 未填, and what rests on them is at most asked. */
  unsure?: readonly Address[] | undefined;
  options?: Partial<CheckOptions> | undefined;
}

export function subjectOf({
  content: whole,
  previous,
  others = [],
  unplaced = [],
  printed = [],
  unsure = [],
  options = {},
}: CheckInput): Subject {
  const content = withoutCells(whole, unsure);
  const passages = passagesOf(content);
  const paragraphs = passages.filter(({ role }) => role === 'paragraph');
  const format = formatOf(content);
  let claims: Claims | undefined;
  let ending: Ending | null | undefined;
  return {
    content,
    format,
    passages,
    paragraphs,
    previous: previous ?? null,
    others,
    unplaced,
    printed,
    unsure: new Set(unsure),
    get claims() {
      return (claims ??= readClaims(passages, content.year, format.measures));
    },
    get ending() {
      return (ending ??= endingOf(passages, content));
    },
    options: { ...DEFAULT_OPTIONS, ...options },
  };
}

/** The content with these cells blank; the same object where there are none. */
function withoutCells(content: ReportContent, addresses: readonly Address[]): ReportContent {
  if (addresses.length === 0) return content;
  const tables: ReportContent['tables'] = { ...content.tables };
  for (const address of addresses) {
    const place = parseAddress(address);
    if (place?.kind !== 'cell' || !tables[place.table]) continue;
    tables[place.table] = { ...tables[place.table], [place.path]: null };
  }
  return { ...content, tables };
}

const formatOf = ({ formatId, year }: ReportContent): ReportFormat =>
  FORMATS.find(({ id }) => id === formatId) ?? formatOfYear(year);

/** The section a passage stands in. */
export const sectionOf = ({ content }: Subject, { section }: Passage): SectionContent | undefined =>
  content.sections[section];
