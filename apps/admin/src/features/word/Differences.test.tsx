import { saveChanges, type WordComparisonView, type WordDifferenceView } from '@nianbao/contracts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { answers, draw, refusal, type SentCall } from '../../../test/render.tsx';
import { Differences } from './Differences.tsx';

const PART = '11111111-1111-4111-8111-111111111111';
const OTHER = '33333333-3333-4333-8333-333333333333';
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
  reshaped: false,
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
const saved = (outcome: 'saved' | 'conflict', address = LICENCE) => ({
  results: [
    {
      id: ID,
      address,
      outcome,
      place: {
        kind: 'cell',
        address,
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
const all = () => screen.getByRole('button', { name: /全部接受/u });
const ticked = () => screen.getByRole('button', { name: /接受勾选/u });
const changesIn = (sent: SentCall[]) => sent.map(({ path, body }) => [path, body]);

it.each([
  ['政策解读', '文字不变（改为二级标题）'],
  ['政策解读情况', '政策解读情况（改为二级标题）'],
])('says what became of a paragraph that is now “%s”', (theirs, told) => {
  const block = { id: 'b', kind: 'heading' as const, level: 2 as const, text: theirs };
  const form = { kind: 'changed' as const, base: '政策解读', ours: '政策解读', reshaped: true };

  draw(<Differences comparison={comparison([difference({ ...form, theirs, block })])} />);

  expect(screen.getByRole('list', { name: '改动' }).textContent).toContain(told);
});

it('does not call a file unchanged whose changes cannot be brought back', () => {
  draw(<Differences comparison={comparison([], ['“组织业务培训三次。”处的图片没有导入'])} />);

  expect(screen.getByText('“组织业务培训三次。”处的图片没有导入')).toBeTruthy();
  expect(screen.getByText('没有可以带回的改动。')).toBeTruthy();
  expect(screen.queryByText(/与导出时一致/u)).toBeNull();
});

it('accepts all without a conflict, part by part, and says so at each', async () => {
  const other = difference({
    address: 'sections/s5/blocks/b',
    partId: OTHER,
    change: { id: OTHER, address: 'sections/s5/blocks/b', base: 3, value: { kind: 'removed' } },
  });
  const sent = answers({
    [`POST /parts/${PART}/changes`]: saved('saved'),
    [`POST /parts/${OTHER}/changes`]: saved('saved', other.address),
  });
  draw(
    <Differences comparison={comparison([difference(), other, difference({ address: 'x', both: true })])} />,
  );

  fireEvent.click(all());

  await waitFor(() =>
    expect(screen.getByRole('status').textContent).toBe('已接受 2 处，未接受 0 处，待定 1 处'),
  );
  expect(changesIn(sent)).toEqual([
    [`/parts/${PART}/changes`, { changes: [difference().change] }],
    [`/parts/${OTHER}/changes`, { changes: [other.change] }],
  ]);
  expect(screen.getAllByText(/✓ 已接受/u)).toHaveLength(2);
});

it('ticks nothing that would overwrite somebody, and nothing that cannot be taken over', () => {
  const both = difference({ both: true, ours: '1290' });
  const foreign = difference({ address: 'sections/s1/blocks/x', change: null, problem: '不由您填报' });
  draw(<Differences comparison={comparison([both, foreign])} />);

  const boxes = screen.getAllByRole('checkbox');
  expect(boxes.map((box) => box.matches(':checked'))).toEqual([false, false]);
  expect(boxes.map((box) => box.matches(':disabled'))).toEqual([false, true]);
  expect([all(), ticked()].map((button) => button.matches(':disabled'))).toEqual([true, true]);
  expect(screen.getByText('▲ 双方都改了')).toBeTruthy();
  expect(screen.getByText('1290')).toBeTruthy();
  expect(screen.getByText('不能带回：不由您填报')).toBeTruthy();
});

it('takes over what both changed once a person says so', async () => {
  const sent = answers({ [`POST /parts/${PART}/changes`]: saved('saved') });
  draw(<Differences comparison={comparison([difference({ both: true, ours: '1290' })])} />);

  fireEvent.click(screen.getByRole('checkbox'));
  fireEvent.click(ticked());

  expect(await screen.findByText(/✓ 已接受/u)).toBeTruthy();
  expect(sent).toHaveLength(1);
});

it('leaves a place as it is when it is refused, until it is reconsidered', async () => {
  const sent = answers({});
  draw(<Differences comparison={comparison([difference()])} />);

  fireEvent.click(screen.getByRole('button', { name: '不接受' }));
  expect(all().matches(':disabled')).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: '重新考虑' }));

  expect(all().matches(':disabled')).toBe(false);
  expect(sent).toEqual([]);
});

it('shows what somebody wrote meanwhile, and overwrites it only when told so', async () => {
  const sent = answers({ [`POST /parts/${PART}/changes`]: saved('conflict') });
  draw(<Differences comparison={comparison([difference()])} />);

  fireEvent.click(all());
  expect((await screen.findByRole('alert')).textContent).toMatch(/被 乙 修改，没有覆盖。系统现在是：1290/u);
  fireEvent.click(screen.getByRole('button', { name: '仍用 Word 的' }));

  await waitFor(() => expect(sent).toHaveLength(2));
  const [first, second] = sent.map(({ body }) => saveChanges.body.parse(body).changes[0]);
  expect([first?.base, second?.base]).toEqual([1, 2]);
  expect(second?.id).not.toBe(first?.id);
  expect(second?.value).toEqual(first?.value);
});

it('keeps what one part saved when another part refuses', async () => {
  const other = difference({ address: 'y', partId: OTHER });
  answers({
    [`POST /parts/${PART}/changes`]: saved('saved'),
    [`POST /parts/${OTHER}/changes`]: refusal(409, {
      code: 'action-not-allowed',
      message: '当前状态下不能执行该操作',
      details: [],
    }),
  });
  draw(<Differences comparison={comparison([difference(), other])} />);

  fireEvent.click(all());

  expect((await screen.findByRole('alert')).textContent).toBe('没有保存：当前状态下不能执行该操作');
  expect(screen.getByRole('status').textContent).toBe('已接受 1 处，未接受 0 处，待定 1 处，1 处没有保存');
});

it('says when nothing was edited', () => {
  draw(<Differences comparison={comparison([])} />);

  expect(screen.getByText('文件内容与导出时一致，没有改动。')).toBeTruthy();
});
