import {
  blankReport,
  blockText,
  FORMATS,
  findCell,
  findFormat,
  gridOf,
  printCell,
  type FormatId,
  type ReportContent,
  type TableFormat,
} from '@nianbao/report-formats';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { bodyOf, partsOf, styleOf, textOf, wordsOf } from '../test/docx.ts';
import { exampleReport, filledReport } from '../test/example-report.ts';
import { childNamed, named, readXml, type XmlNode } from '../test/xml.ts';
import { toDocx } from './docx.ts';

interface Cell {
  text: string;
  colSpan: number;
  rowSpan: number;
}

/** The table of a Word file as it is seen: merged cells once, at their upper left. */
function readTable(table: XmlNode): Cell[][] {
  const above = new Map<number, Cell>();
  return named(table, 'w:tr').map((row) => {
    let x = 0;
    return named(row, 'w:tc').flatMap((cell) => {
      const at = x;
      const properties = childNamed(cell, 'w:tcPr');
      const colSpan = Number(childNamed(properties, 'w:gridSpan')?.attributes['w:val'] ?? 1);
      const merge = childNamed(properties, 'w:vMerge');
      x += colSpan;
      const upper = above.get(at);
      if (merge && merge.attributes['w:val'] !== 'restart' && upper) {
        upper.rowSpan += 1;
        return [];
      }
      const read = { text: wordsOf(cell), colSpan, rowSpan: 1 };
      above.set(at, read);
      return [read];
    });
  });
}

const expectedTable = (table: TableFormat, content: ReportContent): Cell[][] =>
  gridOf(table).rows.map((row) =>
    row.map(({ text, path, colSpan, rowSpan }) => ({
      text:
        path === undefined
          ? text
          : printCell(content.tables[table.id]?.[path], findCell(table, path)?.column.suffix),
      colSpan,
      rowSpan,
    })),
  );

const reports: [string, ReportContent][] = [
  ...FORMATS.flatMap(({ id }): [string, ReportContent][] => [
    [`${id} blank`, blankReport(id, 2020, '某局')],
    [`${id} filled`, filledReport(id)],
  ]),
  ['the try-out report', exampleReport()],
];

describe.each(reports)('%s', (_, content) => {
  it('has every official table with the merged cells and figures of the form', async () => {
    const captioned = named(await bodyOf(content), 'w:tbl').filter(
      (table) => named(table, 'w:tblCaption').length > 0,
    );

    expect(captioned.map(readTable)).toEqual(
      findFormat(content.formatId).tables.map((table) => expectedTable(table, content)),
    );
  });

  it('has every heading and paragraph of the text in its order and style', async () => {
    const body = await bodyOf(content);
    const printed = body.children
      .filter(({ name }) => name === 'w:p')
      .map((each) => [styleOf(each), textOf(each)])
      .filter(([style]) => style === 'BodyText' || style?.startsWith('Heading'));

    expect(printed).toEqual(
      content.sections.flatMap(({ number, title, blocks }) => [
        ...(number + title === '' ? [] : [['Heading1', number + title]]),
        ...blocks.flatMap((block) => {
          const text = blockText(block).replaceAll('\r\n', '\n');
          if (block.kind === 'heading') return [[`Heading${block.level + 1}`, text]];
          return block.kind === 'paragraph' ? [['BodyText', text]] : [];
        }),
      ]),
    );
  });

  it('is made of well-formed parts, each of them declared', async () => {
    const parts = await partsOf(content);
    const types = parts.get('[Content_Types].xml') ?? '';

    expect([...parts.values()].map((xml) => readXml(xml).children.length)).toEqual([...parts].map(() => 1));
    expect(
      [...parts.keys()]
        .filter((name) => !name.endsWith('.rels') && name !== '[Content_Types].xml')
        .filter((name) => !types.includes(`"/${name}"`)),
    ).toEqual([]);
  });

  it('names its font for every script on every run', async () => {
    const runs = named(await bodyOf(content), 'w:r').filter((run) => named(run, 'w:rStyle').length === 0);
    const without = runs.filter((run) => {
      const fonts = named(run, 'w:rFonts')[0]?.attributes ?? {};
      return (
        !fonts['w:eastAsia'] || fonts['w:eastAsia'] !== fonts['w:ascii'] || fonts['w:hint'] !== 'eastAsia'
      );
    });

    expect(runs.length).toBeGreaterThan(50);
    expect(without).toEqual([]);
  });

  it('is the same bytes every time', async () => {
    expect(await toDocx(structuredClone(content))).toEqual(await toDocx(content));
  });
});

describe('what is not on the paper', () => {
  it('is kept in the properties of the file', async () => {
    const custom = readXml(
      (await partsOf(exampleReport(), { contentHash: 'abc' })).get('docProps/custom.xml') ?? '',
    );
    const values = named(custom, 'property').map((each) => [each.attributes['name'], each.children[0]?.text]);

    expect(Object.fromEntries(values)).toMatchObject({
      'nianbao.formatId': '2021',
      'nianbao.contentHash': 'abc',
      'nianbao.metadata.documentNumber': '云营商发〔2025〕3号',
    });
  });
});

describe('pictures', () => {
  const formatId: FormatId = '2021';
  const picture = {
    data: new Uint8Array([1, 2, 3]),
    mediaType: 'image/png' as const,
    width: 2000,
    height: 500,
  };

  it('stand in the text, no wider than the page, once for each file', async () => {
    const files = unzipSync(await toDocx(filledReport(formatId), { picture: () => picture }));
    const drawings = named(await bodyOf(filledReport(formatId), { picture: () => picture }), 'wp:extent');

    expect(Object.keys(files).filter((name) => name.startsWith('word/media'))).toEqual([
      'word/media/nianbao-1.png',
    ]);
    expect(drawings[0]?.attributes).toEqual({ cx: '5615940', cy: '1403985' });
  });

  it('are named in words when their file is missing', async () => {
    const pictures = (await bodyOf(filledReport(formatId))).children.filter(
      (each) => styleOf(each) === 'Picture',
    );

    expect(new Set(pictures.map(textOf))).toEqual(new Set(['（图片）']));
  });
});
