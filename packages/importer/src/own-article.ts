import {
  isFormatId,
  METADATA_LABELS,
  type Block,
  type FormatId,
  type PublicationMetadata,
  type ReportContent,
  type SectionContent,
} from '@nianbao/report-formats';
import { readTable } from './source/html-table.ts';
import {
  attributeOf,
  childrenOf,
  exactText,
  findAll,
  hasClass,
  isElement,
  type HtmlElement,
  type HtmlNode,
} from './source/html-tree.ts';
import { findTables } from './tables/find.ts';
import { placeTables } from './tables/place.ts';
import type { ImportedReport } from './result.ts';

/** A report that this product rendered: its marks tell title, metadata, sections and blocks; its tables are read by their structure. */
export function readOwnArticle(document: HtmlNode): ImportedReport | null {
  const [article, second] = findAll(
    document,
    (element) => element.tagName === 'article' && hasClass(element, 'report'),
  );
  if (!article || second) return null;
  const formatId = formatOf(attributeOf(article, 'data-format-id'));
  const year = Number(attributeOf(article, 'data-year') ?? Number.NaN);
  if (!formatId || !Number.isInteger(year)) return null;
  const [heading] = findAll(article, ({ tagName }) => tagName === 'h1');
  const counter = { blocks: 0 };
  const sections = findAll(article, (element) => attributeOf(element, 'data-section-id') !== undefined).map(
    (section) => readSection(section, counter),
  );
  const tables = findAll(
    article,
    (element) => element.tagName === 'table' && hasClass(element, 'official'),
  ).flatMap((table) => {
    const lines = readTable(table, false).filter(({ caption }) => !caption);
    return [{ lines, found: findTables(lines).tables.get(formatId) ?? [] }];
  });
  const placed = tables.map(({ lines, found }) => placeTables(found, formatId, lines));
  const content: ReportContent = {
    formatId,
    year,
    organisation: attributeOf(article, 'data-organisation') ?? '',
    title: heading ? exactText(heading) : '',
    metadata: readMetadata(article),
    sections,
    tables: Object.assign({}, ...placed.map((part) => part.tables)),
  };
  return {
    content,
    unplaced: placed.flatMap((part) => part.unplaced),
    unsure: placed.flatMap((part) => part.unsure),
    notes: [
      { kind: 'format', message: `本系统生成的页面，格式${formatId}` },
      ...placed.flatMap((part) => part.notes),
    ],
  };
}

const formatOf = (id: string | undefined): FormatId | null =>
  id !== undefined && isFormatId(id) ? id : null;

function readMetadata(article: HtmlElement): Partial<PublicationMetadata> {
  const metadata: Partial<PublicationMetadata> = {};
  for (const cell of findAll(article, (element) => attributeOf(element, 'data-metadata') !== undefined)) {
    const key = Object.keys(METADATA_LABELS).find((name) => name === attributeOf(cell, 'data-metadata'));
    if (key) metadata[key as keyof PublicationMetadata] = exactText(cell);
  }
  return metadata;
}

function readSection(section: HtmlElement, counter: { blocks: number }): SectionContent {
  const heading = childrenOf(section).find(
    (node): node is HtmlElement => isElement(node) && node.tagName === 'h2',
  );
  const mark = heading && findAll(heading, (element) => hasClass(element, 'number'))[0];
  const number = mark ? exactText(mark) : '';
  const blocks = findAll(section, (element) => attributeOf(element, 'data-block-id') !== undefined).flatMap(
    (element) => {
      counter.blocks += 1;
      return readBlock(element, `b${counter.blocks}`) ?? [];
    },
  );
  return {
    id: attributeOf(section, 'data-section-id') ?? '',
    number,
    title: heading ? exactText(heading).slice(number.length) : '',
    blocks,
  };
}

function readBlock(element: HtmlElement, id: string): Block | null {
  const tag = element.tagName;
  if (tag === 'table') {
    const rows = findAll(element, ({ tagName }) => tagName === 'tr');
    return {
      id,
      kind: 'table',
      rows: rows.map((row) => findAll(row, ({ tagName }) => tagName === 'td').map(exactText)),
    };
  }
  if (tag === 'figure') {
    const [caption] = findAll(element, ({ tagName }) => tagName === 'figcaption');
    const attachmentId = attributeOf(element, 'data-attachment-id') ?? '';
    return { id, kind: 'image', attachmentId, caption: caption ? exactText(caption) : '' };
  }
  const level = Number(/^h([3-6])$/u.exec(tag)?.[1] ?? 0) - 2;
  if (level === 1 || level === 2 || level === 3 || level === 4)
    return { id, kind: 'heading', level, text: exactText(element) };
  return tag === 'p' ? { id, kind: 'paragraph', text: exactText(element) } : null;
}
