/** What stands in the body of a Word file, in order. */
export type DocxItem = DocxParagraph | DocxTable;
export interface DocxParagraph {
  kind: 'paragraph';
  /** Position among the paragraphs of the file, from 1. */
  line: number;
  style: string;
  /** What is seen, without the number that Word prints before it by itself. */
  text: string;
  number: string;
  outline: number | null;
  /** Names of the bookmarks that begin in it. */
  marks: string[];
  /** What stands in it and is no text, once for each: 图片, 文本框, 脚注, 符号, 公式. */
  others: string[];
  /** Text that is there and is not seen. */
  unseen: { what: '隐藏文字' | '已删除的文字'; text: string }[];
  /** Notes at the foot, at the end and in the margin, by kind and id. */
  notes: { kind: NoteKind; id: string }[];
  /** What stands in boxes of text fixed to it. */
  boxes: DocxItem[];
}
export interface DocxTable {
  kind: 'table';
  rows: { cells: DocxCell[]; deleted: boolean; hidden: boolean }[];
}
export interface DocxCell {
  items: DocxItem[];
  /** How many columns it takes. */
  span: number;
  /** The further rows of a cell that is merged downwards. */
  continues: boolean;
}
export type NoteKind = 'footnote' | 'endnote' | 'comment';
/** Why a body is not read. */
export type DocxFault = 'too-deep' | 'broken';
