import type { WordComparisonView, WordDifferenceView } from '@nianbao/contracts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { answers, draw } from '../../../test/render.tsx';
import { Differences } from './Differences.tsx';

const PART = '11111111-1111-4111-8111-111111111111';
const ID = '22222222-2222-4222-8222-222222222222';
const LICENCE = 'tables/art20/art20_5/licence/decisions';
const difference = (more: Partial<WordDifferenceView> = {}): WordDifferenceView => ({
  kind: 'cell',
  address: LICENCE,
  label: '行政许可',
  base: '1286',
  ours: '1286',
  theirs: '1287',
  both: false,
  problem: null,
  partId: PART,
  change: { id: ID, address: LICENCE, base: 1, value: { kind: 'cell', raw: '1287' } },
  block: null,
  ...more,
});
const comparison = (differences: WordDifferenceView[], notes: string[] = []): WordComparisonView => ({
  export: {
    id: ID,
    reportId: ID,
    partId: null,
    fileName: '年报.docx',
    contentHash: '0'.repeat(64),
    exportedBy: '甲',
    exportedAt: '2026-01-05T00:00:00.000Z',
  },
  differences,
  notes,
});
const saved = (outcome: 'saved' | 'conflict') => ({
  results: [
    {
      id: ID,
      address: LICENCE,
      outcome,
      place: {
        kind: 'cell',
        address: LICENCE,
        version: 2,
        changedBy: '乙',
        changedAt: null,
        raw: '1290',
        value: 1290,
        problem: null,
      },
    },
  ],
  status: 'drafting',
  version: 1,
  findings: [],
});
const acceptButton = () => screen.getByRole('button', { name: /接受所选/u });

it('sends the change of each place that is ticked, and says so', async () => {
  const sent = answers({ [`POST /parts/${PART}/changes`]: saved('saved') });
  draw(<Differences comparison={comparison([difference()])} onAgain={() => undefined} />);

  fireEvent.click(acceptButton());

  await waitFor(() => expect(screen.getByRole('status').textContent).toContain('已接受 1 处'));
  expect(sent.map(({ body }) => body)).toEqual([{ changes: [difference().change] }]);
});

it('ticks nothing that would overwrite somebody, and nothing that cannot be taken over', () => {
  const both = difference({ both: true, ours: '1290' });
  const foreign = difference({ address: 'sections/s1/blocks/x', change: null, problem: '不由您填报' });
  draw(<Differences comparison={comparison([both, foreign])} onAgain={() => undefined} />);

  const boxes = screen.getAllByRole('checkbox');
  expect(boxes.map((box) => box.matches(':checked'))).toEqual([false, false]);
  expect(boxes.map((box) => box.matches(':disabled'))).toEqual([false, true]);
  expect(acceptButton().matches(':disabled')).toBe(true);
  expect(screen.getByText('1290')).toBeTruthy();
  expect(screen.getByText('不由您填报')).toBeTruthy();
});

it('names what was changed by somebody meanwhile, and compares again', async () => {
  answers({ [`POST /parts/${PART}/changes`]: saved('conflict') });
  const again = vi.fn<() => void>();
  draw(<Differences comparison={comparison([difference()])} onAgain={again} />);

  fireEvent.click(acceptButton());
  fireEvent.click(await screen.findByRole('button', { name: '重新比较' }));

  expect(screen.getByRole('status').textContent).toContain('没有覆盖');
  expect(again).toHaveBeenCalledOnce();
});

it('says what was not taken over, and when nothing was edited', () => {
  draw(<Differences comparison={comparison([], ['《表》没有比较：应有 14 行'])} onAgain={() => undefined} />);

  expect(screen.getByText('《表》没有比较：应有 14 行')).toBeTruthy();
  expect(screen.getByText(/没有改动/u)).toBeTruthy();
});
