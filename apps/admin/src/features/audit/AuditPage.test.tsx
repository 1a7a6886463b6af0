import type { AuditEntryView } from '@nianbao/contracts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { workbook } from '../../lib/workbook.ts';
import { anId, aPart, aReport, officeAnswers } from '../../../test/a-report.ts';
import { answers, draw, type SentCall } from '../../../test/render.tsx';
import { AuditPage } from './AuditPage.tsx';
import type { Chain } from '../../server/audit.ts';
import { filterOf } from './audit-filter.ts';
import { auditSheet } from './audit-sheet.ts';
import { momentsOf } from './timeline.ts';

const anEntry = (more: Partial<AuditEntryView> = {}): AuditEntryView => ({
  sequence: 7,
  at: '2026-01-12T02:32:00.000Z',
  actorId: anId(),
  actor: '办公室甲',
  action: 'part.accept',
  reportId: null,
  report: null,
  partId: null,
  part: '一、总体情况',
  address: null,
  before: { status: 'endorsed' },
  after: { status: 'accepted' },
  comment: null,
  hash: 'a'.repeat(64),
  ...more,
});

const aChain = (more: Partial<Chain> = {}): Chain => ({
  intact: true,
  length: 12_408,
  brokenAt: null,
  fault: null,
  head: 'b'.repeat(64),
  algorithm: 'sha256',
  verifiedAt: '2026-01-20T02:32:00.000Z',
  wholeAt: '2026-01-20T02:32:00.000Z',
  anchors: 0,
  lastAnchor: null,
  ...more,
});

function record(entries: AuditEntryView[], chain = aChain()) {
  return answers({
    ...officeAnswers(aReport([aPart()])),
    'GET /audit': { entries, total: entries.length + 100, actions: ['part.accept', 'part.submit'] },
    'GET /audit/chain': chain,
  });
}
const asked = (sent: SentCall[]) =>
  sent.filter(({ path }) => path === '/audit').map(({ query }) => query.toString());

describe('the record', () => {
  it('puts an act and what stood before and after into words', async () => {
    record([anEntry()]);
    draw(<AuditPage />);

    const row = (await screen.findByText('办公室甲')).closest('tr');
    expect(row?.textContent).toContain('审核通过');
    expect(row?.textContent).toContain('2026-01-12 10:32:00');
    expect(row?.textContent).toContain('状态：待办公室审核');
    expect(row?.textContent).toContain('状态：已通过');
  });

  it('names each saved place once, the first of many at once and the rest at a press', async () => {
    const saved = ['a', 'b', 'c', 'd'].map((row) => ({
      address: `tables/t/${row}/c`,
      version: 1,
      kept: true,
    }));
    record([anEntry({ action: 'part.save', before: null, after: saved })]);
    draw(<AuditPage />);

    const row = (await screen.findByText('办公室甲')).closest('tr');
    expect(row?.textContent?.match(/tables\/t\/.\/c/gu)).toHaveLength(4);
    expect(row?.querySelector('summary')?.textContent).toBe('其余 1 处');
  });

  it('shows an act it has no word for as it was recorded', async () => {
    record([anEntry({ action: 'moon.landed' })]);
    draw(<AuditPage />);

    expect(await screen.findByText('moon.landed')).toBeTruthy();
  });

  it('says that the chain is whole, or where it breaks', async () => {
    record([anEntry()]);
    const { unmount } = draw(<AuditPage />);
    expect(await screen.findByText(/完整，共 12,408 条/u)).toBeTruthy();
    unmount();

    record([anEntry()], aChain({ intact: false, brokenAt: 99, fault: '第 99 条内容与其哈希不符，已被改动' }));
    draw(<AuditPage />);
    expect((await screen.findByRole('alert')).textContent).toContain('第 99 条内容与其哈希不符');
  });

  it('asks for what the address says, and leaves out what is malformed in it', async () => {
    const sent = record([anEntry()]);
    draw(<AuditPage />, '/audit?action=part.submit&from=2026-01-01&actorId=nobody&to=soon');

    await screen.findByText('办公室甲');

    expect(asked(sent)).toEqual(['action=part.submit&from=2026-01-01&limit=50']);
  });

  it('keeps a chosen criterion in the address and goes back to the first page', async () => {
    const sent = record([anEntry()]);
    const { address } = draw(<AuditPage />, '/audit?before=500');

    const action = await screen.findByRole('combobox', { name: '动作' });
    fireEvent.mouseDown(action);
    fireEvent.click(await screen.findByText('提交', { selector: '.ant-select-item-option-content' }));

    await waitFor(() => expect(address()).toBe('/audit?action=part.submit'));
    await waitFor(() => expect(asked(sent).at(-1)).toBe('action=part.submit&limit=50'));
  });

  it('turns to older entries by the last number shown', async () => {
    record([anEntry({ sequence: 900 }), anEntry({ sequence: 851 })]);
    const { address } = draw(<AuditPage />, '/audit');

    fireEvent.click(await screen.findByRole('button', { name: '更早的记录' }));

    expect(address()).toBe('/audit?before=851');
  });
});

it('shows the last anchor, and takes one at a press', async () => {
  const lastAnchor = {
    organisationId: anId(),
    sequence: 12_400,
    head: 'b'.repeat(64),
    at: '2026-01-20T01:00:00.000Z',
  };
  const sent = answers({
    ...officeAnswers(aReport([aPart()])),
    'GET /audit': { entries: [anEntry()], total: 1, actions: [] },
    'GET /audit/chain': aChain({ anchors: 1, lastAnchor }),
    'POST /audit/anchors': lastAnchor,
  });
  draw(<AuditPage />);

  expect(await screen.findByText(/锚点 .*第 12,400 条/u)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /留锚点/u }));

  await waitFor(() => expect(sent.filter(({ path }) => path === '/audit/anchors')).toHaveLength(1));
});

it('shows what stood before and after in a saved place, and after many saves in a row from the first to the last', async () => {
  const address = 'tables/art20/art20_1/rules/issued';
  const saved = (sequence: number, before: string | null, after: string, kept = true) =>
    anEntry({
      sequence,
      actorId: null,
      action: 'part.save',
      before: [{ address, value: before }],
      after: [{ address, value: after, version: sequence, kept }],
    });
  record([saved(9, '2', '5', false), saved(8, '1', '2'), saved(7, null, '1')]);
  const { container } = draw(<AuditPage />, '/audit?view=timeline');

  await screen.findByTitle('只看这一处的记录');

  expect(container.querySelector('del')?.textContent).toBe('未填');
  expect(container.querySelector('ins')?.textContent).toBe('2');
  expect(screen.getByText(/保存内容 3 次/u)).toBeTruthy();
});

it('shows of a save of many places only the one whose life is looked at', async () => {
  const [one, other] = ['tables/t/a/c', 'tables/t/b/c'];
  const both = (values: [string | null, string | null]) =>
    [one, other].map((address, at) => ({ address, value: values[at] }));
  record([anEntry({ action: 'part.save', before: both([null, null]), after: both(['1', '2']) })]);
  const { container } = draw(<AuditPage />, `/audit?address=${encodeURIComponent(other)}`);

  await screen.findByTitle('只看这一处的记录');

  expect([...container.querySelectorAll('ins')].map(({ textContent }) => textContent)).toEqual(['2']);
});

it('leads from a saved cell to the life of that cell', async () => {
  const address = 'tables/art20/art20_1/rules/issued';
  record([anEntry({ action: 'part.save', after: [{ address, value: 3, version: 2, kept: true }] })]);
  const { address: shown } = draw(<AuditPage />, '/audit?view=timeline');

  fireEvent.click(await screen.findByTitle('只看这一处的记录'));

  await waitFor(() => expect(shown()).toContain(`address=${encodeURIComponent(address)}`));
});

describe('the timeline', () => {
  const at = (time: string, more: Partial<AuditEntryView> = {}) =>
    anEntry({ at: `2026-01-12T${time}:00.000Z`, action: 'part.save', actorId: null, ...more });

  it('gathers the saves of one person in one part that follow each other', () => {
    const days = momentsOf([at('03:10'), at('03:05'), at('02:40'), at('02:39', { partId: anId() })]);

    expect(days).toMatchObject([{ day: '2026-01-12' }]);
    expect(days[0]?.moments.map((moment) => moment.length)).toEqual([2, 1, 1]);
    expect(momentsOf([at('03:10'), at('03:05')], true)[0]?.moments).toHaveLength(2);
  });

  it('begins a new day at midnight in Asia/Shanghai', () => {
    expect(momentsOf([at('16:01'), at('15:59')]).map(({ day }) => day)).toEqual(['2026-01-13', '2026-01-12']);
  });
});

it('writes a workbook in which text is text, never a formula', async () => {
  const sheet = auditSheet(
    [anEntry({ comment: '=HYPERLINK("x")', after: { status: 'accepted', reason: '甲,"乙"' } })],
    () => ({ nameOf: (id) => id, placeName: (address) => address, reportName: null }),
  );

  const read = await readXlsx(await workbook([sheet]));

  expect(read.sheets[0]?.rows[0]?.slice(0, 3)).toEqual(['序号', '时间', '人员']);
  expect(read.sheets[0]?.rows[1]).toEqual(
    expect.arrayContaining([7, '办公室甲', '=HYPERLINK("x")', '状态：已通过\n理由：甲,"乙"']),
  );
});

it('reads a filter from an address that somebody wrote by hand', () => {
  const id = anId();
  expect(filterOf(new URLSearchParams(`partId=${id}&before=-3&action=DROP TABLE`))).toEqual({ partId: id });
});
