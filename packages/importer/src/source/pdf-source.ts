import { refuse, type ImportRefusal } from '../result.ts';
import type { ReadSource } from './read-lines.ts';
import type { PrintedPage, PrintedRule } from './printed.ts';
import { printedLines } from './printed-page.ts';

const MAX_PAGES = 300;
const MAX_RUNS = 200_000;
type Matrix = readonly [number, number, number, number, number, number];

/** The lines of a PDF with text, by the places of its words and the lines of its tables. */
export async function readPdf(bytes: Uint8Array): Promise<ReadSource | ImportRefusal> {
  try {
    return await readPages(bytes);
  } catch (error) {
    const password = error instanceof Error && error.name === 'PasswordException';
    return refuse('not-readable', password ? 'PDF 文件有密码，请取消密码后导入' : 'PDF 文件已损坏，无法打开');
  }
}

async function readPages(bytes: Uint8Array): Promise<ReadSource | ImportRefusal> {
  const { getDocument, OPS } = await import('unpdf/pdfjs');
  // Pictures are not decoded: none is smaller than one point.
  const loading = getDocument({
    data: new Uint8Array(bytes),
    disableFontFace: true,
    useSystemFonts: false,
    maxImageSize: 1,
    verbosity: 0,
  });
  try {
    const document = await loading.promise;
    if (document.numPages > MAX_PAGES)
      return refuse('too-large', `PDF 超过 ${MAX_PAGES} 页，不像一份年度报告，未导入`);
    const pages: PrintedPage[] = [];
    let count = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const [x = 0, , right = 0, top = 0] = page.view;
      const { items } = await page.getTextContent();
      count += items.length;
      if (count > MAX_RUNS) return refuse('too-large', 'PDF 文字过多，不像一份年度报告，未导入');
      const runs = items.flatMap((item) => {
        if (!('str' in item) || item.str.trim() === '') return [];
        const [, , , size = 0, at = 0, base = 0] = item.transform as number[];
        return [
          {
            text: item.str,
            x: at - x,
            y: top - base,
            width: item.width,
            size: item.height || Math.abs(size),
          },
        ];
      });
      const { fnArray, argsArray } = await page.getOperatorList();
      const rules = rulesOf(fnArray, argsArray, OPS).map(({ x1, x2, y1, y2 }) => ({
        x1: x1 - x,
        x2: x2 - x,
        y1: top - y2,
        y2: top - y1,
      }));
      pages.push({ width: right - x, height: top, runs, rules });
      page.cleanup();
    }
    if (count === 0 || pages.every(({ runs }) => runs.length === 0))
      return refuse('not-supported', '这是扫描件：PDF 里只有图片，没有文字。请用文字版 PDF、Word 或网页导入');
    return { lines: printedLines(pages), asides: [] };
  } finally {
    await loading.destroy();
  }
}

/** Drawn lines that run across or down, and the edges of narrow boxes drawn instead of lines. */
function rulesOf(
  operators: readonly number[],
  operands: readonly unknown[],
  ops: Readonly<Record<string, number>>,
): PrintedRule[] {
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  const saved: Matrix[] = [];
  const rules: PrintedRule[] = [];
  operators.forEach((operator, at) => {
    if (operator === ops['save']) saved.push(matrix);
    else if (operator === ops['restore']) matrix = saved.pop() ?? matrix;
    else if (operator === ops['transform']) matrix = times(matrix, operands[at] as Matrix);
    else if (operator === ops['constructPath']) {
      const [paint, [path]] = operands[at] as [number, (Record<number, number> | null)[]];
      if (path && paint !== ops['endPath']) rules.push(...segments(Object.values(path), matrix));
    }
  });
  return rules;
}

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

/** A path is a list of 0 x y (move), 1 x y (line), 2 and 3 (curves), 4 (close). */
function segments(path: readonly number[], m: Matrix): PrintedRule[] {
  const rules: PrintedRule[] = [];
  let from: readonly [number, number] | null = null;
  for (let at = 0; at < path.length;) {
    const kind = path[at] ?? 4;
    const size = [2, 2, 6, 4, 0][kind] ?? 0;
    const [a = 0, b = 0] = path.slice(at + 1 + Math.max(0, size - 2), at + 1 + size);
    at += 1 + size;
    if (size === 0) continue;
    const to = [m[0] * a + m[2] * b + m[4], m[1] * a + m[3] * b + m[5]] as const;
    if (kind === 1 && from && (Math.abs(from[0] - to[0]) < 1 || Math.abs(from[1] - to[1]) < 1))
      rules.push({
        x1: Math.min(from[0], to[0]),
        x2: Math.max(from[0], to[0]),
        y1: Math.min(from[1], to[1]),
        y2: Math.max(from[1], to[1]),
      });
    from = to;
  }
  return rules;
}
