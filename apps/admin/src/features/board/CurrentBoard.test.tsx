import type { CycleView } from '@nianbao/contracts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
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
    'GET /cycles/proposal': {
      formatId: '2021',
      legalDate: '2027-01-31',
      stages,
      arithmetic: [],
      calendar: 'announced',
    },
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
  fireEvent.change(await screen.findByLabelText('标题'), { target: { value: '关于编制年报的通知' } });
  await waitFor(() =>
    expect(document.querySelector<HTMLInputElement>('#stages_publishDue')?.value).not.toBe(''),
  );
  const buttons = screen.getAllByRole('button', { name: '打开年度' });
  const confirm = buttons.at(-1);
  if (confirm) fireEvent.click(confirm);

  await waitFor(() => expect(address()).toBe(`/reports/${REPORT}`));
});
