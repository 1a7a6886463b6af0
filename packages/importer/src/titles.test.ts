import { blockText } from '@nianbao/report-formats';
import { describe, expect, it } from 'vitest';
import { importReport } from './import-report.ts';
import { isRefusal, type ImportedReport } from './result.ts';

function imported(text: string): ImportedReport {
  const result = importReport({ kind: 'text', text });
  if (isRefusal(result)) throw new Error(result.refusal.message);
  return result;
}

describe('finds title, body and year', () => {
  it.each([
    ['某市水务局2021年政府信息公开工作年度报告', '某市水务局', 2021],
    ['某市水务局 2021 年度政府信息公开年报', '某市水务局', 2021],
    ['2022年某县人民政府政府信息公开工作年度报告', '某县人民政府', 2022],
    ['某区教育局关于2019年政府信息公开工作的年度报告', '某区教育局', 2019],
    ['某县人力资源和社会保障局政府信息公开工作年度报告（2020年度）', '某县人力资源和社会保障局', 2020],
    ['某市信息公开办2016年政府信息公开年度报告', '某市信息公开办', 2016],
    ['某镇人民政府二〇二〇年政府信息公开工作年度报告', '某镇人民政府', 2020],
    ['某局\n2018年政府信息公开年度报告', '某局', 2018],
    ['某市文化和旅游局（市文物局）\n2023年政府信息公开工作年度报告', '某市文化和旅游局（市文物局）', 2023],
    ['某省发展和改革委员会\n2023年度\n政府信息公开工作\n年度报告', '某省发展和改革委员会', 2023],
    ['某街道办事处2021年政府信息公开\n工作年度报告', '某街道办事处', 2021],
    ['首页 > 公开\n某局2021年政务公开工作报告\n（2021年度）', '某局', 2021],
  ])('%s', (title, organisation, year) => {
    const { content } = imported(`${title}\n一、总体情况\n无。`);

    expect(content).toMatchObject({ organisation, year });
    expect(title.replaceAll('\n', '')).toContain(content.title);
    expect(content.sections.map((section) => section.title)).toEqual(['总体情况']);
  });

  it('does without a title, and says so', () => {
    const { content, notes } = imported('一、概述\n2017年，全市工作有序。\n二、主动公开情况\n无。');

    expect(content).toMatchObject({ title: '', organisation: '', year: 2017, formatId: '2014' });
    expect(notes.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['title', 'year', 'organisation']));
  });

  it('takes body and year from the metadata when the title has neither', () => {
    const { content } = imported(
      '发布机构：某市审计局\n发布日期：2023-01-28\n政府信息公开工作年度报告\n一、总体情况\n无。',
    );

    expect(content).toMatchObject({
      organisation: '某市审计局',
      year: 2022,
      metadata: { publisher: '某市审计局' },
    });
  });
});

describe('reads the metadata of the page', () => {
  const body = '某局2021年政府信息公开工作年度报告\n一、总体情况\n一段文字。';

  it.each([
    [
      '索引号：0001 发布机构：某局 发布日期：2022-01-20',
      { indexNumber: '0001', publisher: '某局', publishedOn: '2022-01-20' },
    ],
    ['索 引 号： 0001\n发文字号：\n浏览次数：12', { indexNumber: '0001', documentNumber: '', views: '12' }],
    [
      '索引号 | 0001 | 发布机构 | 某局 |\n文号 | 浏览量 |',
      { indexNumber: '0001', publisher: '某局', documentNumber: '', views: '' },
    ],
    ['索引号\t0001\t主题词\t公开', { indexNumber: '0001', keywords: '公开' }],
    ['索引号：\n0001\n发布机构：\n某局', { indexNumber: '0001', publisher: '某局' }],
    ['索引号 |\n0001 |\n发布机构 |\n某局 |\n|', { indexNumber: '0001', publisher: '某局' }],
    ['索引号\n0001\n发布机构\n某局', { indexNumber: '0001', publisher: '某局' }],
    ['来源：某局 时间：2022-01-20 点击数：5', { source: '某局', publishedOn: '2022-01-20', views: '5' }],
    ['【索引号】0001'.replace('】', '】：'), { indexNumber: '0001' }],
  ])('%s', (printed, metadata) => {
    const before = imported(`${printed}\n${body}`);
    const after = imported(`${body}\n${printed}`);

    expect(before.content.metadata).toEqual(metadata);
    expect(after.content.metadata).toEqual(metadata);
    expect(before.content.title).toBe('某局2021年政府信息公开工作年度报告');
    expect(before.unplaced).toEqual([]);
  });

  it('leaves an unknown word of the page among the unplaced pieces', () => {
    const { unplaced, content } = imported(`索引号：1 责任编辑：某人\n${body}\n【打印】 【关闭】\n分享到：`);

    expect(content.metadata).toEqual({ indexNumber: '1' });
    expect(unplaced.map(({ text, line }) => `${line} ${text}`)).toEqual([
      '1 责任编辑：某人',
      '5 【打印】 【关闭】',
      '6 分享到：',
    ]);
  });
});

describe('divides the text', () => {
  it('keeps a heading that runs into its sentence as a paragraph', () => {
    const { content } = imported(
      '某局2021年政府信息公开工作年度报告\n一、总体情况\n（一）主动公开\n文字。\n（二）依申请公开。收到申请3件。\n1.加强领导\n（1）开会；',
    );

    expect(content.sections[0]?.blocks.map((block) => block.kind)).toEqual([
      'heading',
      'paragraph',
      'paragraph',
      'heading',
      'paragraph',
    ]);
  });

  it('knows the six sections under other wordings, and without their numbers', () => {
    const { content } = imported(
      '某局2021年政府信息公开工作年度报告\n总体情况\n文字。\n主动公开政府信息情况\n收到和处理政府信息公开申请情况\n因政府信息公开工作被申请行政复议、提起行政诉讼情况\n政府信息公开工作存在的主要问题及改进情况\n需要报告的其他事项\n无。',
    );

    expect(content.sections.map(({ id }) => id)).toEqual(['s1', 's2', 's3', 's4', 's5', 's6']);
  });

  it('parts a section heading from the sentence in its line', () => {
    const { content } = imported(
      '某局2021年政府信息公开工作年度报告\n一、总体情况：2021年，我局公开信息10条。\n五、工作中的不足和下一步打算\n有。\n六、其他需要报告的事项 无。',
    );

    expect(
      content.sections.map(({ id, title, blocks }) => `${id} ${title} ${blocks.map(blockText).join()}`),
    ).toEqual([
      's1 总体情况： 2021年，我局公开信息10条。',
      's5 工作中的不足和下一步打算 有。',
      's6 其他需要报告的事项 无。',
    ]);
  });

  it('does not take a table of contents for the sections', () => {
    const titles = ['一、总体情况', '二、主动公开政府信息情况', '三、收到和处理政府信息公开申请情况'];
    const { content } = imported(
      [
        '某局2021年政府信息公开工作年度报告',
        '目录',
        ...titles,
        ...titles.flatMap((title) => [title, '文字。']),
      ].join('\n'),
    );

    expect(content.sections.slice(-3).map(({ id, blocks }) => `${id} ${blocks.length}`)).toEqual([
      's1 1',
      's2 1',
      's3 1',
    ]);
  });

  it('keeps a table inside the text as a table', () => {
    const { content } = imported(
      '某局2017年政府信息公开年度报告\n一、概述\n渠道\t数量\n网站\t10\n微博\t\n二、其他\n无',
    );

    expect(content.sections[0]?.blocks).toMatchObject([
      {
        kind: 'table',
        rows: [
          ['渠道', '数量'],
          ['网站', '10'],
          ['微博', ''],
        ],
      },
    ]);
  });

  it('gives the same content for the same input', () => {
    const text = '某局2017年政府信息公开年度报告\n一、概述\n文字。';

    expect(imported(text)).toEqual(imported(text));
  });
});
