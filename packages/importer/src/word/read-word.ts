import {
  findFormat,
  type Block,
  type CellPath,
  type ReportContent,
  type SectionContent,
  type TableFormat,
  type TableId,
} from '@nianbao/report-formats';
import { refuse, type ImportRefusal } from '../result.ts';
import { readZip } from '../source/zip.ts';
import { xmlAttribute, readXml } from '../source/xml.ts';
import { comparableText, likeness } from './comparable.ts';
import { matchBlocks, type FoundBlock } from './match-blocks.ts';
import { officialFigures } from './official-figures.ts';
import { freeRows, readWordItems, type WordItem } from './word-items.ts';

/** What somebody made of an exported report in Word, on the blocks and cells of what was exported. */
export interface WordReading {
  sections: { id: string; blocks: FoundBlock[] }[];
  /** The figures as they are written, of each table that could be read. */
  figures: Partial<Record<TableId, Map<CellPath, string>>>;
  /** In Chinese: what was changed and is not taken over. */
  notes: string[];
}

const DOCUMENT = 'word/document.xml';
const STYLES = 'word/styles.xml';
const CUSTOM = 'docProps/custom.xml';
const MAX_INFLATED = 30_000_000;

/** Which export the file comes from; `null` when it is none of ours, or the program lost it. */
export function exportIdOf(bytes: Uint8Array): string | null {
  const files = readZip(bytes, [CUSTOM], MAX_INFLATED);
  if (typeof files === 'string') return null;
  let inId = false;
  for (const event of readXml(new TextDecoder().decode(files.get(CUSTOM)))) {
    if (event.kind === 'open' && event.name === 'property') {
      inId = xmlAttribute(event.attributes, 'name') === 'nianbao.exportId';
    }
    if (event.kind === 'text' && inId && event.text.trim() !== '') return event.text.trim();
  }
  return null;
}

/** Reads an exported report that came back from Word, WPS or LibreOffice; `base` is what was exported. */
export function readWord(bytes: Uint8Array, base: ReportContent): WordReading | ImportRefusal {
  const files = readZip(bytes, [DOCUMENT, STYLES], MAX_INFLATED);
  if (files === 'encrypted') return refuse('not-readable', 'Word 文件有密码，请取消密码后导入');
  if (files === 'too-large') return refuse('too-large', 'Word 文件解压后过大，不像一份年度报告，未导入');
  if (files === 'broken') return refuse('not-readable', 'Word 文件已损坏，无法打开');
  if (!files.has(DOCUMENT)) return refuse('not-supported', '这是压缩文件或其他格式，不是 Word 文件（.docx）');
  const textOf = (name: string) => new TextDecoder().decode(files.get(name));
  const items = readWordItems(textOf(DOCUMENT), textOf(STYLES));
  if (!items) return refuse('too-deep', 'Word 文件的段落过多或表格嵌套过深，无法读取');
  return new Reader(base).read(items);
}

/** Printed by the renderer, never content. */
const OWN_WORDS = new Set(['title', 'signature', 'date', '表题', '附件']);

class Reader {
  private readonly base: ReportContent;
  private readonly blocks: { section: number; block: Block }[];
  private readonly found: FoundBlock[][];
  private readonly figures: WordReading['figures'] = {};
  private readonly notes: string[] = [];
  private readonly taken = new Set<string>();
  private section = 0;

  constructor(base: ReportContent) {
    this.base = base;
    this.blocks = base.sections.flatMap(({ blocks }, section) => blocks.map((block) => ({ section, block })));
    this.found = base.sections.map(() => []);
  }

  read(items: readonly WordItem[]): WordReading {
    for (const item of items) this.place(item);
    const missing = findFormat(this.base.formatId).tables.filter(
      ({ id }) => this.base.tables[id] && !this.figures[id] && !this.told(id),
    );
    for (const { title } of missing) this.notes.push(`文件里没有《${title}》，表中数据保持不变`);
    return {
      sections: this.base.sections.map(({ id, blocks }, index) => ({
        id,
        blocks: this.withUnprintable(blocks, matchBlocks(blocks, this.found[index] ?? [])),
      })),
      figures: this.figures,
      notes: this.notes,
    };
  }

  private readonly refused = new Set<string>();
  private told(id: string): boolean {
    return this.refused.has(id);
  }

  private place(item: WordItem): void {
    const heading = this.sectionHeading(item);
    if (heading !== null) {
      this.section = heading;
      return;
    }
    const official = item.marks.map((mark) => /^nb_t_(.+)$/u.exec(mark)?.[1]).find((id) => id !== undefined);
    if (item.kind === 'table' && official !== undefined) return this.placeFigures(official, item.rows);
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
    const bare = item.text.replace(/\s/gu, '');
    const index =
      marked === undefined
        ? this.base.sections.findIndex(
            (section) => item.style === 'heading 1' && bare === headingWords(section),
          )
        : Number(marked);
    const section = this.base.sections[index];
    if (!section) return null;
    if (marked !== undefined && bare !== headingWords(section)) {
      this.notes.push(`部分标题“${section.number}${section.title}”是固定的，改为“${item.text}”没有导入`);
    }
    return index;
  }

  private placeFigures(id: string, rows: readonly (readonly string[])[]): void {
    const table: TableFormat | undefined = findFormat(this.base.formatId).tables.find(
      (each) => each.id === id,
    );
    if (!table || !this.base.tables[table.id] || this.figures[table.id]) return;
    const read = officialFigures(table, rows);
    if (read.texts) this.figures[table.id] = read.texts;
    else {
      this.refused.add(id);
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

const headingWords = ({ number, title }: SectionContent): string => (number + title).replace(/\s/gu, '');
