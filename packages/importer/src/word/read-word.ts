import {
  findFormat,
  type Block,
  type CellPath,
  type ReportContent,
  type SectionContent,
  type TableFormat,
  type TableId,
} from '@nianbao/report-formats';
import { isRefusal, type ImportRefusal } from '../result.ts';
import { DOCX_FAULTS, openDocx } from '../source/docx-files.ts';
import { customProperties } from './custom-properties.ts';
import { comparable, comparableText, likeness } from './comparable.ts';
import { matchBlocks, type FoundBlock } from './match-blocks.ts';
import { isLikeOfficial, officialFigures } from './official-figures.ts';
import { freeRows, readWordItems, type WordItem, type WordTable } from './word-items.ts';

/** What somebody made of an exported report in Word, on the blocks and cells of what was exported. */
export interface WordReading {
  sections: { id: string; blocks: FoundBlock[] }[];
  /** The figures as they are written, of each table that could be read. */
  figures: Partial<Record<TableId, Map<CellPath, string>>>;
  /** In Chinese: what was changed and is not taken over. */
  notes: string[];
}

/** Which export the file comes from; `null` when it is none of ours, or the program lost it. */
export const exportIdOf = (bytes: Uint8Array): string | null =>
  customProperties(bytes).get('nianbao.exportId')?.trim() || null;

/** Reads an exported report that came back from Word, WPS or LibreOffice; `base` is what was exported. */
export function readWord(bytes: Uint8Array, base: ReportContent): WordReading | ImportRefusal {
  const files = openDocx(bytes);
  if (isRefusal(files)) return files;
  const items = readWordItems(files);
  if (typeof items === 'string') return DOCX_FAULTS[items];
  return new Reader(base).read(items);
}

/** Printed by the renderer, never content. */
const OWN_WORDS = new Set(['title', 'signature', 'date', '表题', '附件说明', '附件']);

class Reader {
  private readonly base: ReportContent;
  private readonly blocks: { section: number; block: Block }[];
  private readonly found: FoundBlock[][];
  private readonly figures: WordReading['figures'] = {};
  private readonly notes: string[] = [];
  private readonly taken = new Set<string>();
  /** Tables whose figures are not taken over, and why was said. */
  private readonly refused = new Set<string>();
  private readonly headings = new Set<number>();
  private section = 0;

  constructor(base: ReportContent) {
    this.base = base;
    this.blocks = base.sections.flatMap(({ blocks }, section) => blocks.map((block) => ({ section, block })));
    this.found = base.sections.map(() => []);
  }

  read(items: readonly WordItem[]): WordReading {
    for (const [at, item] of items.entries()) {
      this.place(item);
      if (item.others.length > 0) this.tellOthers(item, items.slice(0, at));
    }
    this.tellMissing();
    return {
      sections: this.base.sections.map(({ id, blocks }, index) => ({
        id,
        blocks: this.withUnprintable(blocks, matchBlocks(blocks, this.found[index] ?? [])),
      })),
      figures: this.figures,
      notes: [...new Set(this.notes)],
    };
  }

  private tables(): TableFormat[] {
    return findFormat(this.base.formatId).tables.filter(({ id }) => this.base.tables[id]);
  }

  private tellMissing(): void {
    for (const { id, title } of this.tables()) {
      if (!this.figures[id] && !this.refused.has(id))
        this.notes.push(`文件里没有《${title}》，表中数据保持不变`);
    }
    for (const [index, { number, title }] of this.base.sections.entries()) {
      if (number + title !== '' && !this.headings.has(index))
        this.notes.push(`文件里没有部分标题“${number}${title}”，标题是固定的，保持不变`);
    }
  }

  /** Pictures, notes at the foot and the like are no text: whoever put them in is told that they stay behind. */
  private tellOthers({ others, ...item }: WordItem, before: readonly WordItem[]): void {
    const names = new Set(others);
    if (names.has('文本框')) names.delete('图片');
    const words = (each: WordItem | typeof item) =>
      (each.kind === 'paragraph' ? each.text : (each.rows[0]?.[0] ?? '')).trim();
    const own = words(item);
    const above = before.map(words).findLast((text) => text !== '') ?? '';
    const where = own === '' ? `“${beginning(above)}”之后` : `“${beginning(own)}”处`;
    this.notes.push(`${where}的${[...names].join('、')}没有导入，需要的请在系统中添加`);
  }

  private place(item: WordItem): void {
    const heading = this.sectionHeading(item);
    if (heading !== null) {
      this.section = heading;
      return;
    }
    if (item.kind === 'paragraph' && item.style === 'title') this.tellTitle(item.text);
    const official = item.kind === 'table' ? this.officialTable(item) : undefined;
    if (item.kind === 'table' && official) return this.placeFigures(official, item.rows);
    const known = this.knownBlock(item);
    if (known) this.section = known.section;
    const block = this.blockOf(item, known?.block);
    if (block) this.found[this.section]?.push({ id: known?.block.id ?? null, block });
  }

  /** By its bookmark, or a first-level heading with the section's very words. */
  private sectionHeading(item: WordItem): number | null {
    if (item.kind !== 'paragraph') return null;
    const marked = item.marks
      .map((mark) => /^nb_s(\d+)$/u.exec(mark)?.[1])
      .find((index) => index !== undefined);
    const words = bare(item.text);
    const index =
      marked === undefined
        ? this.base.sections.findIndex(
            (section) => item.style === 'heading 1' && words === headingWords(section),
          )
        : Number(marked);
    const section = this.base.sections[index];
    if (!section) return null;
    this.headings.add(index);
    if (marked !== undefined && words !== headingWords(section)) {
      this.notes.push(`部分标题“${section.number}${section.title}”是固定的，改为“${item.text}”没有导入`);
    }
    return index;
  }

  private tellTitle(text: string): void {
    if (bare(text) !== bare(comparable(this.base.title)))
      this.notes.push(`标题改为“${text.trim()}”没有导入，标题请在系统中修改`);
  }

  /** By its bookmark, or where a program has lost it, by its heads. */
  private officialTable({ marks, rows }: WordTable): TableFormat | undefined {
    const marked = marks.map((mark) => /^nb_t_(.+)$/u.exec(mark)?.[1]).find((id) => id !== undefined);
    if (marked !== undefined) return this.tables().find(({ id }) => id === marked);
    if (marks.some((mark) => /^nb_\d+$/u.test(mark))) return undefined;
    return this.tables().find((table) => isLikeOfficial(table, rows));
  }

  private placeFigures(table: TableFormat, rows: readonly (readonly string[])[]): void {
    if (this.figures[table.id] || this.refused.has(table.id)) {
      this.notes.push(`《${table.title}》在文件里不止一份，只比较第一份`);
      return;
    }
    const read = officialFigures(table, rows, this.base.tables[table.id]);
    if (read.texts) this.figures[table.id] = read.texts;
    else {
      this.refused.add(table.id);
      this.notes.push(read.problem);
    }
  }

  /** Two bookmarks in one paragraph: two paragraphs became one, which is the one it is most like. */
  private knownBlock(item: WordItem): { section: number; block: Block } | undefined {
    const candidates = item.marks
      .flatMap((mark) => this.blocks[Number(/^nb_(\d+)$/u.exec(mark)?.[1] ?? -1)] ?? [])
      .filter(({ block }) => !this.taken.has(block.id));
    const words = item.kind === 'table' ? '' : item.text;
    const [best] = candidates.toSorted(
      (a, b) => likeness(comparableText(b.block), words) - likeness(comparableText(a.block), words),
    );
    if (best) this.taken.add(best.block.id);
    return best;
  }

  private blockOf(item: WordItem, known: Block | undefined): Block | null {
    const id = known?.id ?? '';
    if (item.kind === 'table') return { id, kind: 'table', rows: freeRows(item) };
    const { style, text } = item;
    if (known?.kind === 'image') return { ...known, caption: text };
    // A blank line more is layout; the blank lines of the content are marked.
    const furniture = OWN_WORDS.has(style) || style === 'caption' || style === '图片';
    if (!known && (furniture || text.trim() === '')) return null;
    const level = Number(/^heading ([2-5])$/u.exec(style)?.[1] ?? 0) - 1;
    return level === 1 || level === 2 || level === 3 || level === 4
      ? { id, kind: 'heading', level, text }
      : { id, kind: 'paragraph', text };
  }

  /** A table without a cell is not printed, so it cannot have been deleted. */
  private withUnprintable(base: readonly Block[], found: FoundBlock[]): FoundBlock[] {
    const result = [...found];
    for (const [at, block] of base.entries()) {
      const unprintable = block.kind === 'table' && block.rows.every((row) => row.length === 0);
      if (!unprintable || result.some(({ id }) => id === block.id)) continue;
      const before = base.slice(0, at).findLast(({ id }) => result.some((each) => each.id === id));
      result.splice(result.findIndex(({ id }) => id === before?.id) + 1, 0, { id: block.id, block });
    }
    return result;
  }
}

const bare = (text: string): string => text.replace(/\s/gu, '');
const beginning = (text: string): string => {
  const characters = [...text];
  return characters.length <= 12 ? text : `${characters.slice(0, 12).join('')}…`;
};

const headingWords = ({ number, title }: SectionContent): string => bare(number + title);
