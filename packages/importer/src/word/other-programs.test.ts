import { describe, expect, it } from 'vitest';
import { compared, edited, paragraphOf, report } from '../../test/word-export.ts';

describe('what programs do to a file by themselves, or put into it beside the text', () => {
  it('has the number that Word writes by itself in its words', async () => {
    const base = report();
    const list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>';
    const bytes = await edited(base, (xml) =>
      xml.replace(paragraphOf(xml, '三次'), (each) => each.replace('</w:pPr>', list)),
    );

    expect(compared(bytes, base).differences).toMatchObject([{ theirs: { text: '一、组织业务培训三次。' } }]);
  });

  it('is nothing where a program has lost every bookmark', async () => {
    const base = report();

    const bytes = await edited(base, (xml) => xml.replaceAll(/<w:bookmark(?:Start|End)[^>]*>/gu, ''));

    expect(compared(bytes, base)).toEqual({ differences: [], notes: [] });
  });

  it('is one row less in a free table where a row was deleted with the changes tracked', async () => {
    const table = {
      id: 't',
      kind: 'table' as const,
      rows: [
        ['渠道', '条'],
        ['网站', '312'],
        ['微信', '486'],
      ],
    };
    const plain = report();
    const sections = plain.sections.map((section) =>
      section.id === 's1' ? { ...section, blocks: [...section.blocks, table] } : section,
    );
    const base = { ...plain, sections };
    const bytes = await edited(base, (xml) =>
      xml.replace(/<w:trPr>((?:(?!<w:trPr>).)*网站)/u, '<w:trPr><w:del w:id="901"/>$1'),
    );

    expect(compared(bytes, base).differences).toMatchObject([
      {
        kind: 'changed',
        theirs: {
          rows: [
            ['渠道', '条'],
            ['微信', '486'],
          ],
        },
      },
    ]);
  });

  it.each([
    ['a picture', '<w:drawing><wp:inline/></w:drawing>', '“组织业务培训三次。”处的图片没有导入'],
    ['a note at the foot', '<w:footnoteReference w:id="2"/>', '的脚注没有导入'],
    ['a formula', '<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>', '的公式没有导入'],
    [
      'a box of text',
      '<w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing>',
      '的文本框没有导入',
    ],
  ])('is told where it is no text: %s', async (_, added, told) => {
    const base = report();
    const bytes = await edited(base, (xml) => xml.replace('三次。</w:t>', `三次。</w:t>${added}`));

    const { differences, notes } = compared(bytes, base);

    expect(differences).toEqual([]);
    expect(notes).toEqual([expect.stringContaining(told)]);
  });
});
