/**
 * The one shape of a report's content, whatever its year. Editor, checks, renderer, importer and diff all speak it.
 */
export interface ReportContent {
  formatId: FormatId;
  /** The year reported on, not the year of publication. */
  year: number;
  organisation: string;
  title: string;
  /** As printed on the page; a key that is missing was not printed. */
  metadata: Partial<PublicationMetadata>;
  sections: SectionContent[];
  tables: Record<TableId, TableContent>;
}

/** Names a format of the catalogue (`findFormat`); which there are is known from their data alone. */
export type FormatId = string;
/** Names an official table; formats that print the same table under other rows share its id. */
export type TableId = string;

/** `row/column`; in art20 `block/row/column`; in the 2014 table the row id alone. */
export type CellPath = string;
export type TableContent = Record<CellPath, CellValue>;

/** `null` = 未填, `'n/a'` = 不适用 (also printed `/`, `-`, 无). 0 is only ever typed, or confirmed by a person. */
export type CellValue = number | null | 'n/a';

/** `number` is printed before `title`: `一、` and `总体情况`. Text before the first heading is a section with both empty. */
export interface SectionContent {
  id: string;
  number: string;
  title: string;
  blocks: Block[];
}

/** A block keeps its id through every edit: remarks, returns, diffs and approvals hang on it. */
export type Block =
  | { id: string; kind: 'heading'; level: 1 | 2 | 3 | 4; text: string }
  | { id: string; kind: 'paragraph'; text: string }
  | { id: string; kind: 'table'; rows: string[][] }
  | { id: string; kind: 'image'; attachmentId: string; caption: string };

/** Keys with the words that official sites print before the value. */
export const METADATA_LABELS = {
  indexNumber: '索引号',
  publisher: '发布机构',
  catalogue: '公开目录',
  publishedOn: '发布日期',
  documentNumber: '文号',
  views: '浏览量',
  source: '来源',
  keywords: '主题词',
  classification: '组配分类',
  writtenOn: '成文日期',
  validity: '有效性',
  name: '名称',
} as const;
export type PublicationMetadata = Record<keyof typeof METADATA_LABELS, string>;

/** The id of a section that holds what stands before the first heading. */
export const PREFACE_ID = 'preface';

/** Where something stands: a cell, a block, a whole section or a whole table. Used by remarks, findings and returns. */
export type Address = string;

/** The words a reader sees in a block; the cells of a free table joined by tabs and line ends. */
export function blockText(block: Block): string {
  if (block.kind === 'table') return block.rows.map((row) => row.join('\t')).join('\n');
  return block.kind === 'image' ? block.caption : block.text;
}
