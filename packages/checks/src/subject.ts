import {
  type Address,
  blockAddress,
  blockText,
  FORMATS,
  formatOfYear,
  parseAddress,
  type ReportContent,
  type ReportFormat,
  sectionAddress,
  type SectionContent,
} from '@nianbao/report-formats';
import { type CheckOptions, DEFAULT_OPTIONS, TITLE_ADDRESS } from './options.ts';
import type { PrintedLabel } from './printed-label.ts';
import { type Claims, readClaims } from './text/claims/index.ts';
import { endingOf, type Ending } from './text/ending.ts';
import { halfWidth } from './text/normalise.ts';
import { type Quantity, readQuantities } from './text/quantities.ts';
import { sentencesOf, type Span } from './text/sentences.ts';

/** One stretch of the report's words, with the same in half width beside it, position for position. */
export interface Passage {
  address: Address;
  role: 'title' | 'section-title' | 'heading' | 'paragraph';
  /** Index among the report's sections; -1 for the title. */
  section: number;
  /** Of headings inside a section. */
  level: number;
  raw: string;
  text: string;
  sentences: readonly Span[];
  quantities: readonly Quantity[];
}

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

export function passagesOf(content: ReportContent): Passage[] {
  return [
    passage(TITLE_ADDRESS, 'title', -1, 0, content.title),
    ...content.sections.flatMap((section, index) => passagesOfSection(section, index)),
  ];
}

const passagesOfSection = (section: SectionContent, index: number): Passage[] => [
  passage(sectionAddress(section.id), 'section-title', index, 0, `${section.number}${section.title}`),
  ...section.blocks.map((block) =>
    passage(
      blockAddress(section.id, block.id),
      block.kind === 'heading' ? 'heading' : 'paragraph',
      index,
      block.kind === 'heading' ? block.level : 0,
      block.kind === 'table' ? '' : blockText(block),
    ),
  ),
];

function passage(
  address: Address,
  role: Passage['role'],
  section: number,
  level: number,
  raw: string,
): Passage {
  const text = halfWidth(raw);
  let sentences: Span[] | undefined;
  let quantities: Quantity[] | undefined;
  return {
    address,
    role,
    section,
    level,
    raw,
    text,
    get sentences() {
      return (sentences ??= sentencesOf(text));
    },
    get quantities() {
      return (quantities ??= readQuantities(text));
    },
  };
}

/** The words of a passage between two positions, as they stand, blanks at the ends taken off. */
export const quoteOf = ({ raw }: Passage, start: number, end: number): string => raw.slice(start, end).trim();

/** The words around a place, for a finding on one word: the clause, 24 characters at most on either side. */
export function clauseAround(within: Passage, start: number, end: number): string {
  const before = within.text.slice(Math.max(0, start - 24), start);
  const after = within.text.slice(end, end + 24);
  const from = start - (/[^,;。!?\n]*$/u.exec(before)?.[0].length ?? 0);
  const to = end + (/^[^,;。!?\n]*/u.exec(after)?.[0].length ?? 0);
  // A clause of hardly more than the word itself says little: the next one is shown with it.
  const more =
    to - from < 6 ? (/^[,、]?[^,;。!?\n]*/u.exec(within.text.slice(to, to + 24))?.[0].length ?? 0) : 0;
  return quoteOf(within, from, to + more);
}

/** The section a passage stands in. */
export const sectionOf = ({ content }: Subject, { section }: Passage): SectionContent | undefined =>
  content.sections[section];
