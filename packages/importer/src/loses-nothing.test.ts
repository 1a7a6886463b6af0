import { blockText } from '@nianbao/report-formats';
import * as fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { importReport } from './import-report.ts';
import { isRefusal, type ImportedReport } from './result.ts';

// Other tests run at the same time.
vi.setConfig({ testTimeout: 60_000 });

/** Lines of every kind, put together without sense. */
const LINES = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '八、',
  '（一）主动公开',
  '（二）依申请公开。共3件。',
  '1.加强领导',
  '（1）开会',
  '第二十条第（一）项',
  '信息内容',
  '规章',
  '规范性文件 | 0 | 0 | 1 |',
  '0',
  '无',
  '/',
  '打印',
  '分享',
  '首页 > 公开',
  '索引号：12',
  '发布机构：某局',
  '文号：',
  '某局2020年政府信息公开工作年度报告',
  '某局',
  '2020年',
  '政府信息公开',
  '年度报告',
  '附件：',
  '甲 | 乙 |',
  '甲\t乙',
  '丙\t',
  'A | ',
  '||||',
  '- 3 -',
  '来源：某网',
  '这是一个很长的段落，它不断地写下去，写到不能再写为止，还要再写一些，直到超过一百个字，因为长的段落与标题不同，也与按钮不同，读的人一看就知道。',
  '短句。',
  '行政复议',
  '行政诉讼',
  '结果维持',
  '结果纠正 | 其他结果 | 尚未审结',
  '1 | 0 | 0',
  '统计指标 | 单位 | 统计数',
  '一、主动公开情况 | | 5',
  '（一）收到申请数 | 件 | 3',
  '2.传真申请数',
  '件',
  '自然人',
  '总计',
  '其他',
  '四、结转下年度继续办理',
  '二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0',
  '一、本年新收政府信息公开申请数量\t1\t2',
  '（三）不予公开',
  '目录',
  '微信',
  '下一篇：没有了',
  '版权所有',
  '  缩进　文字',
  'a|b|c|d',
  '2020年1月20日',
  '联系电话：12345',
  '责任编辑：某',
  '关键词',
  '浏览量',
];

const bare = (text: string): string => text.normalize('NFKC').replace(/[\s|:]+/gu, '');

function kept({ content, unplaced }: ImportedReport): string {
  const text = content.sections.flatMap(({ number, title, blocks }) => [
    number + title,
    ...blocks.map(blockText),
  ]);
  return bare(
    [content.title, ...Object.values(content.metadata), ...text, ...unplaced.map((piece) => piece.text)].join(
      '¶',
    ),
  );
}

it('puts every word of any lines into the content or among the unplaced pieces', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 25 }), (lines) => {
      const result = importReport({ kind: 'text', text: lines.join('\n') });
      if (isRefusal(result) || Object.keys(result.content.tables).length > 0) return;

      const words = kept(result);
      const lost = lines
        .flatMap((line) => line.split(/[|\t]/u))
        // A word that names metadata is kept as the key of its value.
        .map((cell) => bare(cell.replace(/^(?:索引号|发布机构|文号|来源|浏览量|关键词)[：:]?/u, '')))
        .filter((cell) => cell !== '' && !words.includes(cell));

      expect(lost).toEqual([]);
    }),
    { numRuns: 1500 },
  );
});

it('never throws on any text or page', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      ...LINES,
      '<table>',
      '<tr><td colspan=9 rowspan=0>',
      '</td>',
      '<p>',
      '</div>',
      '<br>',
      '<h1>',
      '<img alt=x>',
    ),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }),
      fc.constantFrom('text' as const, 'html' as const),
      (pieces, kind) => {
        expect(importReport({ kind, text: pieces.join(kind === 'html' ? '' : '\n') })).toBeTypeOf('object');
      },
    ),
    { numRuns: 500 },
  );
});
