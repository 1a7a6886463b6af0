import type { CycleView } from '@nianbao/contracts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aCycle } from '../../../test/a-cycle.ts';
import { planPreviews } from '../../../test/a-plan.ts';
import { aPart, aReport, officeAnswers, REPORT } from '../../../test/a-report.ts';
import { answers, draw } from '../../../test/render.tsx';
import { SessionGate } from '../../../test/session-gate.tsx';
import { CurrentBoard } from './CurrentBoard.tsx';

it('leads to the board of the year that was opened from the empty home page', async () => {
  const opened = aCycle({ reportStatus: 'draft' });
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
