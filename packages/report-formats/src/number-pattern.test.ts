import { describe, expect, it } from 'vitest';
import { numberOf, patternFault, seriesOf } from './number-pattern.ts';

const FACTS = { code: '56883603-8', day: '2026-01-28' };
const first = (pattern: string, serial = 1) => numberOf(seriesOf(pattern, FACTS), serial);

// The patterns that official sites have (domain 6.4).
describe('a pattern of numbers', () => {
  it.each([
    ['{机构代码}-/{年}-{月}{日}{序号:3}', 1, '56883603-8-/2026-0128001'],
    ['{机构代码}/{年}-{序号:5}', 349, '56883603-8/2026-00349'],
    ['{机构代码}/{年}{月}-{序号:5}', 13, '56883603-8/202601-00013'],
    ['云营商函〔{年}〕{序号}号', 3, '云营商函〔2026〕3号'],
    ['第{序号:2}号', 123, '第123号'],
  ])('%s with %i gives %s', (pattern, serial, expected) => {
    expect(patternFault(pattern)).toBeNull();
    expect(first(pattern, serial)).toBe(expected);
  });

  it.each([
    ['{机构代码}/{年}', '须有且只有一个'],
    ['{序号}{序号:5}', '须有且只有一个'],
    ['{年度}-{序号}', '没有“{年度}”'],
    ['{序号:9}', '没有“{序号:9}”'],
    ['{序号}}', '大括号'],
    ['{constructor}{序号}', '没有“{constructor}”'],
  ])('%s is refused, with the reason', (pattern, reason) => {
    expect(patternFault(pattern)).toContain(reason);
  });
});
