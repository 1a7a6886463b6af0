import { blankReport, cellsOf, FORMATS, printCell, type FormatId } from '@nianbao/report-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { exampleReport, filledReport, HOSTILE } from '../../test/example-report.ts';
import { readXml, type XmlNode } from '../../test/xml.ts';
import { reportCsv, toCsv } from './csv.ts';
import { reportJsonSchema, toJson } from './json.ts';
import { toXml } from './xml.ts';

/** Every element, in document order. */
const elementsOf = (node: XmlNode): XmlNode[] =>
  node.children.flatMap((child) => [child, ...elementsOf(child)]);

const validate = new Ajv2020({ allErrors: true }).compile(reportJsonSchema());

const reports = FORMATS.flatMap((format) => [
  [`${format.id} blank`, format, blankReport(format.id, 2020, '某局')] as const,
  [`${format.id} filled`, format, filledReport(format.id)] as const,
]);

describe.each(reports)('%s', (_, format, content) => {
  it('is written as JSON that its schema accepts and that reads back equal', () => {
    const json = toJson(content);

    expect(JSON.parse(json)).toEqual(content);
    validate(JSON.parse(json));
    expect(validate.errors ?? []).toEqual([]);
    expect(toJson(structuredClone(content))).toBe(json);
  });

  it('is written as CSV with every cell once', () => {
    for (const table of format.tables) {
      const lines = (toCsv(table.id, content) ?? '').trim().split('\r\n').slice(1);
      const figures = lines.map((line) => [line.split(',')[0], line.split(',').at(-1)]);

      expect(figures).toEqual(
        cellsOf(table).map(({ path }) => [
          `tables/${table.id}/${path}`,
          printCell(content.tables[table.id]?.[path]),
        ]),
      );
    }
  });

  it('is written as XML with every text and cell', () => {
    const elements = elementsOf(readXml(toXml(content, { contentHash: 'abc' })));
    const named = (name: string) => elements.filter((element) => element.name === name);
    const texts = content.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'paragraph' ? [[block.id, block.text]] : [])),
    );
    const state = { '': 'not-filled', '/': 'not-applicable' };

    expect(named('paragraph').map(({ attributes, text }) => [attributes['id'], text])).toEqual(texts);
    expect(named('title')[0]?.text).toBe(content.title);
    expect(elements[0]?.attributes).toMatchObject({ format: content.formatId, contentHash: 'abc' });
    expect(
      named('cell')
        .filter(({ attributes }) => attributes['path'] !== undefined)
        .map(({ attributes, text }) => [attributes['path'], attributes['state'] ?? text]),
    ).toEqual(
      format.tables.flatMap((table) =>
        cellsOf(table).map(({ path }) => {
          const printed = printCell(content.tables[table.id]?.[path]);
          return [path, printed === '' || printed === '/' ? state[printed] : printed];
        }),
      ),
    );
  });
});

describe('open data', () => {
  it.each([
    ['an unknown table', { tables: { statistics: {} } }],
    ['an unknown cell', { tables: { art20: { 'art20_1/rules/nothing': 1 } } }],
    ['a negative figure', { tables: { art20: { 'art20_1/rules/issued': -1 } } }],
    ['half a case', { tables: { applications: { 'granted/total': 0.5 } } }],
    ['an unknown key', { more: 1 }],
    ['an unknown format', { formatId: '2030' }],
  ])('has a schema that refuses %s', (_, change) => {
    expect(validate({ ...exampleReport(), ...change })).toBe(false);
  });

  it('has the figures that an older table prints on rows of headings, in their place', () => {
    const blank = blankReport('2014', 2016, '某局');
    const content = { ...blank, tables: { statistics: { ...blank.tables['statistics'], a: 155, b: 0 } } };

    validate(JSON.parse(toJson(content)));
    const csv = toCsv('statistics', content) ?? '';
    const named = elementsOf(readXml(toXml(content))).filter(({ attributes }) => attributes['path'] === 'a');

    expect(validate.errors ?? []).toEqual([]);
    expect(csv.split('\r\n')[1]).toMatch(/^tables\/statistics\/a,.*,155$/u);
    expect(csv).toMatch(/tables\/statistics\/b,[^\n]*,0\r\n/u);
    expect(named.map(({ text }) => text)).toEqual(['155']);
    expect(toCsv('statistics', blank)).not.toContain('statistics/a,');
  });

  it('names the heads of a figure in words', () => {
    const csv = toCsv('applications', exampleReport());

    expect(csv).toContain(
      'tables/applications/denied_third_party/org_business,三、本年度办理结果 > （三）不予公开 > 4.保护第三方合法权益,申请人情况 > 法人或其他组织 > 商业企业,件,1\r\n',
    );
    expect(toCsv('art20', exampleReport())).toContain(
      'tables/art20/art20_8/admin_fee/fee_amount,第二十条第（八）项 > 行政事业性收费,本年收费金额（单位：万元）,万元,35.62\r\n',
    );
  });

  it('carries the hash of the content on the last line of each table', () => {
    const hash = 'ab'.repeat(32);
    const csv = toCsv('art20', exampleReport(), { contentHash: hash }) ?? '';

    expect(csv).toBe(`${toCsv('art20', exampleReport())}contentHash,内容校验码（SHA-256）,,,${hash}\r\n`);
    expect(reportCsv(exampleReport(), { contentHash: hash }).match(/contentHash/gu)).toHaveLength(1);
  });

  it('has no file for a table that the report does not have', () => {
    const formatId: FormatId = '2021';

    expect(toCsv('statistics', blankReport(formatId, 2024, '某局'))).toBeNull();
  });

  it('writes what XML cannot carry as a replacement, and hostile text as text', () => {
    const content = exampleReport();
    const block = { id: 'x', kind: 'paragraph' as const, text: `\u0001${HOSTILE}\uD800` };
    const xml = toXml({ ...content, sections: [{ id: 's1', number: '\t', title: 'a\nb', blocks: [block] }] });

    const elements = elementsOf(readXml(xml));
    expect(elements.find(({ name }) => name === 'paragraph')?.text).toBe(`\uFFFD${HOSTILE}\uFFFD`);
    expect(elements.find(({ name }) => name === 'section')?.attributes).toMatchObject({
      number: '\t',
      title: 'a\nb',
    });
  });
});
