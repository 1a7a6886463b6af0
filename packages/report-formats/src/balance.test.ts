import { describe, expect, it } from 'vitest';
import { checkBalance } from './balance.ts';
import { findFormat, findTable } from './catalogue.ts';
import type { FormatId, TableContent, TableId } from './content.ts';
import type { TableFormat } from './format.ts';
import { fillSums } from './sums.ts';

const tableOf = (format: FormatId, id: TableId): TableFormat => {
  const table = findTable(findFormat(format), id);
  if (!table) throw new Error(id);
  return table;
};
const messages = (table: TableFormat, content: TableContent) =>
  checkBalance(table, content).map(({ message }) => message);

describe('the printed identity of the application table', () => {
  const applications = tableOf('2021', 'applications');

  it('names the column and shows the arithmetic', () => {
    const content = fillSums(applications, {
      'new_received/natural_person': 12,
      'carried_in/natural_person': 3,
      'granted/natural_person': 13,
      'carried_out/natural_person': 1,
    });

    expect(messages(applications, content)).toEqual([
      '“自然人”：一 12 + 二 3 = 15，三（七）总计 13 + 四 1 = 14，相差 1',
      '“总计”：一 12 + 二 3 = 15，三（七）总计 13 + 四 1 = 14，相差 1',
    ]);
  });

  it('is silent on a form with nothing filled in', () => {
    expect(messages(applications, {})).toEqual([]);
  });

  it('finds a total that was printed wrong', () => {
    const content = { 'granted/natural_person': 2, 'granted/org_business': 3, 'granted/total': 6 };

    expect(messages(applications, content)).toEqual([
      '“（一）予以公开”：总计 6，自然人 2 + 商业企业 3 = 5，相差 1',
    ]);
  });
});

it('names the kind of case in the one-row table', () => {
  const table = tableOf('2021', 'review_litigation');

  expect(messages(table, { 'cases/direct_upheld': 2, 'cases/direct_total': 1 })).toEqual([
    '“行政诉讼·未经复议直接起诉”：总计 1，结果维持 2，相差 1',
  ]);
});

it('adds amounts without the error of binary fractions', () => {
  const table = tableOf('2014', 'statistics');
  const content = fillSums(table, { c1_inperson: 0.1, c1_fax: 0.2 });

  expect(content['c1']).toBe(0.3);
  expect(messages(table, content)).toEqual([]);
});

it('says by how much a part exceeds its whole', () => {
  const table = tableOf('2014', 'statistics');

  expect(messages(table, { a1: 5, a1_norm: 7 })).toEqual([
    '主动公开规范性文件数 7，不应大于（一）主动公开政府信息数 5，多出 2',
  ]);
});
