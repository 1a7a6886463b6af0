import type { Sheet } from 'hucre';
import { refuse, type ImportRefusal } from '../result.ts';
import type { Aside, ReadSource } from './read-lines.ts';
import { plainLine, trim, type SourceLine } from './line.ts';
import { readZip } from './zip.ts';

const WORKBOOK = 'xl/workbook.xml';
const SHEETS = Array.from({ length: 50 }, (_, at) => `xl/worksheets/sheet${at + 1}.xml`);
const PARTS = [WORKBOOK, 'xl/sharedStrings.xml', 'xl/styles.xml', ...SHEETS];
const MAX_INFLATED = 30_000_000;
const MAX_BYTES = 10_000_000;
const MAX_ROWS = 5000;
const TOO_LARGE = refuse('too-large', '电子表格过大，不像一份年度报告，未导入');

/** The rows of a workbook (.xlsx, .xls); `null` where the file is none. */
export async function readSheets(bytes: Uint8Array): Promise<ReadSource | ImportRefusal | null> {
  const old = bytes[0] === 0xd0 && bytes[1] === 0xcf;
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!old && !zipped) return null;
  if (zipped) {
    const parts = readZip(bytes, PARTS, MAX_INFLATED);
    if (parts === 'too-large' && isWorkbook(bytes)) return TOO_LARGE;
    if (typeof parts === 'string' || !parts.has(WORKBOOK)) return null;
  }
  if (bytes.length > MAX_BYTES) return old ? null : TOO_LARGE;
  const { readXls, readXlsx } = await import('hucre');
  try {
    const { sheets } = await (old ? readXls : readXlsx)(bytes, { maxRows: MAX_ROWS });
    return sourceOf(sheets);
  } catch {
    // An old Word file has the same shell.
    return old ? null : refuse('not-readable', '电子表格已损坏或有密码，无法打开');
  }
}

function isWorkbook(bytes: Uint8Array): boolean {
  const found = readZip(bytes, [WORKBOOK], 1_000_000);
  return typeof found !== 'string' && found.has(WORKBOOK);
}

function sourceOf(sheets: readonly Sheet[]): ReadSource {
  const lines: SourceLine[] = [];
  const asides: Aside[] = [];
  sheets.forEach((sheet, at) => {
    const rows = sheet.rows.map((row) => row.map((cell) => trim(String(cell ?? ''))));
    if (sheet.hidden || sheet.veryHidden)
      asides.push({ what: '工作表', text: sheet.name, line: lines.length + 1 });
    else lines.push(...rows.flatMap((row, y) => lineOf(row, lines.length + y + 1, at + 1)));
  });
  return { lines, asides };
}

/** Words alone in a row are a title or a paragraph; merged cells are blank but for their first. */
function lineOf(row: readonly string[], line: number, table: number): SourceLine[] {
  const cells = row.filter((cell) => cell !== '');
  const [only] = cells;
  if (only === undefined) return [];
  if (cells.length === 1) return [plainLine(line, only)];
  return [{ ...plainLine(line, cells.join(' | ')), cells: [...row], style: 'grid', table, grid: [...row] }];
}
