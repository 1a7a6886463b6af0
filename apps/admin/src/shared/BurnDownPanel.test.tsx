import type { ReportView } from '@nianbao/contracts';
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aReport, aSession, officeAnswers, REPORT } from '../../test/a-report.ts';
import { answers, draw } from '../../test/render.tsx';
import { useSession } from '../server/session.ts';
import { BurnDownPanel } from './BurnDownPanel.tsx';
import { aBurnDown } from '../pieces/charts/outcome-fixture.ts';

const PATH = `/reports/${REPORT}/burn-down`;

/** The panel beside a word that shows when the session is there. */
function Drawn({ report }: { report: ReportView }) {
  return (
    <>
      {useSession().data && <p>已登录</p>}
      <BurnDownPanel report={report} />
    </>
  );
}
function panel(more: Partial<ReportView>, ...roles: Parameters<typeof aSession>) {
  const report = aReport([], more);
  const sent = answers({
    ...officeAnswers(report),
    'GET /session': aSession(...roles),
    [`GET ${PATH}`]: aBurnDown(),
  });
  draw(<Drawn report={report} />);
  return () => sent.filter(({ path }) => path === PATH).length;
}

it('stands on the board of a year that is being filled, with the forecast', async () => {
  panel({ status: 'collecting' }, 'office');

  expect((await screen.findByRole('region', { name: '进度与预测' })).textContent).toContain('预计 1月16日');
});

it.each([
  ['before it is opened', { status: 'draft' }, 'office'],
  ['once it is public', { status: 'published' }, 'office'],
  ['in a correction, which has no legal date', { status: 'reviewing', edition: 2 }, 'office'],
  ['of who only fills', { status: 'collecting' }, 'contributor'],
] as const)('is not asked for %s', async (_, more, role) => {
  const asked = panel(more, role);
  await screen.findByText('已登录');

  await waitFor(() => expect(screen.queryByRole('region', { name: '进度与预测' })).toBeNull());
  expect(asked()).toBe(0);
});
