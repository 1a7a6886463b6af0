import { toDocx } from '@nianbao/documents/docx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { compared, edited, TEXT, report, paragraphOf, kinds } from '../../test/word-export.ts';
import { isRefusal } from '../result.ts';
import { readWord } from './read-word.ts';

describe('what was edited in Word', () => {
  it('is exactly the sentence and the cell that were edited', async () => {
    const base = report();
    const bytes = await edited(base, (xml) =>
      xml.replace('收到申请十七件', '收到申请十八件').replace('>1286<', '>1,287<'),
    );

    expect(compared(bytes, base)).toMatchObject({
      differences: [
        {
          kind: 'changed',
          address: 'sections/s1/blocks/p1',
          theirs: { text: '收到申请十八件，均已答复。' },
          both: false,
        },
        {
          kind: 'cell',
          address: 'tables/art20/art20_5/licence/decisions',
          base: 1286,
          ours: 1286,
          theirs: { raw: '1,287', value: 1287, problem: null },
          both: false,
        },
      ],
      notes: [],
    });
  });

  it('is marked where the same place was changed here meanwhile, and nothing where both did the same', async () => {
    const base = report();
    const bytes = await edited(base, (xml) =>
      xml
        .replace('十七件', '十八件')
        .replace('三次', '四次')
        .replace('>1286<', '>1287<')
        .replace('>35.62<', '>36<'),
    );
    const now = report([TEXT[0] ?? '', '收到申请二十件。', '组织业务培训四次。']);
    now.tables.art20 = {
      ...now.tables.art20,
      'art20_5/licence/decisions': 1290,
      'art20_8/admin_fee/fee_amount': 36,
    };

    const { differences } = compared(bytes, base, now);

    expect(differences).toMatchObject([
      { kind: 'changed', address: 'sections/s1/blocks/p1', ours: { text: '收到申请二十件。' }, both: true },
      { kind: 'cell', ours: 1290, theirs: { value: 1287 }, both: true },
    ]);
  });

  it('keeps what was changed here only out of the differences', async () => {
    const base = report();
    const now = report(['改在系统里的文字。', ...TEXT.slice(1)]);

    expect(compared(await toDocx(base), base, now)).toEqual({ differences: [], notes: [] });
  });

  it.each([
    [
      'a paragraph deleted',
      (xml: string, of: (text: string) => string) => xml.replace(of('十七件'), ''),
      [['deleted', 'p1']],
    ],
    [
      'a paragraph moved to the end',
      (xml: string, of: (text: string) => string) =>
        xml.replace(of('三百'), '').replace(of('三次'), `$&${of('三百')}`),
      [['moved', 'p0']],
    ],
    [
      'a paragraph added',
      (xml: string, of: (text: string) => string) =>
        xml.replace(of('十七件'), '$&<w:p><w:r><w:t>新增一段。</w:t></w:r></w:p>'),
      [['added', 'p1']],
    ],
    [
      'a paragraph cut in two',
      (xml: string) => xml.replace('十七件，均', '十七件，</w:t></w:r></w:p><w:p><w:r><w:t>均'),
      [
        ['changed', 'p1'],
        ['added', 'p1'],
      ],
    ],
    [
      'two paragraphs made one',
      (xml: string, of: (text: string) => string) =>
        xml.replace(
          of('十七件') + of('三次'),
          `${of('十七件').replace('</w:p>', '')}${of('三次').replace(/^<w:p><w:pPr>.*?<\/w:pPr>/u, '')}`,
        ),
      [
        ['changed', 'p1'],
        ['deleted', 'p2'],
      ],
    ],
    [
      'a paragraph retyped without its bookmark',
      (xml: string) => xml.replace('w:name="nb_1"', 'w:name="_GoBack"').replace('十七件', '十八件'),
      [['changed', 'p1']],
    ],
    [
      'tracked changes',
      (xml: string) =>
        xml.replace(
          '十七件',
          '十</w:t></w:r><w:del><w:r><w:delText>七</w:delText></w:r></w:del><w:ins><w:r><w:t>八</w:t></w:r></w:ins><w:r><w:t>件',
        ),
      [['changed', 'p1']],
    ],
    [
      'a paragraph deleted with the changes tracked',
      (xml: string, of: (text: string) => string) =>
        xml.replace(of('十七件'), (each) =>
          each
            .replace('</w:pPr>', '<w:rPr><w:del w:id="901"/></w:rPr></w:pPr>')
            .replace('<w:r>', '<w:del w:id="902"><w:r>')
            .replace(/<w:t (.*?)<\/w:t><\/w:r>/u, '<w:delText $1</w:delText></w:r></w:del>'),
        ),
      [['deleted', 'p1']],
    ],
    [
      'a paragraph moved with the changes tracked',
      (xml: string, of: (text: string) => string) =>
        xml
          .replace(of('三百'), (each) =>
            each
              .replace('</w:pPr>', '<w:rPr><w:moveFrom w:id="901"/></w:rPr></w:pPr>')
              .replace('<w:r>', '<w:moveFrom w:id="902"><w:r>')
              .replace('</w:r>', '</w:r></w:moveFrom>'),
          )
          .replace(
            of('三次'),
            `$&<w:p><w:moveTo w:id="903"><w:r><w:t>${TEXT[0]}</w:t></w:r></w:moveTo></w:p>`,
          ),
      [['moved', 'p0']],
    ],
    [
      'two paragraphs made one with the changes tracked',
      (xml: string, of: (text: string) => string) =>
        xml.replace(of('十七件'), (each) =>
          each.replace('</w:pPr>', '<w:rPr><w:del w:id="901"/></w:rPr></w:pPr>'),
        ),
      [
        ['changed', 'p1'],
        ['deleted', 'p2'],
      ],
    ],
    [
      'a number that Word writes by itself',
      (xml: string, of: (text: string) => string) =>
        xml.replace(of('三次'), (each) =>
          each.replace('</w:pPr>', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>'),
        ),
      [['changed', 'p2']],
    ],
    [
      'a heading made of a paragraph',
      (xml: string, of: (text: string) => string) =>
        xml.replace(of('三次'), of('三次').replace('"BodyText"', '"Heading2"')),
      [['changed', 'p2']],
    ],
  ])('is told: %s', async (_, edit, told) => {
    const base = report();
    const bytes = await edited(base, (xml) => edit(xml, (text) => paragraphOf(xml, text)));

    expect(kinds(compared(bytes, base))).toEqual(told);
  });

  it('is no figure where letters were typed, and says so', async () => {
    const base = report();

    const { differences } = compared(await edited(base, (xml) => xml.replace('>1286<', '>约一千<')), base);

    expect(differences).toMatchObject([{ kind: 'cell', theirs: { raw: '约一千', value: null } }]);
    expect(JSON.stringify(differences)).toContain('不是数字');
  });

  it.each([
    [
      'a row deleted',
      (xml: string) => xml.replace(/<w:tr>(?:(?!<w:tr>).)*行政强制.*?<\/w:tr>/u, ''),
      '应有 14 行，文件里有 13 行',
    ],
    [
      'a row name changed',
      (xml: string) => xml.replace('>行政许可<', '>行政审批<'),
      '“行政许可”被改为“行政审批”',
    ],
    [
      'a table deleted',
      (xml: string) => xml.replace(/<w:tbl>(?:(?!<w:tbl>).)*nb_t_art20.*?<\/w:tbl>/u, ''),
      '文件里没有',
    ],
    [
      'a section heading deleted',
      (xml: string) => xml.replace(paragraphOf(xml, '二、主动公开政府信息情况'), ''),
      '没有部分标题“二、主动公开政府信息情况”',
    ],
    ['the title changed', (xml: string) => xml.replace('年度报告<', '年度总结<'), '标题改为'],
    [
      'a table that stands twice',
      (xml: string) => xml.replace(/<w:tbl>(?:(?!<w:tbl>).)*nb_t_art20.*?<\/w:tbl>/u, '$&<w:p/>$&'),
      '不止一份',
    ],
    [
      'a section heading changed',
      (xml: string) => xml.replace('>一、总体情况<', '>一、基本情况<'),
      '是固定的',
    ],
  ])('is not taken over where the form forbids it: %s', async (_, edit, reason) => {
    const base = report();

    const { differences, notes } = compared(await edited(base, edit), base);

    expect(differences).toEqual([]);
    expect(notes.join()).toContain(reason);
  });

  it('leaves sums to the system', async () => {
    const base = report();
    base.tables.applications = { ...base.tables.applications, 'new_received/total': 17 };

    const { differences, notes } = compared(await edited(base, (xml) => xml.replace('>17<', '>18<')), base);

    expect(differences).toEqual([]);
    expect(notes).toEqual([expect.stringContaining('1 处合计')]);
  });
});

it('is compared in time when it has nothing to do with the report', async () => {
  const base = report(Array.from({ length: 300 }, (_, index) => `第${index}项工作。`));
  const strange = '<w:p><w:r><w:t>与年报无关的一段文字，与年报无关的一段文字。</w:t></w:r></w:p>';
  const bytes = await edited(base, (xml) =>
    xml
      .replaceAll(/<w:bookmark[^>]*>/gu, '')
      .replaceAll(/(?=<w:p><w:pPr><w:pStyle w:val="BodyText")/gu, strange.repeat(50)),
  );
  const start = process.threadCpuUsage().user;

  const { differences } = compared(bytes, base);

  expect(differences.filter(({ kind }) => kind === 'added')).toHaveLength(300 * 50);
  expect((process.threadCpuUsage().user - start) / 1000).toBeLessThan(4000);
});

it.each([
  ['random bytes', new Uint8Array(3000).map((_, at) => (at * 7919) % 251), '损坏'],
  ['an archive of something else', zipSync({ 'a.txt': strToU8('a') }), '不是 Word 文件'],
  ['a bomb', zipSync({ 'word/document.xml': new Uint8Array(40_000_000) }), '过大'],
  [
    'endless tables',
    zipSync({ 'word/document.xml': strToU8('<w:tbl><w:tr><w:tc>'.repeat(500)) }),
    '嵌套过深',
  ],
])('refuses %s with a reason', (_, bytes, reason) => {
  const reading = readWord(bytes, report());

  expect(isRefusal(reading) && reading.refusal.message).toContain(reason);
});
