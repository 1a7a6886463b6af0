import type { PersonView } from '@nianbao/contracts';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { anId, departments, LAW } from '../../../test/a-report.ts';
import { answers, draw, refusal } from '../../../test/render.tsx';
import { PeoplePage } from './PeoplePage.tsx';
import { PersonDialog } from './PersonDialog.tsx';

const person = (name: string): PersonView => ({
  id: anId(),
  name,
  account: 'someone',
  disabled: false,
  memberships: [{ role: 'contributor', departmentId: LAW }],
});
const LEAVING = person('钱法规');
const SUCCESSOR = person('周法规');
const GONE = { ...person('吴停用'), disabled: true };
const TASKS = [
  { field: anId(), message: '填报：2025年度“一、总体情况”' },
  { field: anId(), message: '唯一的填报人（政策法规科）' },
];
const tasksOpen = refusal(422, {
  code: 'tasks-open',
  message: '还有未办结的事项，请同时指定由谁接手',
  details: TASKS,
});

function open(answer: (body: { handOverTo?: string }) => unknown) {
  const onClose = vi.fn<() => void>();
  const sent = answers({
    'GET /people': [LEAVING, SUCCESSOR, GONE],
    [`PUT /people/${LEAVING.id}`]: ({ body }: { body: unknown }) =>
      answer(typeof body === 'object' && body ? body : {}),
  });
  draw(<PersonDialog person={LEAVING} departments={departments} onClose={onClose} />);
  return { onClose, puts: () => sent.filter(({ method }) => method === 'PUT').map(({ body }) => body) };
}

async function disable() {
  fireEvent.click(await screen.findByRole('switch', { name: '状态' }));
  fireEvent.click(screen.getByRole('button', { name: '保存' }));
  // In tests antd gives every dialog the same id to be named by.
  const dialog = (await screen.findByText('钱法规还有 2 项没有办结')).closest('[role="dialog"]');
  if (!(dialog instanceof HTMLElement)) throw new Error('no dialog');
  // The list of people has come.
  await waitFor(() => expect(dialog.querySelector('.ant-select-loading')).toBeNull());
  return dialog;
}

it('lists what is open and moves all of it to one person in the act that disables', async () => {
  const { onClose, puts } = open(({ handOverTo }) =>
    handOverTo ? { ...LEAVING, disabled: true } : tasksOpen,
  );

  const dialog = await disable();
  const lines = within(dialog).getAllByRole('listitem');
  expect(lines.map(({ textContent }) => textContent)).toEqual(TASKS.map(({ message }) => message));
  fireEvent.click(within(dialog).getByRole('button', { name: '移交并保存' }));
  expect(await within(dialog).findByText('请选择接手人')).toBeTruthy();
  fireEvent.mouseDown(within(dialog).getByRole('combobox', { name: '全部移交给' }));
  fireEvent.click(await screen.findByTitle('周法规'));
  expect(screen.queryByTitle('钱法规')).toBeNull();
  expect(screen.queryByTitle('吴停用')).toBeNull();
  fireEvent.click(within(dialog).getByRole('button', { name: '移交并保存' }));

  await waitFor(() => expect(onClose).toHaveBeenCalled());
  const disabled = { name: '钱法规', disabled: true, memberships: LEAVING.memberships };
  expect(puts()).toEqual([disabled, { ...disabled, handOverTo: SUCCESSOR.id }]);
});

it('shows why a successor is refused, and keeps the list', async () => {
  open(({ handOverTo }) =>
    handOverTo
      ? refusal(422, {
          code: 'reference-unknown',
          message: '引用的科室、人员或位置不存在',
          details: [{ field: 'handOverTo', message: '接手人须是本单位另一名在用的人员' }],
        })
      : tasksOpen,
  );

  const dialog = await disable();
  fireEvent.mouseDown(within(dialog).getByRole('combobox', { name: '全部移交给' }));
  fireEvent.click(await screen.findByTitle('周法规'));
  fireEvent.click(within(dialog).getByRole('button', { name: '移交并保存' }));

  expect((await within(dialog).findByRole('alert')).textContent).toContain(
    '接手人须是本单位另一名在用的人员',
  );
  expect(within(dialog).getAllByRole('listitem').length).toBeGreaterThanOrEqual(TASKS.length);
});

it('shows on the people page whose mailbox refuses messages, and where to mend it', async () => {
  const mailRefused = { email: 'zhou@example.gov.cn', reason: '550 5.1.1 mailbox does not exist' };
  answers({ 'GET /people': [LEAVING, { ...SUCCESSOR, mailRefused }], 'GET /departments': departments });
  draw(<PeoplePage />);

  const note = await screen.findByText(/zhou@example\.gov\.cn 拒收邮件/u);

  expect(note.textContent).toContain('550 5.1.1 mailbox does not exist');
  expect(note.closest('tr')?.textContent).toContain('周法规');
  expect(within(note).getByRole('link').getAttribute('href')).toContain('/channels?show=deliveries');
  expect(screen.getAllByText(/拒收邮件/u)).toHaveLength(1);
});
