import type { LAYOUTS, printedRows } from './layouts.ts';

type Rows = Readonly<ReturnType<typeof printedRows>>;
type Layout = (typeof LAYOUTS)[string];

/** A row as names and figures, each as it is printed. */
interface Parts {
  names: string[];
  figures: string[];
}

const FIGURE = /^(?:-?\d[\d.]*元?|[/-]|不适用)?$/u;

const UNIT = /^(?:条|件|次|篇|个|人|人次|万元)$/u;

const partsOf = (rows: Rows): Parts[] =>
  rows.map((row) => {
    const texts = row.map(({ text }) => text);
    const last = texts.findLastIndex((text) => !FIGURE.test(text));
    return {
      names: texts.slice(0, last + 1).filter((text) => !UNIT.test(text)),
      figures: texts.slice(last + 1),
    };
  });

const broken = (text: string, width: number): string[] =>
  text.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [''];
const spaced = (figures: readonly string[]): string => figures.join('     ');
const bars = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const plain = (print: (parts: readonly Parts[]) => string, keepsBlanks = false): Layout => ({
  keepsBlanks,
  print: (rows) => print(partsOf(rows)),
});

/** Group names go in a line of their own, as where a page shows the merged cell beside. */
const groups = ({ names }: Parts): string[] => names.slice(0, -1);

/** What PDF and conversions make of a table. */
export const BROKEN_LAYOUTS: Record<string, Layout> = {
  'names wrapped around their figures': plain((parts) =>
    parts
      .flatMap((row) => {
        if (row.figures.length === 0) return [row.names.join('   ')];
        const lines = broken(row.names.at(-1) ?? '', 12);
        const middle = lines.length > 2 ? 1 : 0;
        if (lines.length === 2)
          return [...groups(row), lines[0] ?? '', `            ${spaced(row.figures)}`, lines[1] ?? ''];
        return [
          ...groups(row),
          ...lines.map((line, index) => (index === middle ? `${line}     ${spaced(row.figures)}` : line)),
        ];
      })
      .join('\n'),
  ),
  'merged names down the side, a piece a row': plain((parts) => {
    const side: string[] = [];
    return parts
      .map((row) => {
        if (row.figures.length === 0) return row.names.join('   ');
        side.push(...groups(row).flatMap((name) => broken(name, 2)));
        return `${(side.shift() ?? '').padEnd(4)}  ${row.names.at(-1) ?? ''}     ${spaced(row.figures)}`;
      })
      .join('\n');
  }),
  'cut by pages, names over the cut': plain((parts) =>
    parts
      .flatMap((row, index) => {
        const line = `${row.names.join(' ')} ${row.figures.join(' ')}`;
        if (index % 9 !== 8 || row.figures.length === 0) return [line];
        const [first = '', ...rest] = broken(row.names.at(-1) ?? '', 10);
        return [...groups(row), `${first} ${row.figures.join(' ')}`, `- ${index} -`, ...rest];
      })
      .join('\n'),
  ),
  'names first, three rows of figures after': plain((parts) => {
    const lines: string[] = [];
    let names: string[] = [];
    let figures: string[] = [];
    const close = () => {
      lines.push(...names, ...figures);
      [names, figures] = [[], []];
    };
    for (const row of parts) {
      if (row.figures.length === 0) close();
      names.push(...row.names);
      if (row.figures.length > 0) figures.push(bars(row.figures));
      if (figures.length === 3) close();
    }
    close();
    return lines.join('\n');
  }),
  'a table of Markdown for each row': plain(
    (parts) =>
      parts
        .map((row) =>
          row.figures.length === 0
            ? row.names.join('\n')
            : `### ${row.names.at(-1) ?? ''}\n${bars([row.names.at(-1) ?? '', ...row.figures])}\n${bars(['---', ...row.figures.map(() => '---')])}\n`,
        )
        .join('\n'),
    true,
  ),
  'one cell a line, blanks dropped': {
    keepsBlanks: true,
    print: (rows) =>
      rows.flatMap((row) => row.map(({ text }) => text).filter((text) => text !== '')).join('\n'),
  },
  'one row a line with bars, blanks dropped': {
    keepsBlanks: true,
    print: (rows) =>
      rows.map((row) => bars(row.map(({ text }) => text).filter((text) => text !== ''))).join('\n'),
  },
  'every ninth character of a name damaged': plain((parts) =>
    parts
      .map(({ names, figures }) =>
        [...names.map((name) => name.replace(/(.{8})./gu, '$1\ufffd')), ...figures].join('\t'),
      )
      .join('\n'),
  ),
};
