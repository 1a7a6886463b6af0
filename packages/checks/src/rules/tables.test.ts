import { type FormatId, type TableContent } from '@nianbao/report-formats';
import { describe, expect, it } from 'vitest';
import { aReport, zeros } from '../../test/report.ts';
import { checkReport } from '../check-report.ts';

const said = (formatId: FormatId, year: number, tables: Record<string, TableContent>, ...rules: string[]) =>
  checkReport({ content: aReport({ formatId, year, tables }) })
    .filter(({ rule }) => rules.some((wanted) => rule.startsWith(wanted)))
    .map(({ rule, level, message }) => `${level} ${rule} ${message}`);

const applications = (figures: TableContent): Record<string, TableContent> => ({
  applications: zeros('2021', 'applications', figures),
});

describe('the official tables', () => {
  it('break the printed identity with their arithmetic', () => {
    const tables = applications({ 'new_received/natural_person': 12, 'granted/natural_person': 11 });

    expect(said('2021', 2022, tables, 'app.col.identity')[0]).toBe(
      'error app.col.identity “自然人”：一 12 + 二 0 = 12，三（七）总计 11 + 四 0 = 11，相差 1',
    );
  });

  it('must not be blank or struck since 2019', () => {
    const tables = applications({ 'granted/natural_person': null, 'partial/natural_person': 'n/a' });

    expect(said('2021', 2022, tables, 'table.blank')).toEqual([
      'warning table.blank “收到和处理政府信息公开申请情况”表有 1 格空白：“三（一）予以公开”行“自然人”列。没有的请填 0',
      'warning table.blank “收到和处理政府信息公开申请情况”表有 1 格填了“/”或“无”：“三（二）部分公开（区分处理的，只计这一情形，不计其他情形）”行“自然人”列。没有的请填 0',
    ]);
  });

  it('may be blank before 2019', () => {
    expect(
      said('2014', 2016, { statistics: zeros('2014', 'statistics', { f: null, b1: null }) }, 'table.blank'),
    ).toEqual([]);
  });

  it('are called blank whole where nothing is filled in, one finding a table', () => {
    expect(said('2021', 2022, { applications: {}, art20: {} }, 'table', 'app')).toEqual([
      'warning table.blank “主动公开政府信息情况”表全部空白，没有填一个数。没有的请填 0',
      'warning table.blank “收到和处理政府信息公开申请情况”表全部空白，没有填一个数。没有的请填 0',
    ]);
  });

  it('hold no figure in the row of a heading', () => {
    expect(
      said('2014', 2016, { statistics: { a: 155, a1: 155, a2_website: 155 } }, 'form.table', 'table'),
    ).toEqual(['warning form.table_misplaced_value “一、主动公开情况”是标题行，不填数，却填了 155']);
  });

  it('hold whole numbers not below zero, but for 本年增/减 and amounts', () => {
    const tables = {
      art20: zeros('2019', 'art20', {
        'art20_5/licence/change': -4,
        'art20_1/rules/made': -1,
        'art20_6/penalty/decisions': 1.5,
        'art20_9/central_procurement/procurement_amount': 12.5,
      }),
    };

    expect(said('2019', 2020, tables, 'table.impossible_value')).toEqual([
      'error table.impossible_value 第二十条第（一）项“规章”本年新制作数量填了 -1，此处不能小于 0',
      'error table.impossible_value 第二十条第（六）项“行政处罚”处理决定数量填了 1.5，此处只能是整数',
    ]);
  });

  it('are asked about when all is zero', () => {
    expect(said('2021', 2022, applications({}), 'table.all_zero')).toHaveLength(1);
    expect(
      said(
        '2021',
        2022,
        applications({ 'new_received/natural_person': 1, 'granted/natural_person': 1 }),
        'table.all_zero',
      ),
    ).toEqual([]);
  });
});

it('are asked for where their section stands without them', () => {
  const sections = [['二、', '主动公开政府信息情况', '本年没有。']] as const;
  const missing = (tables: Record<string, TableContent>) =>
    checkReport({ content: aReport({ formatId: '2021', year: 2022, sections, tables }) }).filter(
      ({ rule }) => rule === 'table.missing',
    );

  expect(missing({ applications: {}, review_litigation: {} }).map(({ message }) => message)).toEqual([
    '没有“主动公开政府信息情况”表',
  ]);
  expect(missing({ art20: {}, applications: {}, review_litigation: {} })).toEqual([]);
});

it('are of the form that is in force for the year', () => {
  const tables = { applications: { 'new_received/natural_person': 1 } };

  expect(said('2019', 2023, tables, 'form.outdated_format')).toHaveLength(1);
  expect(said('2019', 2020, tables, 'form.outdated_format')).toEqual([]);
  expect(said('2021', 2023, tables, 'form.outdated_format')).toEqual([]);
});

describe('last year', () => {
  const between = (
    formats: [FormatId, FormatId],
    before: Record<string, TableContent>,
    now: Record<string, TableContent>,
  ) =>
    checkReport({
      content: aReport({ formatId: formats[1], year: 2021, tables: now }),
      previous: aReport({ formatId: formats[0], year: 2020, tables: before }),
    })
      .filter(({ rule }) => rule.includes('xy') || rule.startsWith('last_year'))
      .map(({ rule, level, message }) => `${level} ${rule} ${message}`);
  const carried = (row: string, count: number): Record<string, TableContent> => ({
    applications: { [`${row}/natural_person`]: count },
  });

  it('hands on what was carried over, across the change of form too', () => {
    expect(between(['2019', '2021'], carried('carried_out', 3), carried('carried_in', 2))).toEqual([
      'error app.xy.carry “二上年结转政府信息公开申请数量”行“总计”列填 2，而上年报告的“结转下年度继续办理”为 3',
      'warning app.xy.carry “二上年结转政府信息公开申请数量”行“自然人”列填 2，而上年报告的“结转下年度继续办理”为 3',
    ]);
    expect(between(['2019', '2021'], carried('carried_out', 3), carried('carried_in', 3))).toEqual([]);
  });

  it('does not compare 对外公开总数量 with 现行有效件数', () => {
    const before = { art20: { 'art20_1/rules/public_total': 9 } };
    const now = {
      art20: { 'art20_1/rules/in_force': 2, 'art20_1/rules/issued': 0, 'art20_1/rules/repealed': 0 },
    };

    expect(between(['2019', '2021'], before, now)).toEqual([]);
  });

  it('shows how 现行有效 comes about', () => {
    const before = { art20: { 'art20_1/rules/in_force': 9 } };
    const now = {
      art20: { 'art20_1/rules/in_force': 9, 'art20_1/rules/issued': 2, 'art20_1/rules/repealed': 1 },
    };

    expect(between(['2021', '2021'], before, now)[0]).toContain(
      '上年现行有效件数 9 + 本年制发件数 2 - 本年废止件数 1 = 10',
    );
  });

  it('asks whether all figures are really the same again', () => {
    const figures = {
      applications: zeros(
        '2021',
        'applications',
        Object.fromEntries(
          ['granted', 'partial', 'denied_state_secret', 'unable_not_held', 'np_repeat', 'new_received'].map(
            (row, index) => [`${row}/natural_person`, index + 1],
          ),
        ),
      ),
    };

    expect(between(['2021', '2021'], figures, figures).map((line) => line.slice(0, 34))).toContain(
      'question last_year.identical_figur',
    );
  });

  it('is silent about a report that is not of the year before', () => {
    const previous = { ...aReport({ formatId: '2021', year: 2018 }), tables: carried('carried_out', 3) };
    const content = aReport({ formatId: '2021', year: 2021, tables: carried('carried_in', 2) });

    expect(checkReport({ content, previous }).filter(({ rule }) => rule.includes('xy'))).toEqual([]);
  });
});
