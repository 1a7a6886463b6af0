import { expect, it } from 'vitest';
import { aReport, zeros } from '../../test/report.ts';
import { checkReport } from '../check-report.ts';

const said = (text: string, fee: number): string[] => {
  const content = aReport({
    formatId: '2021',
    year: 2023,
    tables: { art20: zeros('2021', 'art20', { 'art20_8/admin_fee/fee_amount': fee }) },
  });
  content.sections.push({
    id: 's6',
    number: '六、',
    title: '其他需要报告的事项',
    blocks: [{ id: 's6-1', kind: 'paragraph', text }],
  });
  return checkReport({ content })
    .filter(({ rule }) => rule === 'art20.fee_vs_s6')
    .map(({ level }) => level);
};

it.each([
  ['无。', 12.5, ['warning']],
  ['本年度无其他需要报告的事项。', 12.5, ['question']],
  ['无。', 0, []],
  ['本年度未收取信息处理费，无其他需要报告的事项。', 12.5, []],
])('of section six saying %s beside fees of %d it tells %j', (text, fee, levels) => {
  expect(said(text, fee)).toEqual(levels);
});

it('tells of names that an import printed otherwise than the form', () => {
  const printed = [
    {
      address: 'tables/statistics/a2',
      text: '（二）通多不同渠道和方式公开政府信息的情况',
      official: '（二）通过不同渠道和方式公开政府信息的情况',
    },
    { address: 'tables/art20/art20_1/rules/made', text: '本年新', official: '本年新制作数量' },
    { address: 'tables/applications/granted/total', text: '予以公开', official: '予以公开' },
  ];

  expect(
    checkReport({ content: aReport({}), printed })
      .filter(({ addresses: [address = ''] }) => address.startsWith('tables/'))
      .map(({ rule, quote }) => `${rule} ${quote}`)
      .toSorted(),
  ).toEqual(['form.table_label_cut 本年新', 'form.wrong_word （二）通多不同渠道和方式公开政府信息的情况']);
});
