import type { ReportContent } from '@nianbao/report-formats';
import { describe, expect, it } from 'vitest';
import { aReport } from '../test/report.ts';
import { checkReport, findingFingerprint, openErrors } from './index.ts';

describe('a waiver', () => {
  const content = aReport({ text: ['发布信息100条，其中动态50条，公告30条，文件29条。', '别的话。'] });
  const errors = (report: ReportContent) =>
    checkReport({ content: report }).filter(({ level }) => level === 'error');
  const waived = errors(content).map((finding) => findingFingerprint(finding, content));

  it('holds through a re-check and through changes elsewhere', () => {
    const changed = structuredClone(content);
    changed.sections[0]?.blocks.push({ id: 'new', kind: 'paragraph', text: '又一段。' });

    expect(waived).toHaveLength(1);
    expect(openErrors(errors(changed), waived, changed)).toEqual([]);
  });

  it('falls with the words it speaks of', () => {
    const changed = aReport({ text: ['发布信息100条，其中动态50条，公告30条，文件28条。', '别的话。'] });

    expect(openErrors(errors(changed), waived, changed)).toHaveLength(1);
  });

  it('falls with a figure of the finding', () => {
    const table = (count: number) =>
      aReport({
        formatId: '2021',
        year: 2022,
        tables: { review_litigation: { 'cases/review_upheld': count, 'cases/review_total': 9 } },
      });
    const broken = {
      ...table(2),
      tables: { review_litigation: { 'cases/review_upheld': 2, 'cases/review_total': 9 } },
    };
    const other = {
      ...broken,
      tables: { review_litigation: { 'cases/review_upheld': 3, 'cases/review_total': 9 } },
    };
    const prints = (report: ReportContent) =>
      errors(report).map((finding) => findingFingerprint(finding, report));

    expect(prints(broken)).toHaveLength(1);
    expect(prints(other)).not.toEqual(prints(broken));
  });
});
