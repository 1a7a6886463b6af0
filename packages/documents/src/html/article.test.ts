import {
  blankReport,
  blockText,
  cellAddress,
  cellsOf,
  checkBalance,
  FORMATS,
  findFormat,
  printCell,
  type FormatId,
} from '@nianbao/report-formats';
import { describe, expect, it } from 'vitest';
import { all, attribute, parse, textOf } from '../../test/dom.ts';
import { exampleReport, filledReport, HOSTILE } from '../../test/example-report.ts';
import { renderArticle } from './article.ts';

describe.each(FORMATS)('format $id', (format) => {
  it.each([
    ['blank', blankReport(format.id, 2020, '云溪市发展改革局')],
    ['filled', filledReport(format.id)],
  ])('prints every cell of a %s report once, with its figure', (_, content) => {
    const page = parse(renderArticle(content));

    const printed = all(page, 'td').flatMap((cell) => {
      const address = attribute(cell, 'data-address');
      return address === undefined ? [] : [[address, textOf(cell)] as const];
    });
    const expected = format.tables.flatMap((table) =>
      cellsOf(table).map(({ path, column }) => [
        cellAddress(table.id, path),
        printCell(content.tables[table.id]?.[path], column.suffix),
      ]),
    );
    expect(printed.toSorted()).toEqual(expected.toSorted());
  });

  it('keeps every text exactly, and lets none become markup', () => {
    const content = filledReport(format.id);

    const page = parse(renderArticle(content));

    const printed = new Map(
      [...all(page), page].flatMap((element) => {
        const id = attribute(element, 'data-block-id');
        return id === undefined ? [] : [[id, element] as const];
      }),
    );
    const blocks = content.sections.flatMap((section) => section.blocks);
    const read = blocks.map(({ id, kind }) => {
      const element = printed.get(id) ?? page;
      return kind === 'table' ? all(element, 'tr').map((row) => all(row, 'td').map(textOf)) : textOf(element);
    });
    expect(read).toEqual(blocks.map((block) => (block.kind === 'table' ? block.rows : blockText(block))));
    expect(all(page, 'script')).toEqual([]);
    expect(all(page).filter((element) => attribute(element, 'onerror') !== undefined)).toEqual([]);
    expect(textOf(all(page, 'h1')[0] ?? page)).toBe(content.title);
  });

  it('gives equal text for equal content', () => {
    expect(renderArticle(filledReport(format.id))).toBe(renderArticle(filledReport(format.id)));
  });
});

const headOf = (formatId: FormatId, text: string) =>
  all(parse(renderArticle(blankReport(formatId, 2020, '某局'))), 'th')
    .filter((head) => textOf(head) === text)
    .map((head) =>
      ['rowspan', 'colspan', 'scope']
        .map((name) => attribute(head, name))
        .join(' ')
        .trim(),
    );

describe('merged heads stand as in the form', () => {
  it.each([
    ['2021', '三、本年度办理结果', '22  rowgroup'],
    ['2019', '三、本年度办理结果', '20  rowgroup'],
    ['2021', '（三）不予公开', '8  rowgroup'],
    ['2021', '（六）其他处理', '3  rowgroup'],
    ['2019', '（六）其他处理', '2 row'],
    ['2021', '申请人情况', '7 colgroup'],
    ['2021', '法人或其他组织', '5 colgroup'],
    ['2021', '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', '3 3 colgroup'],
    ['2021', '行政诉讼', '10 colgroup'],
    ['2021', '复议后起诉', '5 colgroup'],
    ['2021', '第二十条第（八）项', '4 rowgroup'],
    ['2019', '第二十条第（九）项', '4 rowgroup'],
  ] as const)('%s %s', (formatId, text, expected) => {
    expect(headOf(formatId, text)).toEqual([expected]);
  });
});

describe('the page around the figures', () => {
  it('annexes the statistics of 2014 after the last section', () => {
    const page = renderArticle(blankReport('2014', 2016, '某局'));

    expect(page.indexOf('<h2>附件</h2>')).toBeGreaterThan(page.lastIndexOf('data-section-id'));
    expect(page.indexOf('data-table-id="statistics"')).toBeGreaterThan(page.indexOf('<h2>附件</h2>'));
  });

  it('annexes a table whose section is missing, so that no figure is lost', () => {
    const content = exampleReport();
    const without = { ...content, sections: content.sections.filter(({ id }) => id !== 's3') };

    const page = renderArticle(without);

    expect(page.indexOf('data-table-id="applications"')).toBeGreaterThan(page.indexOf('<h2>附件</h2>'));
  });

  it('prints a table before the text of its section, and an empty section as its heading alone', () => {
    const content = exampleReport();
    const page = parse(renderArticle({ ...content, tables: {} }));

    const section = all(page, 'section').find((each) => attribute(each, 'data-section-id') === 's3');
    expect(section && textOf(section).trim()).toBe('三、收到和处理政府信息公开申请情况');
  });

  it('prints the metadata that are there, an empty one too', () => {
    const cells = all(parse(renderArticle(filledReport('2021'))), 'td')
      .filter((cell) => attribute(cell, 'data-metadata') !== undefined)
      .map((cell) => [attribute(cell, 'data-metadata'), textOf(cell)]);

    expect(cells).toEqual([
      ['indexNumber', '"><script>alert(1)</script>'],
      ['documentNumber', '云营商发〔2025〕3号'],
      ['views', ''],
    ]);
  });

  it('asks the caller where a picture is', () => {
    const page = parse(renderArticle(filledReport('2021'), { attachmentUrl: (id) => `/a?id=${id}&x="` }));

    expect(attribute(all(page, 'img')[0] ?? page, 'src')).toBe('/a?id=a/b"c&x="');
    expect(attribute(all(page, 'img')[0] ?? page, 'alt')).toBe(HOSTILE);
  });

  it('refuses a table that the format does not have', () => {
    expect(() => renderArticle({ ...exampleReport(), tables: { statistics: {} } })).toThrow('statistics');
  });

  it('has a try-out report whose figures balance', () => {
    const content = exampleReport();

    const findings = findFormat('2021').tables.flatMap((table) =>
      checkBalance(table, content.tables[table.id] ?? {}),
    );

    expect(findings).toEqual([]);
    expect(content.tables.applications?.['results_total/total']).toBe(16);
  });
});
