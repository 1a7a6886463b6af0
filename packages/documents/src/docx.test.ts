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
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { exampleReport, filledReport } from '../test/example-report.ts';
import { childNamed, named, readXml, type XmlNode } from '../test/xml.ts';
import { toDocx, type DocxOptions } from './docx.ts';

async function partsOf(content: ReportContent, options?: DocxOptions): Promise<Map<string, string>> {
  const files = unzipSync(await toDocx(content, options));
  return new Map(Object.entries(files).map(([name, data]) => [name, strFromU8(data)]));
}

const bodyOf = async (content: ReportContent, options?: DocxOptions): Promise<XmlNode> => {
  const xml = (await partsOf(content, options)).get('word/document.xml') ?? '';
  return childNamed(childNamed(readXml(xml), 'w:document'), 'w:body') ?? readXml('<none/>');
};

const textOf = (node: XmlNode): string =>
  node.children
    .map((child) => {
      if (child.name === 'w:br') return '\n';
      if (child.name === 'w:tab') return '\t';
      return child.name === 'w:t' ? child.text : textOf(child);
    })
    .join('');

/** A turn of the line that is layout only is no part of the text. */
const isLayoutBreak = (run: XmlNode): boolean =>
  named(run, 'w:rStyle').some(({ attributes }) => attributes['w:val'] === 'LayoutBreak');
const wordsOf = (cell: XmlNode): string =>
  named(cell, 'w:r')
    .filter((run) => !isLayoutBreak(run))
    .map(textOf)
    .join('');

const styleOf = (node: XmlNode): string | undefined => named(node, 'w:pStyle')[0]?.attributes['w:val'];

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

describe('the page of GB/T 9704', () => {
  it('is A4 with 22 lines of 28 characters on 156 mm by 225 mm', async () => {
    const [section] = named(await bodyOf(exampleReport()), 'w:sectPr');
    const attributes = (name: string) => childNamed(section, name)?.attributes ?? {};
    const { 'w:top': top, 'w:bottom': bottom, 'w:left': left, 'w:right': right } = attributes('w:pgMar');

    expect(attributes('w:pgSz')).toEqual({ 'w:w': '11906', 'w:h': '16838' });
    expect([top, left].map((length) => Math.round((Number(length) / 1440) * 25.4))).toEqual([37, 28]);
    expect(11906 - Number(left) - Number(right)).toBe(8844);
    expect(16838 - Number(top) - Number(bottom)).toBe(12756);
    expect(attributes('w:docGrid')).toEqual({ 'w:type': 'lines', 'w:linePitch': '579' });
    expect((await partsOf(exampleReport())).get('word/styles.xml')).toMatch(
      /w:styleId="BodyText".*?<w:spacing w:val="-5"\/><w:sz w:val="32"\/>/u,
    );
    // 16 pt less a quarter of a point, 28 times: within the 442.2 pt of the line, and a 29th would not be.
    expect([28 * (320 - 5) <= 8844, 29 * (320 - 5) <= 8844]).toEqual([true, false]);
  });

  it('breaks a head that is too long for its column in its middle, as the form does', async () => {
    const heads = named(await bodyOf(exampleReport()), 'w:tc')
      .map(textOf)
      .filter((text) => text.includes('\n'));

    expect(heads.slice(0, 4)).toEqual(['商业\n企业', '科研\n机构', '社会公\n益组织', '法律服\n务机构']);
  });

  it('repeats the heads of a table on every page', async () => {
    const tables = named(await bodyOf(exampleReport()), 'w:tbl').filter(
      (table) => named(table, 'w:tblCaption').length > 0,
    );

    expect(tables.map((table) => named(table, 'w:tblHeader').length)).toEqual([0, 3, 3]);
  });

  it('numbers odd pages on the right and even ones on the left, between rules', async () => {
    const parts = await partsOf(exampleReport());

    expect(parts.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    expect(parts.get('word/footer-odd.xml')).toContain('w:rightChars="100"');
    expect(parts.get('word/footer-even.xml')).toContain('w:leftChars="100"');
    expect(textOf(readXml(parts.get('word/footer-odd.xml') ?? ''))).toBe('— 1 —');
  });

  it.each([
    [
      'turns over after the name of the body',
      '云溪市营商环境建设局',
      '云溪市营商环境建设局\n2024年政府信息公开工作年度报告',
    ],
    [
      'is three lines with a very long name',
      '云溪市文化广播电视和旅游体育局（市文物局）',
      '云溪市文化广播电视\n和旅游体育局（市文物局）\n2024年政府信息公开工作年度报告',
    ],
    ['stays whole on one line', '某局', '某局2024年政府信息公开工作年度报告'],
  ])('has a title that %s', async (_, organisation, expected) => {
    const content = {
      ...exampleReport(),
      organisation,
      title: `${organisation}2024年政府信息公开工作年度报告`,
    };
    const [title] = (await bodyOf(content)).children;

    expect(title && textOf(title)).toBe(expected);
  });

  it.each([
    ['a long name', '云溪市营商环境建设局', [200, 350]],
    ['a name shorter than the date', '某局', [850, 200]],
  ])('sets the date two characters right of %s', async (_, organisation, expected) => {
    const body = await bodyOf({ ...exampleReport(), organisation }, { date: '2025年1月20日' });
    const lines = body.children.filter((each) => ['Signature', 'Date'].includes(styleOf(each) ?? ''));

    expect(lines.map(textOf)).toEqual([organisation, '2025年1月20日']);
    expect(lines.map((line) => Number(named(line, 'w:ind')[0]?.attributes['w:rightChars']))).toEqual(
      expected,
    );
  });

  it('takes other fonts by name, with what stands in for them', async () => {
    const parts = await partsOf(exampleReport(), { fonts: { text: '仿宋' } });

    expect(parts.get('word/document.xml')).not.toContain('仿宋_GB2312');
    expect(parts.get('word/fontTable.xml')).toContain('<w:font w:name="仿宋"><w:altName w:val="FangSong"/>');
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

it('keeps the last paragraph with the 署名, and heads of tables with what they head', async () => {
  const body = await bodyOf(exampleReport(), { date: '2025年1月20日' });
  const kept = (node: XmlNode) => named(node, 'w:keepNext').length > 0;
  const paragraphs = body.children.filter(({ name }) => name === 'w:p');
  const texts = paragraphs.filter((each) => styleOf(each) === 'BodyText');
  const [, art20] = named(body, 'w:tbl').map((table) =>
    named(table, 'w:tr').map((row) => [textOf(row).slice(0, 5), kept(row)]),
  );

  expect(texts.map(kept)).toEqual(texts.map((_, index) => index === texts.length - 1));
  expect(art20?.slice(0, 6)).toEqual([
    ['第二十条第', true],
    ['信息内容本', true],
    ['规章000', true],
    ['行政规范性', false],
    ['第二十条第', true],
    ['信息内容本', true],
  ]);
});

it('parts a free table over pages only where it is long', async () => {
  const kept = async (count: number) => {
    const rows = Array.from({ length: count }, (_, index) => [`第${index}项`, String(index)]);
    const [section] = exampleReport().sections;
    const sections = section ? [{ ...section, blocks: [{ id: 't', kind: 'table' as const, rows }] }] : [];
    const [table] = named(await bodyOf({ ...exampleReport(), sections, tables: {} }), 'w:tbl');
    return table ? named(table, 'w:tr').filter((row) => named(row, 'w:keepNext').length > 0).length : -1;
  };

  expect([await kept(5), await kept(60)]).toEqual([4, 1]);
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
