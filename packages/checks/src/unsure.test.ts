import { describe, expect, it } from 'vitest';
import type { TableContent } from '@nianbao/report-formats';
import { aReport, zeros } from '../test/report.ts';
import { checkReport } from './index.ts';

const figures = (more: TableContent): TableContent =>
  zeros('2021', 'applications', {
    'new_received/natural_person': 10,
    'granted/natural_person': 6,
    'unable_not_held/natural_person': 4,
    ...more,
  });
const said = (table: TableContent, unsure: readonly string[], text = '依申请公开情况见表。') =>
  checkReport({
    content: { ...aReport({ formatId: '2021', year: 2022, text }), tables: { applications: table } },
    unsure: unsure.map((path) => `tables/applications/${path}`),
  })
    .filter(({ rule }) => /^(?:app|table\.(?:blank|impossible)|text)/u.test(rule))
    .map(({ level, rule }) => `${level} ${rule}`);
const summed = (table: TableContent) =>
  aReport({ formatId: '2021', year: 2022, tables: { applications: table } }).tables.applications ?? {};
const right = summed(figures({}));

describe('a cell that an import is not sure of', () => {
  it('is not called blank and makes no sum wrong that some value of it would mend', () => {
    expect(said({ ...right, 'granted/natural_person': 3 }, ['granted/natural_person'])).toEqual([]);
    expect(said(right, ['granted/natural_person', 'unable_not_held/natural_person'])).toEqual([]);
  });

  it('leaves a sum asked about that no value of it can mend', () => {
    const table = { ...right, 'unable_not_held/natural_person': 40 };

    expect(said(table, ['granted/natural_person'])).toContain('question app.col.results_total');
    expect(said(table, [])).toContain('error app.col.results_total');
  });

  it('says nothing against the text', () => {
    const text = '全年共收到政府信息公开申请12件。';

    expect(said(right, [], text)).toEqual(['question text.table_mismatch']);
    expect(said(right, ['new_received/total'], text)).toEqual([]);
  });

  it('takes no other cell with it', () => {
    const table = { ...right, 'new_received/org_business': -1 };

    expect(said(table, ['granted/natural_person'])).toContain('error table.impossible_value');
  });
});
