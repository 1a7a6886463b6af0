import { renderArticle } from '@nianbao/documents';
import { FORMATS, type ReportContent } from '@nianbao/report-formats';
import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { reportOf } from '../test/any-report.ts';
import { importReport } from './import-report.ts';
import { isRefusal, type ImportedReport } from './result.ts';

// Other tests run at the same time.
vi.setConfig({ testTimeout: 60_000 });

const bare = (content: ReportContent): ReportContent => ({
  ...content,
  metadata: { ...content.metadata },
  tables: Object.fromEntries(Object.entries(content.tables).map(([id, cells]) => [id, { ...cells }])),
  sections: content.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((some) => ({ ...some, id: '' })),
  })),
});

function imported(html: string): ImportedReport {
  const result = importReport({ kind: 'html', text: html });
  if (isRefusal(result)) throw new Error(result.refusal.message);
  return result;
}

describe.each(FORMATS)('a rendered report of format $id', (format) => {
  it('comes back from its page as the same content', () => {
    fc.assert(
      fc.property(reportOf(format), (content) => {
        const { content: back, unplaced } = imported(renderArticle(content));

        expect(bare(back)).toEqual(bare(content));
        expect(unplaced).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it('comes back with every figure when nothing but the words and merged heads of its page are left', () => {
    const full = reportOf(format).map((content) => ({
      ...content,
      title: `某县人民政府${content.year}年政府信息公开工作年度报告`,
      metadata: {},
      sections: format.sections.map(({ id, number, title }) => ({ id, number, title, blocks: [] })),
    }));
    fc.assert(
      fc.property(full, (content) => {
        const page = renderArticle(content)
          .replace(/ (?:data-[a-z-]+|class|id|role|aria-label|tabindex|scope)="[^"]*"/gu, '')
          .replaceAll('article', 'div');

        const { content: back } = imported(page);

        expect(bare({ ...back, sections: [] }).tables).toEqual(bare(content).tables);
        expect(back.title).toBe(content.title);
      }),
      { numRuns: 60 },
    );
  });
});
