import type { ReportDocument } from '@nianbao/contracts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { aReport, officeAnswers, REPORT } from '../../../test/a-report.ts';
import { answers, draw, refusal } from '../../../test/render.tsx';
import { ActionDialog } from './ActionDialog.tsx';

const SIGNED = 'tables/applications/new_received/natural_person';
const OTHER = 'tables/applications/granted/natural_person';
const figure = (address: string, label: string) => ({
  address,
  label,
  before: 12,
  after: 13,
  explanation: null,
});

const whole: ReportDocument = {
  content: {
    formatId: '2021',
    year: 2025,
    organisation: '某局',
    title: '年报',
    metadata: {},
    sections: [],
    tables: {},
  },
  contentHash: 'a'.repeat(64),
  findings: [],
  keyFigures: [],
  lastYear: null,
  changes: null,
  seenAt: null,
  partOfAddress: {},
  opinionsUsed: [],
  changedFigures: [figure(SIGNED, '新收“自然人”'), figure(OTHER, '予以公开“自然人”')],
};

it('asks why figures are not what was signed before the report goes to its signers again', async () => {
  const report = aReport([], { status: 'reviewing', version: 9, allowedActions: ['send_to_sign'] });
  const onClose = vi.fn<() => void>();
  const sent = answers({
    ...officeAnswers(report),
    [`GET /reports/${REPORT}/document`]: whole,
    [`POST /reports/${REPORT}/actions`]: ({ body }: { body: unknown }) =>
      JSON.stringify(body).includes('explanations')
        ? report
        : refusal(422, {
            code: 'figures-unexplained',
            message: '签发之后有数据改动，请逐项说明原因',
            details: [SIGNED, OTHER].map((field) => ({ field, message: `${field} 签发之后改动` })),
          }),
  });
  draw(<ActionDialog report={report} action="send_to_sign" onClose={onClose} />);

  fireEvent.click(screen.getByRole('button', { name: '送签' }));
  expect(await screen.findByText('签发之后有 2 个数据改动，请逐项说明')).toBeTruthy();
  expect(await screen.findAllByText('13')).toHaveLength(2);
  fireEvent.change(screen.getByLabelText('改动原因：新收“自然人”'), { target: { value: '漏计一件' } });
  const send = screen.getByRole<HTMLButtonElement>('button', { name: '说明并送签' });
  expect(send.disabled).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: '其余各项原因相同' }));
  fireEvent.click(send);

  await waitFor(() => expect(onClose).toHaveBeenCalled());
  const explanations = [SIGNED, OTHER].map((address) => ({ address, reason: '漏计一件' }));
  expect(sent.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
    { action: 'send_to_sign', version: 9 },
    { action: 'send_to_sign', version: 9, explanations },
  ]);
});

it('gives a correction up with its reason, saying that the public edition stays', async () => {
  const report = aReport([], {
    status: 'reviewing',
    edition: 2,
    version: 9,
    allowedActions: ['abandon_correction'],
  });
  const onClose = vi.fn<() => void>();
  const sent = answers({ ...officeAnswers(report), [`POST /reports/${REPORT}/actions`]: report });
  draw(<ActionDialog report={report} action="abandon_correction" onClose={onClose} />);

  expect(screen.getByText(/正在公开的一版继续有效/u)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '撤销更正' }));
  expect(await screen.findByText('请填写理由')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('撤销更正的理由'), { target: { value: '原数据核实无误' } });
  fireEvent.click(screen.getByRole('button', { name: '撤销更正' }));

  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(sent.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
    { action: 'abandon_correction', version: 9, reason: '原数据核实无误' },
  ]);
});
