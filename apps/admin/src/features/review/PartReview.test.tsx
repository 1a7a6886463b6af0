import type { PartView } from '@nianbao/contracts';
import { configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { answers, draw } from '../../../test/render.tsx';
import { PartReview } from './PartReview.tsx';
import { judgedBefore } from './use-comparison.ts';

// Several tests at once share two cores.
vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 15_000 });

const PART = '7a1c2f34-5b6d-4e8f-9a0b-1c2d3e4f5a6b';
const ISSUED = 'tables/art20/art20_1/rules/issued';

const part: PartView = {
  id: PART,
  reportId: PART,
  sectionId: 's2',
  sectionTitle: '二、主动公开政府信息情况',
  label: '全部',
  scope: { kind: 'whole' },
  status: 'endorsed',
  departmentId: PART,
  departmentName: '政策法规科',
  assignees: [],
  dueOn: '2026-01-12',
  doneOn: '2026-01-10',
  filled: 2,
  total: 2,
  openReturns: 0,
  version: 7,
  allowedActions: ['accept', 'return'],
  mayFill: false,
  mayNudge: false,
  year: 2025,
  formatId: '2021',
  reportTitle: '年报',
  reportStatus: 'reviewing',
  cells: [
    {
      kind: 'cell',
      address: ISSUED,
      version: 1,
      changedBy: '冯若谷',
      changedAt: '2026-01-08T02:00:00.000Z',
      raw: '3',
      value: 3,
      problem: null,
    },
  ],
  blocks: [
    {
      kind: 'block',
      address: 'sections/s2/blocks/p1',
      version: 1,
      changedBy: '冯若谷',
      changedAt: '2026-01-08T02:00:00.000Z',
      position: 'a0',
      block: { id: 'p1', kind: 'paragraph', text: '另有说明。<script>window.ran = 1</script>' },
    },
  ],
  table: { 'art20_1/rules/issued': 3 },
  lastYear: null,
  remarks: [],
  findings: [],
};

function open() {
  const onDone = vi.fn<() => void>();
  const sent = answers({
    [`GET /parts/${PART}`]: part,
    [`GET /parts/${PART}/revisions`]: [],
    [`POST /parts/${PART}/actions`]: part,
  });
  draw(<PartReview partId={PART} onDone={onDone} />);
  const acts = () => sent.filter(({ path }) => path.endsWith('/actions')).map(({ body }) => body);
  return { onDone, acts };
}

it('returns the places that were clicked, each with its reason', async () => {
  const { onDone, acts } = open();
  fireEvent.click(await screen.findByRole('button', { name: '退回…' }));

  fireEvent.click(screen.getByRole('button', { name: /规章.*本年制发件数，3/u }));
  fireEvent.click(screen.getByRole('button', { name: /另有说明/u }));
  const send = () => screen.getByRole<HTMLButtonElement>('button', { name: /^退回 2 处/u });
  expect(send().disabled).toBe(true);
  const [first, second] = screen.getAllByRole('textbox', { name: /退回理由/u });
  if (first) fireEvent.change(first, { target: { value: '与台账不符' } });
  if (second) fireEvent.change(second, { target: { value: '语句不通' } });
  fireEvent.click(send());

  await waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(acts()).toEqual([
    {
      action: 'return',
      version: 7,
      places: [
        { address: ISSUED, reason: '与台账不符' },
        { address: 'sections/s2/blocks/p1', reason: '语句不通' },
      ],
    },
  ]);
});

it('accepts with the version that was shown', async () => {
  const { onDone, acts } = open();

  fireEvent.click(await screen.findByRole('button', { name: '审核通过' }));

  await waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(acts()).toEqual([{ action: 'accept', version: 7 }]);
});

it('shows text as text', async () => {
  open();

  expect(await screen.findByText(/<script>/u)).toBeTruthy();
  expect('ran' in window).toBe(false);
});

it('compares with the version that was judged before the last submission', () => {
  const revision = (number: number, action: string) => ({ number, action });
  const first = [revision(1, 'submit'), revision(2, 'endorse')];

  expect(judgedBefore(first)).toBeNull();
  expect(judgedBefore([...first, revision(3, 'submit'), revision(4, 'endorse')])).toBe(2);
});
