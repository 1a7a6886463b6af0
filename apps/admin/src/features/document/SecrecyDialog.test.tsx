import type { ReportDocument, ReportView } from '@nianbao/contracts';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aReport, officeAnswers, REPORT } from '../../../test/a-report.ts';
import { answers, draw, refusal } from '../../../test/render.tsx';
import { DocumentPage } from './DocumentPage.tsx';

const text = (words: string): ReportDocument => ({
  content: {
    formatId: '2021',
    year: 2025,
    organisation: '某局',
    title: '年报',
    metadata: {},
    sections: [
      { id: 's1', number: '一、', title: '总体情况', blocks: [{ id: 'p1', kind: 'paragraph', text: words }] },
    ],
    tables: {},
  },
  contentHash: (words.length % 10).toString().repeat(64),
  findings: [],
  keyFigures: [],
  lastYear: null,
  changes: null,
  seenAt: null,
  partOfAddress: {},
  opinionsUsed: [],
});

it('records what was read; what was written meanwhile is shown first, and must be read', async () => {
  const before = text('公开文件三件。');
  const after = text('公开文件三十三件。');
  const state = { document: before };
  const report: ReportView = aReport([], { status: 'reviewing', allowedActions: ['pass_secrecy_review'] });
  const sent = answers({
    ...officeAnswers(report),
    [`GET /reports/${REPORT}/document`]: () => state.document,
    [`POST /reports/${REPORT}/actions`]: ({ body }: { body: unknown }) => {
      if (JSON.stringify(body).includes(after.contentHash)) return report;
      state.document = after;
      return refusal(409, { code: 'stale-version', message: '内容已被他人修改，请刷新后重试', details: [] });
    },
  });
  draw(<DocumentPage />, `/reports/${REPORT}/document?secrecy=1`, '/reports/:id/document');
  const dialog = await screen.findByRole('dialog');
  const save = () => within(dialog).getByRole<HTMLButtonElement>('button', { name: '记录审查结果' });

  fireEvent.change(within(dialog).getByLabelText('审查依据或意见'), { target: { value: '逐项对照' } });
  fireEvent.click(save());
  const notice = await within(dialog).findByText('您打开之后，内容又有改动 1 处，请先查看');
  expect(notice.closest('[role="alert"]')?.textContent).toContain('三十三件');
  expect(save().disabled).toBe(true);
  fireEvent.click(within(dialog).getByRole('button', { name: /已查看/u }));
  fireEvent.click(save());

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const hashes = sent
    .filter(({ method, path }) => method === 'POST' && path.endsWith('/actions'))
    .map(({ body }) => body);
  expect(hashes).toMatchObject([{ contentHash: before.contentHash }, { contentHash: after.contentHash }]);
});
