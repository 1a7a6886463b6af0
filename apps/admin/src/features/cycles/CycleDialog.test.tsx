import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aPart, aReport, officeAnswers } from '../../../test/a-report.ts';
import { answers, draw, refusal } from '../../../test/render.tsx';
import { useSession } from '../session/queries.ts';
import { CycleDialog } from './CycleDialog.tsx';

const proposal = {
  formatId: '2021',
  legalDate: '2027-01-31',
  stages: {
    inputDue: '2027-01-04',
    reviewDue: '2027-01-11',
    signDue: '2027-01-18',
    publishDue: '2027-01-24',
  },
  arithmetic: ['法定公开日 2027年1月31日，往前 4 个工作日签发'],
  calendar: 'estimated',
};

/** The dialog is drawn inside the shell, where somebody is signed in. */
function Signed() {
  const session = useSession();
  return session.data ? <CycleDialog onClose={() => undefined} /> : null;
}

it('opens a year with the proposed dates, shows how they were reckoned, and writes the number with its brackets', async () => {
  const sent = answers({
    ...officeAnswers(aReport([aPart()])),
    'GET /cycles/proposal': proposal,
    'POST /cycles': refusal(409, { code: 'already-exists', message: '该年度已经打开', details: [] }),
  });
  draw(<Signed />);

  expect(await screen.findByText(/往前 4 个工作日签发/u)).toBeTruthy();
  expect(screen.getByText(/放假安排尚未公布/u)).toBeTruthy();
  fireEvent.change(screen.getByLabelText('标题'), { target: { value: '关于编制年报的通知' } });
  fireEvent.change(screen.getByLabelText('文号'), { target: { value: '云政办函[2026]54号' } });
  fireEvent.click(screen.getByRole('button', { name: '打开年度' }));

  expect((await screen.findByRole('alert')).textContent).toContain('该年度已经打开');
  expect(sent.find(({ method, path }) => method === 'POST' && path === '/cycles')?.body).toMatchObject({
    formatId: '2021',
    notice: { title: '关于编制年报的通知', documentNumber: '云政办函〔2026〕54号', attachmentId: null },
    stages: proposal.stages,
  });
});

it('asks for the title of the notice before anything is sent', async () => {
  const sent = answers({ ...officeAnswers(aReport([aPart()])), 'GET /cycles/proposal': proposal });
  draw(<Signed />);

  await screen.findByText(/往前 4 个工作日签发/u);
  fireEvent.click(screen.getByRole('button', { name: '打开年度' }));

  expect(await screen.findByText('请填写通知标题')).toBeTruthy();
  await waitFor(() => expect(sent.some(({ method }) => method === 'POST')).toBe(false));
});
