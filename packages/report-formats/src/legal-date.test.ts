import { expect, it } from 'vitest';
import { legalDateOf } from './legal-date.ts';

it('is 31 March for everybody before the 条例 of 2019, and two months earlier for departments since', () => {
  const rows = [2008, 2013, 2014, 2018, 2019, 2020, 2021, 2025].map((year) => {
    const [department, government] = [legalDateOf(year, 'department'), legalDateOf(year, 'government')];
    return `${year}  ${department.date}  ${government.date}  ${department.basis}`;
  });

  expect(rows.join('\n')).toMatchInlineSnapshot(`
    "2008  2009-03-31  2009-03-31  《政府信息公开条例》（国务院令第492号）第三十一条
    2013  2014-03-31  2014-03-31  《政府信息公开条例》（国务院令第492号）第三十一条
    2014  2015-03-31  2015-03-31  《政府信息公开条例》（国务院令第492号）第三十一条
    2018  2019-03-31  2019-03-31  《政府信息公开条例》（国务院令第492号）第三十一条
    2019  2020-01-31  2020-03-31  《政府信息公开条例》（国务院令第711号）第四十九条
    2020  2021-01-31  2021-03-31  《政府信息公开条例》（国务院令第711号）第四十九条
    2021  2022-01-31  2022-03-31  《政府信息公开条例》（国务院令第711号）第四十九条
    2025  2026-01-31  2026-03-31  《政府信息公开条例》（国务院令第711号）第四十九条"
  `);
});
