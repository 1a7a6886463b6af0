import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { decodeSource } from './decode.ts';
import { importReport } from './import-report.ts';
import { chineseNumber } from './source/docx-numbering.ts';
import { isRefusal, type ImportedReport } from './result.ts';

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${run(text)}</w:p>`;
const listed = (text: string, depth: number): string =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="7"/></w:numPr>`);
const cell = (text: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
const wide = (columns: number): string => `<w:gridSpan w:val="${columns}"/>`;
const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const table = (...rows: string[]): string => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`;

const level = (depth: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const NUMBERING = `<w:numbering><w:abstractNum w:abstractNumId="3">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCountingThousand', '（%2）')}${level(2, 'decimal', '%3.')}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>`;
const STYLES = `<w:styles><w:style w:styleId="a3"><w:name w:val="Title"/></w:style><w:style w:styleId="2"><w:name w:val="heading 2"/></w:style></w:styles>`;

function imported(body: string): ImportedReport {
  const bytes = zipSync({
    'word/document.xml': strToU8(`<?xml version="1.0"?><w:document><w:body>${body}</w:body></w:document>`),
    'word/numbering.xml': strToU8(NUMBERING),
    'word/styles.xml': strToU8(STYLES),
  });
  const input = decodeSource(bytes, '年报.docx');
  const result = isRefusal(input) ? input : importReport(input);
  if (isRefusal(result)) throw new Error(result.refusal.message);
  return result;
}

describe('a Word file', () => {
  it('has its automatic numbers printed before its headings', () => {
    const { content } = imported(
      [
        paragraph('某局2022年政府信息公开工作年度报告', '<w:pStyle w:val="a3"/>'),
        listed('总体情况', 0),
        listed('主动公开', 1),
        listed('政府网站', 2),
        listed('政务新媒体', 2),
        listed('依申请公开', 1),
        listed('政府网站', 2),
        listed('主动公开政府信息情况', 0),
      ].join(''),
    );

    expect(content.sections.map(({ id, number, title }) => `${id} ${number}${title}`)).toEqual([
      's1 一、总体情况',
      's2 二、主动公开政府信息情况',
    ]);
    expect(content.sections[0]?.blocks).toMatchObject([
      { kind: 'heading', level: 1, text: '（一）主动公开' },
      { kind: 'heading', level: 2, text: '1.政府网站' },
      { kind: 'heading', level: 2, text: '2.政务新媒体' },
      { kind: 'heading', level: 1, text: '（二）依申请公开' },
      { kind: 'heading', level: 2, text: '1.政府网站' },
    ]);
  });

  it('has its tables read with merged cells, text cut into runs, and deleted text left out', () => {
    const { content, unplaced } = imported(
      [
        `<w:p>${run('某局')}${run('2022')}${run('年政府信息公开工作年度报告')}</w:p>`,
        paragraph('二、主动公开政府信息情况'),
        table(
          row(cell('第二十条第（一）项', wide(4))),
          row(cell('信息内容'), cell('本年制发件数'), cell('本年废止件数'), cell('现行有效件数')),
          row(cell('规章'), cell('0'), cell(''), cell('/')),
          row(
            cell('行政规范性文件'),
            `<w:tc><w:p>${run('1')}<w:del><w:r><w:delText>9</w:delText></w:r></w:del>${run('2')}</w:p></w:tc>`,
            cell('1'),
            cell('3'),
          ),
          row(cell('第二十条第（五）项', wide(4))),
          row(cell('信息内容'), cell('本年处理决定数量', wide(3))),
          row(cell('行政许可'), cell('１，０２４', wide(3))),
        ),
        paragraph('五、存在的主要问题及改进情况'),
        table(
          row(cell('问题', '<w:vMerge w:val="restart"/>'), cell('甲')),
          row(cell('', '<w:vMerge/>'), cell('乙')),
        ),
      ].join(''),
    );

    expect(content.tables.art20).toMatchObject({
      'art20_1/rules/issued': 0,
      'art20_1/rules/repealed': null,
      'art20_1/rules/in_force': 'n/a',
      'art20_1/normative_docs/issued': 12,
      'art20_5/licence/decisions': 1024,
    });
    expect(content.sections.at(-1)?.blocks).toMatchObject([
      {
        kind: 'table',
        rows: [
          ['问题', '甲'],
          ['', '乙'],
        ],
      },
    ]);
    expect(unplaced).toEqual([]);
  });
});

it.each([
  [1, '一'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [99, '九十九'],
  [101, '一百零一'],
  [110, '一百一十'],
])('counts %i as %s', (value, text) => {
  expect(chineseNumber(value)).toBe(text);
});
