import {
  cellAddress,
  cellsOf,
  findFormat,
  isFormatId,
  isTableId,
  METADATA_LABELS,
  readCell,
  type Block,
  type CellValue,
  type FormatId,
  type PublicationMetadata,
  type ReportContent,
  type ReportFormat,
  type SectionContent,
} from '@nianbao/report-formats';
import type { ImportedReport, ImportNote, UnplacedPiece } from '../result.ts';
import { officialFigures, typedFigure } from './official-figures.ts';
import { freeRows, type WordItem, type WordTable } from './word-items.ts';

/** Printed by the renderer beside the content. */
const OWN_WORDS = new Set(['signature', '署名空行', '图片', '表间', '表题', '附件说明', '附件']);
const MARK = /^nb_t_(.+)$/u;

/**
 * A Word file that this product rendered: its properties name format, year, body and metadata, its styles the blocks, its
 * marks the tables. `null` where it stands on a body's template, or a table is no longer as the form has it: such a file is
 * read like any other.
 */
export function readOwnWord(
  items: readonly WordItem[],
  properties: ReadonlyMap<string, string>,
): ImportedReport | null {
  const formatId = formatOf(properties.get('nianbao.formatId'));
  const year = Number(properties.get('nianbao.year') ?? Number.NaN);
  const title = items.find((item) => item.kind === 'paragraph' && item.style === 'title');
  const templated = items.some((item) => item.kind === 'paragraph' && item.style.startsWith('nianbao '));
  if (!formatId || !Number.isInteger(year) || title?.kind !== 'paragraph' || templated) return null;
  const reader = new OwnReader(findFormat(formatId), metadataOf(properties));
  if (!items.every((item, at) => reader.place(item, at + 1))) return null;
  const { sections, tables, metadata, unplaced, notes } = reader;
  const organisation = properties.get('nianbao.organisation') ?? '';
  const content: ReportContent = {
    formatId,
    year,
    organisation,
    title: title.text,
    metadata,
    sections,
    tables,
  };
  const first: ImportNote = { kind: 'format', message: `本系统生成的 Word 文件，格式${formatId}` };
  return { content, unplaced, unsure: [], notes: [first, ...notes] };
}

const formatOf = (id: string | undefined): FormatId | null =>
  id !== undefined && isFormatId(id) ? id : null;

function metadataOf(properties: ReadonlyMap<string, string>): Partial<PublicationMetadata> {
  return Object.fromEntries(
    Object.keys(METADATA_LABELS).flatMap((key) => {
      const value = properties.get(`nianbao.metadata.${key}`);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

class OwnReader {
  readonly sections: SectionContent[] = [];
  readonly tables: ReportContent['tables'] = {};
  readonly unplaced: UnplacedPiece[] = [];
  readonly notes: ImportNote[] = [];
  readonly metadata: Partial<PublicationMetadata>;
  private readonly format: ReportFormat;
  private blocks = 0;

  constructor(format: ReportFormat, metadata: Partial<PublicationMetadata>) {
    this.format = format;
    this.metadata = metadata;
  }

  /** `false` where an official table is not as the form has it. */
  place(item: WordItem, line: number): boolean {
    if (item.kind === 'table') return this.placeTable(item);
    const { style, text } = item;
    if (item.others.length > 0) this.missing(`[${item.others.join('、')}] ${text}`, line);
    if (style === 'title' || OWN_WORDS.has(style)) return true;
    if (style === 'date') {
      if (text !== this.metadata.writtenOn) this.unplaced.push({ text, line });
    } else if (style === 'caption') this.missing(`[图片] ${text}`, line);
    else if (style === 'heading 1') this.sections.push(sectionOf(this.format, this.sections, text));
    else if (style !== '' || text.trim() !== '') this.add((id) => textBlock(id, style, text));
    return true;
  }

  private placeTable(item: WordTable): boolean {
    const id = item.marks.flatMap((mark) => MARK.exec(mark)?.[1] ?? []).at(0);
    if (id === undefined) {
      this.add((block) => ({ id: block, kind: 'table', rows: freeRows(item) }));
      return true;
    }
    const table = this.format.tables.find((each) => each.id === id);
    if (!table || !isTableId(id)) return false;
    const { texts } = officialFigures(table, item.rows);
    if (!texts) return false;
    const values = cellsOf(table).map((cell): [string, CellValue] => {
      const printed = typedFigure(table, cell.path, texts.get(cell.path) ?? '');
      const { value, problem } = readCell(printed, cell);
      const address = cellAddress(id, cell.path);
      if (problem !== null) this.notes.push({ kind: 'cell', message: problem, address, printed });
      return [cell.path, value];
    });
    this.tables[id] = Object.fromEntries(values);
    return true;
  }

  private add(block: (id: string) => Block): void {
    if (this.sections.length === 0) this.sections.push({ id: 'preface', number: '', title: '', blocks: [] });
    this.blocks += 1;
    this.sections.at(-1)?.blocks.push(block(`b${this.blocks}`));
  }

  private missing(text: string, line: number): void {
    this.unplaced.push({ text, line });
    this.notes.push({ kind: 'image', message: '正文中的图片未导入，请另行上传', printed: text, line });
  }
}

function textBlock(id: string, style: string, text: string): Block {
  const level = Number(/^heading ([2-5])$/u.exec(style)?.[1] ?? 0) - 1;
  return level === 1 || level === 2 || level === 3 || level === 4
    ? { id, kind: 'heading', level, text }
    : { id, kind: 'paragraph', text };
}

/** The section of the format with this very heading, or one of the report's own. */
function sectionOf(format: ReportFormat, before: readonly SectionContent[], text: string): SectionContent {
  const found = format.sections.find(
    ({ id, number, title }) => number + title === text && before.every((each) => each.id !== id),
  );
  if (found) return { id: found.id, number: found.number, title: found.title, blocks: [] };
  const number = /^[一二三四五六七八九十]+、/u.exec(text)?.[0] ?? '';
  return { id: `h${before.length + 1}`, number, title: text.slice(number.length), blocks: [] };
}
