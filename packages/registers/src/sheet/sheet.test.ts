import { describe, expect, it } from 'vitest';
import { checkApplication } from '../check/application.ts';
import { APPLICATIONS } from '../fields/applications.ts';
import { DOCUMENTS } from '../fields/documents.ts';
import { flattenHeads, proposeMapping } from './mapping.ts';
import { normalise, readDay, type SheetCell } from './normalise.ts';
import { readRows } from './read-rows.ts';

describe('a day', () => {
  it.each<[SheetCell, string | null]>([
    ['2025-01-05', '2025-01-05'],
    ['2025/1/5', '2025-01-05'],
    ['2025.1.5', '2025-01-05'],
    ['2025年1月5日', '2025-01-05'],
    ['２０２５年１月５日', '2025-01-05'],
    [' 2025 年 1 月 5 日 ', '2025-01-05'],
    ['20250105', '2025-01-05'],
    ['2025-01-05 14:30', '2025-01-05'],
    ['二〇二五年一月五日', '2025-01-05'],
    ['二〇二五年十二月三十一日', '2025-12-31'],
    [45662, '2025-01-05'],
    [45662.6, '2025-01-05'],
    ['2025年2月30日', null],
    ['2025年1月', null],
    ['1月5日', null],
    [5, null],
    ['待定', null],
  ])('written %s is %s', (cell, day) => {
    expect(readDay(cell)).toBe(day);
  });
});

describe('a choice', () => {
  it.each([
    ['applicantKind', '公民', 'natural_person'],
    ['applicantKind', ' 个 人 ', 'natural_person'],
    ['applicantKind', '律所', 'org_legal_service'],
    ['way', 'ＥＭＳ', 'registered_mail'],
    ['outcome', '予以公开', 'granted'],
    ['outcome', '1.属于国家秘密', 'denied_state_secret'],
    ['outcome', '（五）不予处理（重复申请）', 'np_repeat'],
    ['outcome', '属于已主动公开范围（2014）', 'c3_already'],
    ['outcome', '看着办', null],
  ] as const)('%s “%s” is %s', (field, text, value) => {
    expect(normalise(APPLICATIONS.fields[field], text).value).toBe(value);
  });
});

describe('heads', () => {
  it('of merged cells are joined from above', () => {
    expect(
      flattenHeads([
        ['序号', '申请人情况', null, '答复', null],
        [null, '姓名', '申请人\n类型', '日期', '结果'],
      ]),
    ).toEqual(['序号', '申请人情况·姓名', '申请人情况·申请人类型', '答复·日期', '答复·结果']);
  });

  it('are known by our words, by others and by what was settled before', () => {
    const heads = [
      '序号',
      '登记编号',
      '收到日期',
      '申请人姓名',
      '申请人类型',
      '所需政府信息',
      '答复结果',
      '经办电话',
    ];

    const mapping = proposeMapping(APPLICATIONS, heads, { 经办电话: null });

    expect(mapping.map(({ field }) => field)).toEqual([
      null,
      'number',
      'arrivedOn',
      'applicantName',
      'applicantKind',
      'subject',
      'outcome',
      null,
    ]);
  });

  it('never fill a field twice', () => {
    const mapping = proposeMapping(DOCUMENTS, ['名称', '标题', '文件名称']);

    expect(mapping.map(({ field }) => field)).toEqual([null, 'title', null]);
  });
});

const HEADS = [
  '申请编号',
  '来件日期',
  '申请方式',
  '申请人类型',
  '申请人',
  '申请内容',
  '答复日期',
  '答复结果',
];
const GOOD: SheetCell[] = [
  '云1号',
  '2025年3月3日',
  '当面',
  '个人',
  '张三',
  '某项目批复',
  '2025/3/10',
  '予以公开',
];
const read = (...rows: SheetCell[][]) =>
  readRows(
    APPLICATIONS,
    { mapping: proposeMapping(APPLICATIONS, HEADS), rows, firstRow: 3 },
    [],
    (values) => checkApplication({ ...values, id: '' }, '2026-01-01').findings,
  );

describe('rows', () => {
  it('come in as records', () => {
    const { accepted, findings } = read(
      GOOD,
      HEADS.map(() => null),
    );

    expect(findings).toEqual([]);
    expect(accepted).toHaveLength(1);
    expect(accepted[0]).toMatchObject({
      row: 3,
      values: {
        number: '云1号',
        arrivedOn: '2025-03-03',
        applicantKind: 'natural_person',
        outcome: 'granted',
        contact: null,
      },
    });
  });

  it.each<[string, number, SheetCell, string, string]>([
    ['a text that is no date', 1, '三月初', '来件日期', '“来件日期”“三月初”不是日期'],
    [
      'an unknown kind',
      3,
      '外星人',
      '申请人类型',
      '“申请人类别”“外星人”不是可选项（如自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他组织）',
    ],
    ['nothing where something must be', 5, '／', '申请内容', '“申请内容”未填'],
    [
      'an answer before the receipt',
      6,
      '2025-03-01',
      '答复日期',
      '答复日期 2025年3月1日（周六）早于收到申请之日 2025年3月3日（周一）',
    ],
    ['an outcome without date', 6, null, '答复日期', '“答复（办结）日期”未填'],
    ['a day to come', 6, '2027-03-01', '答复日期', '日期 2027-03-01 晚于今天'],
  ])('with %s keep all out, and say where', (_, column, cell, head, message) => {
    const bad = GOOD.with(column, cell).with(0, '云2号');

    const { accepted, findings } = read(GOOD, bad);

    expect(accepted).toEqual([]);
    expect(findings.find(({ level }) => level === 'error')).toMatchObject({ row: 4, head, message });
  });

  it('that are there twice are named and keep all out', () => {
    const { accepted, duplicates } = read(GOOD, GOOD.with(0, ' 云１号'));

    expect(accepted).toEqual([]);
    expect(duplicates).toEqual([{ row: 4, same: { row: 3 }, by: ['number'] }]);
  });
});
