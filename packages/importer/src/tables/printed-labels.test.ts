import { describe, expect, it } from 'vitest';
import { importReport } from '../import-report.ts';
import { isRefusal } from '../result.ts';
import { printedLabels } from './printed-labels.ts';

const HEAD = ['白河县水务局2020年政府信息公开工作年度报告', '二、主动公开政府信息情况'];

function labelsIn(lines: readonly string[]): string[] {
  const result = importReport({ kind: 'text', text: [...HEAD, ...lines].join('\n') });
  if (isRefusal(result)) throw new Error(result.refusal.message);
  return printedLabels(result.notes).map(
    ({ address, text, official }) => `${address}: ${text} → ${official}`,
  );
}

describe('labels that the source prints otherwise than the form', () => {
  it('are heads that lost what stands in the next line', () => {
    expect(
      labelsIn([
        '第二十条第（一）项',
        '信息内容 | 本年新 | 本年新 | 对外公开总数量',
        '规章 | 1 | 1 | 5',
        '规范性文件 | 2 | 2 | 9',
      ]),
    ).toEqual([
      'tables/art20/art20_1/rules/made: 本年新 → 本年新制作数量',
      'tables/art20/art20_1/rules/made_public: 本年新 → 本年新公开数量',
    ]);
  });

  it('are row names with a slip in them, and no other wording that is in use', () => {
    const rows = [
      '第二十条第（五）项',
      '信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量',
      '行政许可（项） | 1 | 0 | 5',
      '其他对外管理服物事项 | 2 | 0 | 9',
    ];

    expect(labelsIn(rows)).toEqual([
      'tables/art20/art20_5/other_service/projects_last_year: 其他对外管理服物事项 → 其他对外管理服务事项',
    ]);
  });
});

it('reads the last cell of a row beside the bars that close it', () => {
  const rows = [
    ['第二十条第（五）项'],
    ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'],
    ['行政许可', '1', '0', '5'],
    ['其他对外管理服务事项', '2', '0', '9'],
  ];
  const text = [
    ...HEAD,
    ...rows.flatMap((row) => row.map((cell, at) => `${cell} |${at === row.length - 1 ? '|' : ''}`)),
  ];
  const result = importReport({ kind: 'text', text: text.join('\n') });
  if (isRefusal(result)) throw new Error(result.refusal.message);

  expect(result.content.tables.art20).toMatchObject({
    'art20_5/licence/decisions': 5,
    'art20_5/other_service/decisions': 9,
  });
});

it('refuses a text of very many lines before cutting it', () => {
  expect(importReport({ kind: 'text', text: '一\n'.repeat(100_000) })).toMatchObject({
    refusal: { code: 'too-large' },
  });
});
