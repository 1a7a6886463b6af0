import { describe, expect, it } from 'vitest';
import { aReport } from '../../test/report.ts';
import { checkReport } from '../check-report.ts';
import { subjectOf } from '../subject.ts';

const ending = (...last: string[]) =>
  subjectOf({ content: aReport({ text: ['全年公开信息96条，及时、准确。', ...last] }) }).ending?.kind ?? null;

describe('a text that breaks off', () => {
  it.each([
    ['heading-without-text', '（一）'],
    ['heading-without-text', '3.'],
    ['open-sentence', '下一步将继续加强对工作人员的业务培训，不断提高公开'],
  ])('%s: %s', (kind, last) => {
    expect(ending(last)).toBe(kind);
  });

  it('may miss the later sections of the form', () => {
    const content = aReport({ formatId: '2021', year: 2022, text: '全年公开信息96条。' });

    expect(subjectOf({ content }).ending?.kind).toBe('sections-missing');
  });

  it('is only asked how many parts it has', () => {
    const text = '本报告由概述、主动公开、依申请公开、收费及减免、问题与打算共五个部分组成。';
    const level = (last: string) =>
      checkReport({ content: aReport({ text, sections: [['二、', '主动公开', last]] }) }).find(
        ({ rule }) => rule === 'text.section_count',
      )?.level;

    expect(level('全年公开信息96条。')).toBe('warning');
    expect(level('(一)')).toBe('question');
  });
});

describe('a text that ends', () => {
  it.each([
    ['with its sentence', '收到申请2件，均已答复。'],
    ['with its signature', '某县水务局'],
    ['with its date', '2019年1月20日'],
    ['with a contact', '联系电话：0599-8830330'],
    ['with 无', '无'],
  ])('%s', (_, last) => {
    expect(ending(last)).toBeNull();
  });
});
