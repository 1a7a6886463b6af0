import { IDBFactory } from 'fake-indexeddb';
import { expect, it, vi } from 'vitest';
import { forgetDrafts, Journal, leftDrafts } from './journal.ts';

const A = 'tables/art20/art20_1/rules/issued';
const B = 'tables/art20/art20_1/rules/repealed';
const draft = (address: string, raw: string) =>
  ({ address, value: { kind: 'cell', raw }, base: 0, sent: null }) as const;

let people = 0;
function somebody() {
  people += 1;
  return { organisationId: 'o1', personId: `p${people}` };
}
const aJournal = (owner: ReturnType<typeof somebody>, partId = 'part', holder = 'page') => {
  const failed = vi.fn<(fails: boolean) => void>();
  return { journal: new Journal({ ...owner, partId, holder, title: '三、' }, failed), failed };
};
const closed = () => false;

it('gives back to the same person what a closed page has kept, the last value of each place', async () => {
  const owner = somebody();
  const { journal } = aJournal(owner);

  journal.keep({ put: [draft(A, '1'), draft(B, '2')], remove: [] });
  journal.keep({ put: [draft(A, '12')], remove: [B] });
  await journal.kept();

  expect(await leftDrafts(owner, closed)).toMatchObject([
    { address: A, value: { raw: '12' }, partId: 'part', title: '三、' },
  ]);
});

it('shows nobody what somebody else, or the same person in another body, has typed', async () => {
  const owner = somebody();
  const { journal } = aJournal(owner);
  journal.keep({ put: [draft(A, '1')], remove: [] });
  await journal.kept();

  expect(await leftDrafts(somebody(), closed)).toEqual([]);
  expect(await leftDrafts({ ...owner, organisationId: 'o2' }, closed)).toEqual([]);
});

it('leaves to a page that is open what it keeps', async () => {
  const owner = somebody();
  const { journal } = aJournal(owner, 'part', 'open');
  journal.keep({ put: [draft(A, '1')], remove: [] });
  await journal.kept();

  expect(await leftDrafts(owner, (holder) => holder === 'open')).toEqual([]);
});

it('forgets what was taken up', async () => {
  const owner = somebody();
  const { journal } = aJournal(owner);
  journal.keep({ put: [draft(A, '1')], remove: [] });
  await journal.kept();

  await forgetDrafts(await leftDrafts(owner, closed));

  expect(await leftDrafts(owner, closed)).toEqual([]);
});

it('says that the browser keeps nothing, and goes on', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
    throw new DOMException('the disk is full', 'QuotaExceededError');
  });
  const { journal, failed } = aJournal(somebody());

  journal.keep({ put: [draft(A, '1')], remove: [] });
  await journal.kept();
  expect(failed.mock.calls).toEqual([[true]]);

  journal.keep({ put: [draft(A, '12')], remove: [] });
  await journal.kept();
  expect(failed).toHaveBeenLastCalledWith(false);
});

it('opens again after a refusal of the browser', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.resetModules();
  const fresh = await import('./journal.ts');
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementationOnce(() => {
    throw new DOMException('not in a private window', 'SecurityError');
  });
  const failed = vi.fn<(fails: boolean) => void>();
  const owner = somebody();
  const journal = new fresh.Journal({ ...owner, partId: 'part', holder: 'page', title: '' }, failed);

  journal.keep({ put: [draft(A, '1')], remove: [] });
  journal.keep({ put: [draft(A, '12')], remove: [] });
  await journal.kept();

  expect(failed.mock.calls).toEqual([[true], [false]]);
  expect(await fresh.leftDrafts(owner, closed)).toMatchObject([{ value: { raw: '12' } }]);
});
