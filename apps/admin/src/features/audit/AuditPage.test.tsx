import type { AuditEntryView } from '@nianbao/contracts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { anId, aPart, aReport, officeAnswers } from '../../../test/a-report.ts';
import { answers, draw, type SentCall } from '../../../test/render.tsx';
import { auditCsv } from './audit-csv.ts';
import { AuditPage } from './AuditPage.tsx';
import { filterOf } from './audit-filter.ts';

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

function record(
  entries: AuditEntryView[],
  chain = { intact: true, length: 12_408, brokenAt: null as number | null, head: 'b'.repeat(64) },
) {
  return answers({
    ...officeAnswers(aReport([aPart()])),
    'GET /audit': { entries, total: entries.length + 100, chain, actions: ['part.accept', 'part.submit'] },
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

    record([anEntry()], { intact: false, length: 12_408, brokenAt: 99, head: '' });
    draw(<AuditPage />);
    expect((await screen.findByRole('alert')).textContent).toContain('自第 99 条起');
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

it('writes CSV that a spreadsheet reads as text, never as a formula', () => {
  const csv = auditCsv(
    [anEntry({ comment: '=HYPERLINK("x")', after: { status: 'accepted', reason: '甲,"乙"' } })],
    () => ({ nameOf: (id) => id, placeName: (address) => address }),
  );

  expect(csv.startsWith('\uFEFF序号,时间,')).toBe(true);
  expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
  expect(csv).toContain('"状态：已通过\n理由：甲,""乙"""');
});

it('reads a filter from an address that somebody wrote by hand', () => {
  const id = anId();
  expect(filterOf(new URLSearchParams(`partId=${id}&before=-3&action=DROP TABLE`))).toEqual({ partId: id });
});
