import type { CycleView } from '@nianbao/contracts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { planPreviews } from '../../../test/a-plan.ts';
import { anId, aPart, aReport, officeAnswers, REPORT } from '../../../test/a-report.ts';
import { answers, draw } from '../../../test/render.tsx';
import { SessionGate } from '../../../test/session-gate.tsx';
import { CurrentBoard } from './CurrentBoard.tsx';

const stages = {
  inputDue: '2027-01-04',
  reviewDue: '2027-01-11',
  signDue: '2027-01-18',
  publishDue: '2027-01-24',
};

it('leads to the board of the year that was opened from the empty home page', async () => {
  const opened: CycleView = {
    id: anId(),
    year: 2026,
    formatId: '2021',
    notice: { title: '通知', documentNumber: '', date: '2026-11-20', text: '', attachmentId: null },
    attachment: null,
    stages,
    legalDate: '2027-01-31',
    version: 1,
    reportId: REPORT,
    reportStatus: 'draft',
  };
  const state: { cycles: CycleView[] } = { cycles: [] };
  answers({
    ...officeAnswers(aReport([aPart()])),
    'GET /cycles': () => state.cycles,
    'POST /plans/previews': planPreviews(),
    'POST /cycles': () => {
      state.cycles = [opened];
      return opened;
    },
  });
  const { address } = draw(
    <SessionGate>
      <CurrentBoard />
    </SessionGate>,
  );

  fireEvent.click(await screen.findByRole('button', { name: '打开年度' }));
  await screen.findByRole('group', { name: '各阶段日期' });
  const confirm = screen.getAllByRole<HTMLButtonElement>('button', { name: '打开年度' }).at(-1);
  await waitFor(() => expect(confirm?.disabled).toBe(false));
  if (confirm) fireEvent.click(confirm);

  await waitFor(() => expect(address()).toBe(`/reports/${REPORT}`));
});
