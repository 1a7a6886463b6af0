import type { FindingView } from '@nianbao/contracts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { REPORT } from '../../../test/a-report.ts';
import { answers, draw } from '../../../test/render.tsx';
import { WaiverDialog } from './WaiverDialog.tsx';

const finding: FindingView = {
  rule: 'app.col.identity',
  level: 'error',
  addresses: ['tables/applications/new_received/total'],
  quote: '',
  message: '12 + 1 ≠ 10 + 2，差 1',
  basis: '统一格式',
  fingerprint: 'app.col.identity:1',
  waiver: null,
  suggestion: null,
};
const show = (suggestion: string | null) => {
  const sent = answers({ [`POST /reports/${REPORT}/waivers`]: { findings: [] } });
  const onClose = vi.fn<() => void>();
  draw(<WaiverDialog reportId={REPORT} finding={{ ...finding, suggestion }} onClose={onClose} />);
  return { sent, onClose };
};

it('offers last year’s reason and sends it once it is taken over', async () => {
  const { sent, onClose } = show('受理系统次年一月办结');

  fireEvent.click(await screen.findByRole('button', { name: '沿用上年说明' }));
  fireEvent.click(screen.getByRole('button', { name: '保存说明' }));

  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(sent[0]?.body).toEqual({ fingerprint: 'app.col.identity:1', reason: '受理系统次年一月办结' });
});

it('asks for a reason where there was none, and sends nothing without one', async () => {
  const { sent } = show(null);

  expect(screen.queryByRole('button', { name: '沿用上年说明' })).toBeNull();
  fireEvent.click(await screen.findByRole('button', { name: '保存说明' }));

  expect(await screen.findByText('请填写理由')).toBeTruthy();
  expect(sent).toEqual([]);
});
