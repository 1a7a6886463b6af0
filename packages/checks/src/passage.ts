import {
  type Address,
  blockAddress,
  blockText,
  type ReportContent,
  sectionAddress,
  type SectionContent,
} from '@nianbao/report-formats';
import { TITLE_ADDRESS } from './options.ts';
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
