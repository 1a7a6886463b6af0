import {
  type Address,
  type Block,
  blockAddress,
  blockText,
  cellAddress,
  cellsOf,
  type CellValue,
  findFormat,
  findSection,
  findTable,
  type ReportContent,
  sectionAddress,
  type SectionContent,
} from '@nianbao/report-formats';
import { plainOf } from '../text/lines.ts';
import type { FigurePlace, TextPlace } from './rule.ts';

/** A passage of the report that a rule speaks of. */
export interface Passage {
  address: Address;
  text: string;
}

/** A place as it stands in a report; null where the report has none. */
export interface FoundText {
  /** Where a finding on the whole is shown. */
  address: Address;
  passages: Passage[];
}

/** What numbers, 情况 and the like add to the meaning of a heading: nothing. */
const FILLERS =
  /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]+)|政府信息公开|政务公开|政府信息|工作|情况|方面|事项|的|主要|需要|其他需要|、|及|和|与|[。：:，,\s]/gu;
const meaningOf = (title: string): string => plainOf(title).replace(FILLERS, '');

const alike = (one: string, other: string): boolean => {
  const [a, b] = [meaningOf(one), meaningOf(other)];
  if (a === '' || b === '') return plainOf(one).trim() === plainOf(other).trim();
  return a === b || (Math.min(a.length, b.length) >= 3 && (a.includes(b) || b.includes(a)));
};

/** The section meant by a title: by its own words, else by the words that its form gives it. */
export function findSectionByMeaning(content: ReportContent, title: string): SectionContent | undefined {
  const own = content.sections.find(
    (section) => meaningOf(section.title) === meaningOf(title) && section.title !== '',
  );
  if (own) return own;
  const format = findFormat(content.formatId);
  return content.sections.find((section) => {
    const form = findSection(format, section.id);
    const names = [section.title, ...(form ? [form.title, ...form.titleVariants] : [])];
    return names.some((name) => name !== '' && alike(name, title));
  });
}

const passage = (section: SectionContent, block: Block): Passage => ({
  address: blockAddress(section.id, block.id),
  text: blockText(block),
});

const whole = (section: SectionContent): FoundText => ({
  address: sectionAddress(section.id),
  passages: section.blocks.map((block) => passage(section, block)),
});

export function findText(content: ReportContent, where: TextPlace): FoundText | null {
  if (where.kind === 'report') {
    const [first] = content.sections;
    if (!first) return null;
    return {
      address: sectionAddress(first.id),
      passages: content.sections.flatMap((section) => whole(section).passages),
    };
  }
  if (where.kind === 'section') {
    const section = findSectionByMeaning(content, where.title);
    return section ? whole(section) : null;
  }
  const inside = where.section === null ? undefined : findSectionByMeaning(content, where.section);
  if (where.section !== null && !inside) return null;
  const sections = inside ? [inside] : content.sections;
  for (const section of sections) {
    const found = under(section, where.title);
    if (found) return found;
  }
  return null;
}

/** What stands under a sub-heading, or in the paragraph that begins with it: （三）平台建设。… */
function under(section: SectionContent, title: string): FoundText | null {
  const at = section.blocks.findIndex((block) => heads(block, title));
  const first = section.blocks[at];
  if (!first) return null;
  const level = first.kind === 'heading' ? first.level : null;
  const rest = section.blocks.slice(at + 1);
  const ends = rest.findIndex((block) =>
    level === null ? true : block.kind === 'heading' && block.level <= level,
  );
  const blocks = [first, ...(level === null ? [] : rest.slice(0, ends < 0 ? rest.length : ends))];
  return {
    address: blockAddress(section.id, first.id),
    passages: blocks.map((block) => passage(section, block)),
  };
}

const RUN_IN_HEAD = /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]+)([^。：:]{2,24})[。：:]/u;

function heads(block: Block, title: string): boolean {
  if (block.kind === 'heading') return alike(block.text, title);
  if (block.kind !== 'paragraph') return false;
  const head = RUN_IN_HEAD.exec(block.text)?.[1];
  return head !== undefined && alike(head, title);
}

export interface FoundCell {
  address: Address;
  path: string;
  value: CellValue;
}

/** The figures of a place in printed order; none where the report's form has no such table or cell. */
export function findFigures(content: ReportContent, where: FigurePlace): FoundCell[] {
  const table = findTable(findFormat(content.formatId), where.table);
  if (!table) return [];
  const wanted = where.kind === 'table' ? null : where.paths.map(patternOf);
  return cellsOf(table)
    .filter(({ path }) => wanted === null || wanted.some((pattern) => pattern.test(path)))
    .map(({ path }) => ({
      address: cellAddress(table.id, path),
      path,
      value: content.tables[table.id]?.[path] ?? null,
    }));
}

/** `*` stands for any block, row or column. */
export const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll('*', '[^/]+')}$`, 'u');
