import {
  gridOf,
  printCell,
  type GridCell,
  type ReportContent,
  type TableContent,
  type TableFormat,
} from '@nianbao/report-formats';

/** A table as printed: own cells of each row, with what they span. */
interface PrintedCell {
  text: string;
  columns: number;
  rows: number;
}
type Row = PrintedCell[];

export function printedRows(table: TableFormat, content: TableContent): Row[] {
  return gridOf(table).rows.map((row) =>
    row.map((cell: GridCell) => ({
      text: cell.path === undefined ? cell.text : printCell(content[cell.path]),
      columns: cell.colSpan,
      rows: cell.rowSpan,
    })),
  );
}

/** Each row on all columns; `fill` says what stands in the further places of a merged cell. */
export function laidOut(rows: readonly Row[], fill: 'repeat' | 'blank'): string[][] {
  const grid: string[][] = rows.map(() => []);
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row) {
      while (grid[y]?.[x] !== undefined) x += 1;
      for (let dy = 0; dy < cell.rows; dy += 1)
        for (let dx = 0; dx < cell.columns; dx += 1) {
          const line = grid[y + dy];
          if (line) line[x + dx] = fill === 'repeat' || (dy === 0 && dx === 0) ? cell.text : '';
        }
    }
  });
  return grid;
}

const width = (rows: readonly Row[]): number =>
  Math.max(...rows.map((row) => row.reduce((sum, { columns }) => sum + columns, 0)));

const texts = (row: Row): string[] => row.map(({ text }) => text);
const halfWidth = (text: string): string => text.normalize('NFKC');

/** How sites, browsers and converters print one table as text. `keepsBlanks`: the place of a blank cell can be seen. */
export const LAYOUTS: Record<string, { keepsBlanks: boolean; print: (rows: readonly Row[]) => string }> = {
  'one cell per line with a trailing bar': {
    keepsBlanks: false,
    print: (rows) =>
      rows
        .map((row) => {
          const cells = texts(row).filter((text) => text !== '');
          return [
            ...cells.map((text) => `${text} |`),
            '|'.repeat(Math.max(1, width(rows) + 1 - cells.length)),
          ].join('\n');
        })
        .join('\n'),
  },
  'one row per line with bars': {
    keepsBlanks: true,
    print: (rows) => rows.map((row) => `${texts(row).join(' | ')} |`).join('\n'),
  },
  'one row per line with bars, blanks lost and filled at the end': {
    keepsBlanks: false,
    print: (rows) =>
      rows
        .map((row) => {
          const cells = texts(row).filter((text) => text !== '');
          return `${cells.join(' | ')} | ${'|'.repeat(width(rows) - cells.length)}`;
        })
        .join('\n'),
  },
  'bars at both ends, half width': {
    keepsBlanks: true,
    print: (rows) => rows.map((row) => `| ${texts(row).map(halfWidth).join(' | ')} |`).join('\n'),
  },
  'markdown with merged cells left blank': {
    keepsBlanks: true,
    print: (rows) => {
      const [first = [], ...rest] = laidOut(rows, 'blank');
      const line = (row: string[]) => `|${row.join('|')}|`;
      return [line(first), `|${first.map(() => '---').join('|')}|`, ...rest.map(line)].join('\n');
    },
  },
  tabs: { keepsBlanks: true, print: (rows) => rows.map((row) => texts(row).join('\t')).join('\n') },
  'tabs with merged cells repeated': {
    keepsBlanks: true,
    print: (rows) =>
      laidOut(rows, 'repeat')
        .map((row) => row.join('\t'))
        .join('\n'),
  },
  'tabs with merged cells left blank': {
    keepsBlanks: true,
    print: (rows) =>
      laidOut(rows, 'blank')
        .map((row) => row.join('\t'))
        .join('\n'),
  },
  'one cell per line without any mark': {
    keepsBlanks: false,
    print: (rows) => rows.flatMap((row) => texts(row).filter((text) => text !== '')).join('\n'),
  },
  'one cell per line with blank lines between': {
    keepsBlanks: false,
    print: (rows) => rows.flatMap((row) => texts(row).filter((text) => text !== '')).join('\n\n'),
  },
  'columns aligned with blanks': {
    keepsBlanks: false,
    print: (rows) =>
      rows
        .map((row) =>
          texts(row)
            .map((text) => text.padEnd(12))
            .join('  '),
        )
        .join('\n'),
  },
  'single blanks': {
    keepsBlanks: false,
    print: (rows) =>
      rows
        .map((row) =>
          texts(row)
            .filter((text) => text !== '')
            .join(' '),
        )
        .join('\n'),
  },
  'labels broken over two lines, a cell a line': {
    keepsBlanks: false,
    print: (rows) =>
      rows
        .flatMap((row) => texts(row).filter((text) => text !== ''))
        .flatMap((text) => (text.length > 9 ? [text.slice(0, 7), text.slice(7)] : [text]))
        .join('\n'),
  },
  'heads lost': {
    keepsBlanks: true,
    print: (rows) =>
      rows
        .filter((row) => !row.some(({ text }) => /信息内容|勾稽|自然人|商业企业|统计指标/u.test(text)))
        .map((row) => `${texts(row).join(' | ')} |`)
        .join('\n'),
  },
  'numbers of the rows lost': {
    keepsBlanks: true,
    print: (rows) =>
      rows
        .map((row) =>
          texts(row)
            .map((text) => text.replace(/^(?:[一二三四五六七八九]、|（[一二三四五六七八九]）|\d\.)/u, ''))
            .join('\t'),
        )
        .join('\n'),
  },
  'head repeated in the middle by a page break': {
    keepsBlanks: true,
    print: (rows) => {
      const heads = rows.filter((row) => row.some(({ text }) => /勾稽|自然人|商业企业|统计指标/u.test(text)));
      const lines = rows.map((row) => `${texts(row).join(' | ')} |`);
      const head = heads.map((row) => `${texts(row).join(' | ')} |`);
      return [...lines.slice(0, 12), '- 3 -', ...head, ...lines.slice(12)].join('\n');
    },
  },
};

/** A whole page of text around the tables, in the form of the format's sections. */
export function pageOf(
  content: ReportContent,
  sections: readonly { number: string; title: string; tables: readonly string[] }[],
  printTable: (id: string) => string,
): string {
  const parts = sections.map(({ number, title, tables }) => [
    `${number}${title}`,
    ...(tables.length > 0 ? tables.map(printTable) : ['本部分文字一段，说明有关情况。']),
  ]);
  return [
    content.title,
    '索引号：000014349/2023-00001　　发布日期：2023-01-20',
    '　　根据《中华人民共和国政府信息公开条例》编制本报告。',
    ...parts.flat(),
    content.organisation,
    '2023年1月20日',
  ].join('\n');
}

const tag = (cells: readonly string[], wrap: (text: string) => string): string =>
  `<tr>${cells.map((text) => `<td>${wrap(text)}</td>`).join('')}</tr>`;
const asTable = (
  rows: readonly (readonly string[])[],
  wrap: (text: string) => string = (text) => text,
): string => `<table border="1"><tbody>${rows.map((row) => tag(row, wrap)).join('\n')}</tbody></table>`;

/** How sites and word processors print one table as HTML. */
export const PAGES: Record<string, (rows: readonly Row[]) => string> = {
  'merged cells lost': (rows) => asTable(rows.map(texts)),
  'merged cells repeated': (rows) => asTable(laidOut(rows, 'repeat')),
  'merged cells left blank': (rows) => asTable(laidOut(rows, 'blank')),
  'every cell wrapped as a word processor does': (rows) =>
    asTable(
      rows.map(texts),
      (text) =>
        `<p class=MsoNormal align=center><span style='font-size:12.0pt'>${text || '&nbsp;'}<span lang=EN-US><o:p></o:p></span></span></p>`,
    ),
  'labels broken by line breaks': (rows) =>
    asTable(rows.map(texts), (text) => (text.length > 6 ? `${text.slice(0, 4)}<br>${text.slice(4)}` : text)),
  'a column of running numbers': (rows) =>
    asTable(
      rows.map((row, index) => [
        ...(/[一-龥]/u.test(row[0]?.text ?? '') ? [String(index + 1)] : []),
        ...texts(row),
      ]),
    ),
  'each row a table of its own': (rows) => rows.map((row) => asTable([texts(row)])).join('\n'),
  'nested in tables that lay out the page': (rows) =>
    `<table><tr><td><table><tr><td>导航</td></tr></table></td><td>${asTable(rows.map(texts))}</td></tr></table>`,
};

/** As `pageOf`, with paragraphs of a page. */
export function htmlOf(
  content: ReportContent,
  sections: readonly { number: string; title: string; tables: readonly string[] }[],
  printTable: (id: string) => string,
): string {
  const parts = sections.map(({ number, title, tables }) => [
    `<p><b>${number}${title}</b></p>`,
    ...(tables.length > 0 ? tables.map(printTable) : ['<p>本部分文字一段，说明有关情况。</p>']),
  ]);
  const head = `<h1>${content.title}</h1><p>　　根据《中华人民共和国政府信息公开条例》编制本报告。</p>`;
  return `<html><body><div class="nav"><a href="/">首页</a></div><div id="zoom">${head}${parts.flat().join('\n')}</div></body></html>`;
}
