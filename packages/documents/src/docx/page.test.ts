import { blankReport } from '@nianbao/report-formats';
import { describe, expect, it } from 'vitest';
import { bodyOf, partsOf, styleOf, textOf } from '../../test/docx.ts';
import { exampleReport } from '../../test/example-report.ts';
import { childNamed, named, readXml, type XmlNode } from '../../test/xml.ts';

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

it.each([
  ['a table', '正文。', ['附件：政府信息公开情况统计表']],
  ['nothing where the text does so itself', '附件：政府信息公开情况统计表', []],
])('names below the text what is annexed: %s', async (_, text, expected) => {
  const blank = blankReport('2014', 2016, '某局');
  const blocks = [{ id: 'b', kind: 'paragraph' as const, text }];
  const content = { ...blank, sections: [{ id: 'p', number: '', title: '概述', blocks }] };

  const notes = (await bodyOf(content)).children.filter((each) => styleOf(each) === 'AnnexNote');

  expect(notes.map(textOf)).toEqual(expected);
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

it.each([
  ['a table', { id: 'x', kind: 'table' as const, rows: [['甲'], ['乙']] }, 'TableText'],
  ['a picture', { id: 'x', kind: 'image' as const, attachmentId: 'none', caption: '图一' }, 'Caption'],
])('keeps %s with the 署名 too', async (_, block, style) => {
  const example = exampleReport();
  const sections = example.sections.map((section) =>
    section.id === 's6' ? { ...section, blocks: [block] } : section,
  );

  const body = await bodyOf({ ...example, sections }, { date: '2025年1月20日' });

  const last = named(body, 'w:p').findLast((each) => styleOf(each) === style);
  expect(last && named(last, 'w:keepNext')).toHaveLength(1);
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
