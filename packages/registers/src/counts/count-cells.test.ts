import { cellsOf, findCell, findFormat, findTable, FORMATS } from '@nianbao/report-formats';
import { describe, expect, it } from 'vitest';
import { aDispute, aDocument, aMeasure, anApplication, answered } from '../../test/records.ts';
import { compareCells, explain } from './compare.ts';
import { countCells } from './count-cells.ts';
import { COUNT_TABLES } from './tables.ts';

const [y2014, y2019, y2021] = [findFormat('2014'), findFormat('2019'), findFormat('2021')];
const figures = (counts: Record<string, { value: unknown }> | undefined) =>
  Object.fromEntries(
    Object.entries(counts ?? {}).flatMap(([path, { value }]) => (value ? [[path, value]] : [])),
  );

describe('the table from records to cells', () => {
  it.each(COUNT_TABLES)(
    'names only cells of the form $formatId $table that nobody adds up',
    ({ formatId, table, rules }) => {
      const form = findTable(findFormat(formatId), table);
      const paths = rules.map(({ cell, column }) => (column ? `${cell}/natural_person` : cell));

      expect(form).toBeDefined();
      expect(
        paths.filter((path) => !form || !findCell(form, path) || findCell(form, path)?.computed),
      ).toEqual([]);
      expect(new Set(paths).size).toBe(paths.length);
    },
  );

  it.each(['2019', '2021'] as const)(
    'leaves no cell of the application and case tables of %s without a rule',
    (id) => {
      const counts = countCells(findFormat(id), 2025, { applications: [], disputes: [] });
      const empty = (['applications', 'review_litigation'] as const).flatMap((table) => {
        const form = findTable(findFormat(id), table);
        const cells = form ? cellsOf(form).map(({ path }) => path) : [table];
        return cells.filter((path) => counts[table]?.[path]?.value !== 0);
      });

      expect(empty).toEqual([]);
    },
  );

  it('fills nothing from registers that are not kept', () => {
    for (const format of FORMATS)
      expect(
        Object.values(countCells(format, 2025, {})).flatMap((cells) => Object.keys(cells ?? {})),
      ).toEqual([]);
  });
});

describe('cases', () => {
  const disputes = [
    aDispute({ id: 'd1', acceptedOn: '2024-11-01', result: 'corrected', concludedOn: '2025-02-01' }),
    aDispute({ id: 'd2', acceptedOn: '2025-11-01' }),
    aDispute({ id: 'd3', kind: 'direct', result: 'upheld', concludedOn: '2025-09-01' }),
    aDispute({ id: 'd4', kind: 'after_review', coDefendant: true }),
  ];

  it('go on over the years, once in each, by how they stood at its end', () => {
    const of = (year: number) => figures(countCells(y2021, year, { disputes }).review_litigation);

    expect(of(2024)).toEqual({ 'cases/review_pending': 1, 'cases/review_total': 1 });
    expect(of(2025)).toEqual({
      'cases/review_corrected': 1,
      'cases/review_pending': 1,
      'cases/review_total': 2,
      'cases/direct_upheld': 1,
      'cases/direct_total': 1,
    });
    expect(of(2026)).toEqual({ 'cases/review_pending': 1, 'cases/review_total': 1 });
  });

  it('without a result stand only in the total of 2014', () => {
    const { d, d1, d2, d3, e, e1 } = countCells(y2014, 2025, { disputes }).statistics ?? {};

    expect([d, d1, d2, d3, e, e1].map((cell) => cell?.value)).toEqual([2, 0, 1, 0, 1, 1]);
    expect(d?.ids).toEqual(['d1', 'd2']);
  });
});

describe('documents', () => {
  const documents = [
    aDocument({ id: 'x1', websiteOn: '2025-03-10', gazetteOn: '2025-04-01', wechatOn: '2025-03-11' }),
    aDocument({ id: 'x2', madeOn: '2020-01-01', repealedOn: '2025-06-01', websiteOn: '2020-01-09' }),
    aDocument({ id: 'x3', madeOn: '2020-01-01', lapsedOn: '2025-07-01' }),
    aDocument({
      id: 'x4',
      madeOn: '2021-01-01',
      kind: 'rules',
      websiteOn: '2025-01-02',
      boardOn: '2025-01-03',
      otherOn: '2025-01-03',
    }),
    aDocument({ id: 'x5', kind: 'other', disclosure: 'on_request' }),
  ];

  it('are made, repealed and in force; a lapse is no repeal', () => {
    expect(figures(countCells(y2021, 2025, { documents }).art20)).toEqual({
      'art20_1/normative_docs/issued': 1,
      'art20_1/normative_docs/repealed': 1,
      'art20_1/normative_docs/in_force': 1,
      'art20_1/rules/in_force': 1,
    });
    expect(figures(countCells(y2019, 2020, { documents }).art20)).toEqual({
      'art20_1/normative_docs/made': 2,
      'art20_1/normative_docs/made_public': 1,
      'art20_1/normative_docs/public_total': 1,
    });
  });

  it('on several channels count once, and once on each channel', () => {
    expect(figures(countCells(y2014, 2025, { documents }).statistics)).toEqual({
      a1: 2,
      a1_norm: 1,
      a1_issued: 1,
      a2_gazette: 1,
      a2_website: 2,
      a2_wechat: 1,
      a2_other: 1,
    });
  });
});

describe('measures', () => {
  const measures = [
    aMeasure('licence_decisions', '2025-01', 12),
    aMeasure('licence_decisions', '2025-02', 30),
    aMeasure('licence_decisions', '2024-12', 99),
    aMeasure('penalty_decisions', '2025-Q1', 0),
    aMeasure('fee_income', '2025-Q1', 1234.5),
    aMeasure('fee_income', '2025-Q2', 0.1),
    aMeasure('staff_full', '2025-Q1', 3),
    aMeasure('staff_full', '2025-Q2', 4),
    aMeasure('staff_full', '2025-Q1', 1, { departmentId: 'k2' }),
  ];

  it('are added up, 元 become 万元, and what nobody reported is not 0', () => {
    const counts = countCells(y2021, 2025, { measures }).art20 ?? {};

    expect(Object.fromEntries(Object.entries(counts).map(([path, { value }]) => [path, value]))).toEqual({
      'art20_5/licence/decisions': 42,
      'art20_6/penalty/decisions': 0,
      'art20_6/compulsion/decisions': null,
      'art20_8/admin_fee/fee_amount': 0.12346,
    });
    expect(counts['art20_5/licence/decisions']?.ids).toEqual([
      'licence_decisions 2025-01 k1',
      'licence_decisions 2025-02 k1',
    ]);
  });

  it('of a state are those of the last period of each department', () => {
    const { h3, h3_full: full } = countCells(y2014, 2025, { measures }).statistics ?? {};

    expect([h3?.value, full?.value]).toEqual([5, 5]);
  });
});

describe('applications by the table of 2014', () => {
  it('are told apart by way, by time and by kind of reply; only replies count as done', () => {
    const applications = [
      answered('2017-02-01', 'c3_granted', { id: 'a1', receivedOn: '2017-01-05', way: 'email' }),
      answered('2017-03-01', 'c3_denied_privacy', {
        id: 'a2',
        receivedOn: '2016-12-20',
        way: 'fax',
        punctuality: 'late',
      }),
      answered('2017-03-01', 'oh_other', { id: 'a3', receivedOn: '2017-02-20', way: 'plain_mail' }),
      anApplication({
        id: 'a4',
        receivedOn: '2017-12-20',
        charge: { on: '2017-12-21', amount: 500, dueOn: '2018-01-20', paidOn: '2017-12-25', paid: 500 },
      }),
    ];

    expect(figures(countCells(y2014, 2017, { applications }).statistics)).toEqual({
      c1: 3,
      c1_inperson: 1,
      c1_online: 1,
      c1_letter: 1,
      c2: 2,
      c2_ontime: 1,
      c2_extended: 1,
      c3: 2,
      c3_granted: 1,
      c3_denied: 1,
      c3_denied_privacy: 1,
      g: 0.05,
    });
  });

  it('answered in early 2019 by the old law stand in the first form of the new', () => {
    const applications = [answered('2019-03-01', 'c3_elsewhere', { receivedOn: '2019-02-01' })];

    expect(countCells(y2019, 2019, { applications }).applications?.['other_handling/total']).toMatchObject({
      value: 1,
      ids: ['a1'],
    });
  });
});

describe('joined and handed over', () => {
  const applications = [
    answered('2025-05-05', 'partial', { id: 'a1' }),
    anApplication({
      id: 'a2',
      status: 'merged',
      mergedInto: 'a1',
      endedOn: '2025-04-01',
      outcome: 'oh_other',
      countedOutcome: 'oh_other',
    }),
    anApplication({
      id: 'a3',
      status: 'transferred',
      transferredTo: '县水务局',
      endedOn: '2025-04-01',
      outcome: 'oh_other',
      countedOutcome: 'oh_other',
    }),
    anApplication({
      id: 'a4',
      receivedOn: '2024-12-30',
      status: 'transferred',
      transferredTo: '县水务局',
      endedOn: '2025-01-05',
      outcome: 'oh_other',
      countedOutcome: 'oh_other',
    }),
  ];

  it('count each with the leading outcome, or not at all within one year, as the body has it', () => {
    const usual = countCells(y2021, 2025, { applications }).applications ?? {};
    const omitted =
      countCells(y2021, 2025, { applications }, { merged: 'omit', transferred: 'omit' }).applications ?? {};

    expect([usual['partial/total']?.ids, usual['oh_other/total']?.ids]).toEqual([
      ['a1', 'a2'],
      ['a3', 'a4'],
    ]);
    expect([omitted['partial/total']?.ids, omitted['oh_other/total']?.ids]).toEqual([['a1'], ['a4']]);
  });
});

describe('a comparison', () => {
  it('says of each cell which side knows it, in words', () => {
    const counts = countCells(y2021, 2025, {
      applications: [answered('2025-05-05', 'partial')],
      measures: [aMeasure('fee_income', '2025-Q1', 43999.63)],
    });
    const compared = compareCells(y2021, counts, {
      tables: {
        art20: { 'art20_8/admin_fee/fee_amount': 43999.63, 'art20_5/licence/decisions': 7 },
        applications: { 'partial/natural_person': 1, 'granted/natural_person': 'n/a' },
      },
    });
    const words = (path: string) => {
      const found = compared.find((one) => one.path === path);
      return found ? explain(y2021, found) : null;
    };

    expect(words('art20_8/admin_fee/fee_amount')).toBe(
      '第二十条第（八）项“行政事业性收费”本年收费金额（单位：万元）：表中 43999.63万元，台账 4.399963万元，相差 43995.230037万元，请改正或者说明理由',
    );
    expect(words('art20_5/licence/decisions')).toBe(
      '第二十条第（五）项“行政许可”本年处理决定数量：表中 7件，台账没有相应记录',
    );
    expect(words('partial/natural_person')).toMatch(/：表中 1件，与台账一致$/u);
    expect(words('granted/natural_person')).toMatch(/：表中 \/，与台账一致$/u);
    expect(words('new_received/total')).toMatch(/：未填，台账 1件$/u);
    expect(words('art20_6/penalty/decisions')).toBeNull();
  });
});
