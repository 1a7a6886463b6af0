import type { Block } from '@nianbao/report-formats';
import { blankTable, cellAddress, cellsOf, findFormat, findTable } from '@nianbao/report-formats';
import { describe, expect, it } from 'vitest';
import { beyond, findingsOfPart, type PartUnderCheck } from './part-findings.ts';

const paragraph = (text: string, id = 'b1'): Block => ({ id, kind: 'paragraph', text });
const aText = (...blocks: Block[]): PartUnderCheck => ({
  part: {
    formatId: '2021',
    year: 2025,
    sectionId: 's1',
    scope: { kind: 'heading', heading: '主动公开' },
    reportTitle: '云州市数据局2025年政府信息公开工作年度报告',
    cells: [],
    lastYear: null,
  },
  organisation: '云州市数据局',
  blocks,
  table: null,
});
const GOOD = '2025年，我局通过门户网站主动公开政府信息10条，其中政策文件4条、工作动态6条。';

describe('findings of a part while it is written', () => {
  it('has nothing to say of words in order, though the rest of the report is not there', () => {
    expect(findingsOfPart(aText(paragraph(GOOD)))).toEqual([]);
    expect(findingsOfPart(aText())).toEqual([]);
  });

  it('names the words that prove themselves wrong, with the arithmetic and its basis', () => {
    const [finding] = findingsOfPart(
      aText(paragraph('2025年，我局主动公开政府信息10条，其中政策文件4条、工作动态7条。')),
    );

    expect(finding).toMatchObject({ rule: 'text.sum_mismatch', addresses: ['sections/s1/blocks/b1'] });
    expect(finding?.message).toContain('11');
    expect(finding?.basis).not.toBe('');
  });

  it('finds words of another year and time that does not last', () => {
    const rules = findingsOfPart(aText(paragraph('目前，我局主动公开政府信息10条。'))).map(
      ({ rule }) => rule,
    );

    expect(rules.length).toBeGreaterThan(0);
    expect(rules.every((rule) => rule.startsWith('form.'))).toBe(true);
  });

  it('compares figures with last year’s, and says nothing twice', () => {
    const format = findFormat('2021');
    const table = findTable(format, 'applications');
    if (!table) throw new Error('no table');
    const zeros = Object.fromEntries(cellsOf(table).map(({ path }) => [path, 0]));
    const found = findingsOfPart({
      ...aText(),
      part: {
        ...aText().part,
        sectionId: 's3',
        scope: { kind: 'whole' },
        cells: cellsOf(table).map(({ path }) => ({
          kind: 'cell',
          address: cellAddress('applications', path),
          raw: '0',
          value: 0,
          problem: null,
          version: 1,
          changedBy: null,
          changedAt: null,
        })),
        lastYear: {
          year: 2024,
          formatId: '2021',
          blocks: [],
          table: { ...blankTable(table), ...zeros, 'carried_out/natural_person': 2, 'carried_out/total': 2 },
        },
      },
      table: { ...zeros },
    });

    expect(found.some(({ message }) => message.includes('上年'))).toBe(true);
    expect(beyond(found, found)).toEqual([]);
  });
});
