import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importReport } from './import-report.ts';
import { isRefusal, type ImportedReport, type ImportInput } from './result.ts';

function imported(input: ImportInput): ImportedReport {
  const result = importReport(input);
  if (isRefusal(result)) throw new Error(result.refusal.message);
  return result;
}

const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const paragraph = (...runs: string[]): string => `<w:p>${runs.join('')}</w:p>`;
const STYLES = `<w:styles><w:style w:styleId="memo"><w:name w:val="memo"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="memo2"><w:basedOn w:val="memo"/></w:style></w:styles>`;

function word(body: string, more: Record<string, string> = {}): ImportedReport {
  const files = {
    'word/document.xml': `<w:document><w:body>${paragraph(run('某局2022年政府信息公开工作年度报告'))}${paragraph(run('一、总体情况'))}${body}</w:body></w:document>`,
    'word/styles.xml': STYLES,
    ...more,
  };
  const parts = Object.entries(files).map(([name, xml]): [string, Uint8Array] => [name, strToU8(xml)]);
  return imported({ kind: 'docx', bytes: zipSync(Object.fromEntries(parts)) });
}
const page = (body: string, head = ''): ImportedReport =>
  imported({
    kind: 'html',
    text: `<html><head>${head}</head><body><h1>某局2022年政府信息公开工作年度报告</h1><h2>一、总体情况</h2>${body}</body></html>`,
  });

const wordsOf = ({ content }: ImportedReport): string => JSON.stringify(content.sections);
const pieces = ({ unplaced }: ImportedReport): string[] => unplaced.map(({ text }) => text);
const told = ({ notes }: ImportedReport): (string | undefined)[] =>
  notes.filter(({ kind }) => kind === 'aside').map(({ printed }) => printed);

describe('hidden text of a Word file is a piece to decide on, not text', () => {
  it.each([
    ['of a run', run('内部备注', '<w:vanish/>')],
    ['of a run, switched on', run('内部备注', '<w:vanish w:val="true"/>')],
    ['of a style', run('内部备注', '<w:rStyle w:val="memo"/>')],
    ['of the style that a style is based on', run('内部备注', '<w:rStyle w:val="memo2"/>')],
    ['of a paragraph style', `<w:pPr><w:pStyle w:val="memo"/></w:pPr>${run('内部备注')}`],
  ])('%s', (_, hidden) => {
    const report = word(
      paragraph(run('公开信息十条。')) + paragraph(hidden, run('正文。', '<w:vanish w:val="0"/>')),
    );

    expect(wordsOf(report)).toContain('公开信息十条。');
    expect(wordsOf(report)).toContain('正文。');
    expect(wordsOf(report)).not.toContain('内部备注');
    expect(pieces(report)).toEqual(['[隐藏文字] 内部备注']);
    expect(told(report)).toEqual(['内部备注']);
  });

  it('in a row of a table that is hidden whole', () => {
    const row = (text: string, properties = '') =>
      `<w:tr><w:trPr>${properties}</w:trPr><w:tc>${paragraph(run(text))}</w:tc><w:tc>${paragraph(run('1'))}</w:tc></w:tr>`;
    const report = word(`<w:tbl>${row('网站')}${row('暂不公开', '<w:hidden/>')}</w:tbl>`);

    expect(wordsOf(report)).not.toContain('暂不公开');
    expect(pieces(report)).toEqual(['[隐藏文字] 暂不公开 1']);
  });

  it('is none where only the mark at the end of the paragraph is hidden', () => {
    const report = word(
      paragraph('<w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>', run('看得见。')),
    );

    expect(wordsOf(report)).toContain('看得见。');
    expect(told(report)).toEqual([]);
  });
});

describe('what a Word file has beside its text', () => {
  const notes = (kind: string, id: string, text: string) =>
    `<w:${kind}s><w:${kind} w:id="${id}">${paragraph(run(text))}</w:${kind}></w:${kind}s>`;

  it('is told: notes at the foot and at the end as pieces, comments and heads of pages as notes', () => {
    const report = word(
      paragraph(
        run('公开信息十条'),
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="3"/></w:r><w:r><w:commentReference w:id="4"/></w:r>',
        run('。'),
      ),
      {
        'word/footnotes.xml': notes('footnote', '2', '含三个子站。'),
        'word/endnotes.xml': notes('endnote', '3', '见附表。'),
        'word/comments.xml': notes('comment', '4', '请核。'),
        'word/header1.xml': `<w:hdr>${paragraph(run('内部资料'))}</w:hdr>`,
        'word/footer1.xml': `<w:ftr>${paragraph(run('— 3 —'))}</w:ftr>`,
      },
    );

    expect(wordsOf(report)).toContain('公开信息十条。');
    expect(pieces(report)).toEqual(['[脚注] 含三个子站。', '[尾注] 见附表。']);
    expect(told(report)).toEqual(['含三个子站。', '见附表。', '请核。', '内部资料']);
  });

  it('comes in from a box of text, and what was deleted with the changes tracked is told', () => {
    const box = `<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${paragraph(run('框里的话。'))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph(run('框里的话。'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const report = word(
      paragraph(run('公开十条'), '<w:del><w:r><w:delText>九条</w:delText></w:r></w:del>', run('。'), box),
    );

    expect(wordsOf(report).match(/框里的话/gu)).toHaveLength(1);
    expect(wordsOf(report)).toContain('公开十条。');
    expect(told(report)).toEqual(['九条']);
    expect(pieces(report)).toEqual([]);
  });

  it('has its text in CDATA read', () => {
    expect(wordsOf(word(paragraph('<w:r><w:t><![CDATA[公开<十>条。]]></w:t></w:r>')))).toContain(
      '公开<十>条。',
    );
  });
});

describe('hidden text of a page is a piece to decide on, not text', () => {
  it.each([
    ['display', '<p>正文。<span style="display:none">内部备注</span></p>'],
    ['visibility', '<p>正文。</p><div style="color:red; visibility: hidden">内部备注</div>'],
    ['Word', "<p>正文。<span lang=ZH style='mso-hide:all'>内部备注</span></p>"],
    ['the attribute', '<p>正文。</p><p hidden>内部备注</p>'],
    ['letters of no size', '<p>正文。<span style="font-size:0px">内部备注</span></p>'],
    [
      'a cell',
      '<p>正文。</p><table><tr><td>网站</td><td>1<i style="display:none">内部备注</i></td></tr></table>',
    ],
  ])('by %s', (_, body) => {
    const report = page(body);

    expect(wordsOf(report)).toContain('正文。');
    expect(wordsOf(report)).not.toContain('内部备注');
    expect(pieces(report)).toEqual(['[隐藏文字] 内部备注']);
  });

  it('by a rule of its style sheet, but not by one for paper only', () => {
    const report = page(
      '<p class="a">甲。</p><p id="b">乙。</p><p class="c">丙。</p><p class="a" style="display:block">丁。</p>',
      '<style>/* x */ p{margin:0} .a, #b { display : none !important } @media print { .c{display:none} }</style>',
    );

    expect(wordsOf(report)).toMatch(/丙.*丁/u);
    expect(pieces(report)).toEqual(['[隐藏文字] 甲。', '[隐藏文字] 乙。']);
  });

  it('is not told of menus and buttons', () => {
    const report = page(
      '<p>正文。</p><ul class="nav" style="display:none"><li>首页</li></ul><div style="display:none">分享</div>',
    );

    expect(told(report)).toEqual([]);
  });
});
