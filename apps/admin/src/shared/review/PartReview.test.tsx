import type { PartView, RemarkView } from '@nianbao/contracts';
import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { answers, draw, type SentCall } from '../../../test/render.tsx';
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

const nothing = { cells: [], blocks: [] };
const side = { kind: 'seen', number: null, year: null, at: '2026-01-07T02:00:00.000Z', by: null };
const unchanged = { from: side, to: { ...side, kind: 'current' }, ...nothing };

function open(more: Parameters<typeof answers>[0] = {}) {
  const onDone = vi.fn<() => void>();
  const sent = answers({
    [`GET /parts/${PART}/comparison`]: unchanged,
    [`GET /parts/${PART}/readers`]: [],
    [`GET /parts/${PART}`]: part,
    [`GET /parts/${PART}/revisions`]: [],
    [`POST /parts/${PART}/actions`]: part,
    ...more,
  });
  draw(<PartReview partId={PART} onDone={onDone} />);
  const acts = () => sent.filter(({ path }) => path.endsWith('/actions')).map(({ body }) => body);
  return { onDone, acts, sent };
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

it('keeps a return that is being written when it is closed by mistake, until it is given up', async () => {
  open();
  fireEvent.click(await screen.findByRole('button', { name: '退回…' }));
  fireEvent.click(screen.getByRole('button', { name: /另有说明/u }));
  fireEvent.change(screen.getByRole('textbox', { name: /退回理由/u }), { target: { value: '语句不通' } });

  cleanup();
  open();
  const reason = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /退回理由/u });
  expect(reason.value).toBe('语句不通');
  fireEvent.click(screen.getByRole('button', { name: '不退回了' }));
  cleanup();
  open();

  expect(await screen.findByRole('button', { name: '退回…' })).toBeTruthy();
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

it('shows first what changed since this person last looked, what is no figure as it was typed', async () => {
  const cell = { address: ISSUED, before: null, after: 3, beforeTyped: '12a', afterTyped: null };
  open({ [`GET /parts/${PART}/comparison`]: { ...unchanged, cells: [cell] } });

  const first = await screen.findByRole('region', { name: '比较' });

  await waitFor(() => expect(first.textContent).toMatch(/自您上次查看.*改动 1 处/u));
  expect(first.textContent).toMatch(/12a（不是数字）.*3/u);
  expect(first.textContent).not.toContain('未填');
  const [before] = screen.getAllByText(/另有说明/u);
  expect(before && first.compareDocumentPosition(before)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});

it('says where a paragraph was moved to', async () => {
  const block = { id: 'p1', kind: 'paragraph' as const, text: '另有说明。' };
  const moved = {
    address: 'sections/s2/blocks/p1',
    change: 'moved',
    moved: true,
    follows: '全年制发规章三件，均已公开。',
    before: block,
    after: block,
    words: [],
  };
  open({ [`GET /parts/${PART}/comparison`]: { ...unchanged, blocks: [moved] } });

  const first = await screen.findByRole('region', { name: '比较' });

  await waitFor(() =>
    expect(first.textContent).toMatch(/移动，移到“全年制发规章三件，均已公开。”之后.*另有说明/u),
  );
});

it('shows what changed since the version judged before, where there is nothing new', async () => {
  const cell = { address: ISSUED, before: 1, after: 3, beforeTyped: null, afterTyped: null };
  const revision = (number: number, action: string) => ({
    id: PART,
    number,
    action,
    by: '冯若谷',
    at: `2026-01-0${number}T00:00:00Z`,
    contentHash: '0'.repeat(64),
  });
  const { sent } = open({
    [`GET /parts/${PART}/revisions`]: [revision(1, 'submit'), revision(2, 'endorse'), revision(3, 'submit')],
    [`GET /parts/${PART}/comparison`]: ({ query }: SentCall) =>
      query.get('from') === '2' ? { ...unchanged, cells: [cell] } : unchanged,
  });

  expect(await screen.findByText(/与上次审核的第 2 版.*改动 1 处/u)).toBeTruthy();
  expect(screen.getByText('没有您未看过的改动。')).toBeTruthy();
  expect(sent.filter(({ path }) => path.endsWith('/comparison'))).toHaveLength(2);
});

it('says that a person looks for the first time', async () => {
  open({ [`GET /parts/${PART}/comparison`]: { ...unchanged, from: null } });

  expect(await screen.findByText('您是第一次查看这一项。')).toBeTruthy();
});

it('marks the words of open remarks, and remarks on words that are selected', async () => {
  const address = 'sections/s2/blocks/p1';
  const remark: RemarkView = {
    id: PART,
    partId: PART,
    parentId: null,
    kind: 'remark',
    address,
    quote: '说明',
    revision: 1,
    now: { address, range: { from: 2, to: 4 }, fate: 'kept' },
    text: '说明什么？',
    mentions: [],
    authorId: PART,
    author: '林知微',
    at: '2026-01-08T02:00:00.000Z',
    resolvedAt: null,
    resolvedBy: null,
  };
  const { sent } = open({
    [`GET /parts/${PART}`]: { ...part, remarks: [remark] },
    [`POST /parts/${PART}/remarks`]: { ...remark, id: '0b9d3a52-6c1e-4f7a-8b2d-3e4f5a6b7c8d' },
  });
  const mark = await screen.findByText('说明', { selector: 'mark' });
  const words = mark.closest('[data-words-of]')?.lastChild?.firstChild;
  Range.prototype.getBoundingClientRect = () => new DOMRect();

  const range = document.createRange();
  if (words) range.setStart(words, 1);
  if (words) range.setEnd(words, 9);
  document.getSelection()?.addRange(range);
  fireEvent(document, new Event('selectionchange'));
  fireEvent.click(await screen.findByRole('button', { name: '批注' }));
  fireEvent.change(await screen.findByRole('textbox', { name: '批注选中的文字' }), {
    target: { value: '删去' },
  });
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '加批注' }));

  await waitFor(() =>
    expect(sent.filter(({ method }) => method === 'POST').map(({ body }) => body)).toMatchObject([
      { address, words: { from: 5, quote: '<script>' }, text: '删去' },
    ]),
  );
});

it('compares with the version that was judged before the last submission', () => {
  const revision = (number: number, action: string) => ({ number, action });
  const first = [revision(1, 'submit'), revision(2, 'endorse')];

  expect(judgedBefore(first)).toBeNull();
  expect(judgedBefore([...first, revision(3, 'submit'), revision(4, 'endorse')])).toBe(2);
});
