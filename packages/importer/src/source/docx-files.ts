import { refuse, type ImportRefusal } from '../result.ts';
import type { BodyFiles } from './docx-body.ts';
import type { DocxFault } from './docx-items.ts';
import { readZip, type ZipFault } from './zip.ts';

/** The parts of a Word file that are read; empty where it has no such part. */
export interface DocxFiles extends BodyFiles {
  footnotes: string;
  endnotes: string;
  comments: string;
  /** Printed at the head and foot of its pages. */
  margins: string[];
}

const DOCUMENT = 'word/document.xml';
const PARTS = ['numbering', 'styles', 'footnotes', 'endnotes', 'comments'] as const;
const MARGINS = ['header', 'footer'].flatMap((name) =>
  [1, 2, 3, 4, 5, 6].map((number) => `word/${name}${number}.xml`),
);
/** Inflated size of the parts that are read, in bytes. */
const MAX_INFLATED = 30_000_000;

const ZIP_FAULTS: Readonly<Record<ZipFault, ImportRefusal>> = {
  broken: refuse('not-readable', 'Word 文件已损坏，无法打开'),
  encrypted: refuse('not-readable', 'Word 文件有密码，请取消密码后导入'),
  'too-large': refuse('too-large', 'Word 文件解压后过大，不像一份年度报告，未导入'),
};
export const DOCX_FAULTS: Readonly<Record<DocxFault, ImportRefusal>> = {
  broken: refuse('not-readable', 'Word 文件的内容已损坏，无法读取'),
  'too-deep': refuse('too-deep', 'Word 文件的段落过多或表格嵌套过深，无法读取'),
};

/** The parts of a Word file, or why they cannot be had. */
export function openDocx(bytes: Uint8Array): DocxFiles | ImportRefusal {
  const wanted = [DOCUMENT, ...PARTS.map((part) => `word/${part}.xml`), ...MARGINS];
  const files = readZip(bytes, wanted, MAX_INFLATED);
  if (typeof files === 'string') return ZIP_FAULTS[files];
  if (!files.has(DOCUMENT)) return refuse('not-supported', '这是压缩文件或其他格式，不是 Word 文件（.docx）');
  const textOf = (name: string) => new TextDecoder().decode(files.get(name));
  return {
    document: textOf(DOCUMENT),
    numbering: textOf('word/numbering.xml'),
    styles: textOf('word/styles.xml'),
    footnotes: textOf('word/footnotes.xml'),
    endnotes: textOf('word/endnotes.xml'),
    comments: textOf('word/comments.xml'),
    margins: MARGINS.filter((name) => files.has(name)).map(textOf),
  };
}
