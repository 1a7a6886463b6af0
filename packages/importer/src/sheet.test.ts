import { writeXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { importReport } from './import-report.ts';
import { openSource } from './open-source.ts';
import { isRefusal } from './result.ts';

it('reads the rows of a workbook, and names a sheet that is hidden', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '表',
        rows: [
          ['某局2022年政府信息公开工作年度报告'],
          ['一、总体情况'],
          ['公开信息十条。'],
          ['渠道', '条数'],
          ['网站', 312],
        ],
      },
      { name: '底稿', hidden: true, rows: [['内部', 1]] },
    ],
  });

  const input = await openSource(bytes, '年报.xlsx');

  const result = isRefusal(input) ? input : importReport(input);
  if (isRefusal(result)) throw new Error(result.refusal.message);
  expect(result.content).toMatchObject({ year: 2022, organisation: '某局' });
  const words = JSON.stringify([result.content.sections, result.unplaced]);
  expect(words).toMatch(/公开信息十条.*网站.*312/u);
  expect(words).not.toContain('内部');
  expect(result.notes).toContainEqual(expect.objectContaining({ kind: 'aside', printed: '底稿' }));
});
