import { findFormat } from '@nianbao/report-formats';
import { expect, it } from 'vitest';
import { partLabel, partTitle } from './scope.ts';

const rows = (...ids: string[]) => ({ sectionId: 's3', scope: { kind: 'rows' as const, rows: ids } });

it.each([
  ['the whole of a section', { sectionId: 's3', scope: { kind: 'whole' as const } }, '全部'],
  [
    'a sub-heading',
    { sectionId: 's1', scope: { kind: 'heading' as const, heading: '主动公开' } },
    '主动公开',
  ],
  ['one row, with what it is about', rows('new_received'), '一、本年新收政府信息公开申请数量'],
  [
    'a row below a group, with the numbers above it',
    rows('denied_third_party'),
    '三（三）4.保护第三方合法权益',
  ],
  ['some rows, by their numbers', rows('new_received', 'carried_in', 'granted'), '一、二、三（一）'],
])('names %s', (_, part, label) => {
  expect(partLabel(findFormat('2021'), part)).toBe(label);
});

it('puts the section before what of it the part is', () => {
  expect(partTitle(findFormat('2021'), rows('new_received'))).toBe(
    '三、收到和处理政府信息公开申请情况·一、本年新收政府信息公开申请数量',
  );
});
