import { fireEvent, screen, waitFor } from '@testing-library/react';
import { DEFAULT_REMINDING, type OrganisationView } from '@nianbao/contracts';
import { DEFAULT_DURATIONS } from '@nianbao/workdays';
import { expect, it } from 'vitest';
import { departments, organisation } from '../../../test/a-report.ts';
import { answers, draw, refusal, type SentCall } from '../../../test/render.tsx';
import { OrganisationPage } from './OrganisationPage.tsx';

const usual = { ...DEFAULT_REMINDING, durations: DEFAULT_DURATIONS };
function serves(put: (sent: SentCall) => unknown, now: () => OrganisationView = () => organisation) {
  return answers({
    'GET /organisation': now,
    'GET /people': [],
    'GET /departments': departments,
    'PUT /organisation': put,
  });
}
const puts = (sent: readonly SentCall[]) =>
  sent.filter(({ method }) => method === 'PUT').map(({ body }) => body);
const card = async () =>
  document.querySelector<HTMLFormElement>('form#deadlines') ??
  (await screen.findByRole('region', { name: '期限与提醒' })).querySelector('form');
const type = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const saveCard = async () => {
  const form = await card();
  if (form) fireEvent.submit(form);
};

it('saves how the body plans and reminds, and leaves all else as it was', async () => {
  const sent = serves(() => organisation);
  draw(<OrganisationPage />);

  await screen.findByLabelText('填报工作日数');
  type('填报工作日数', '8');
  type('临近提醒', '5');
  type('报办公室前再过几个工作日', '3');
  expect(screen.getByText(/逾期第 1 个工作日报科室负责人，逾期第 4 个工作日报办公室/u)).toBeTruthy();
  fireEvent.click(screen.getByRole('checkbox', { name: '报领导' }));
  await saveCard();

  await waitFor(() =>
    expect(puts(sent)).toEqual([
      {
        version: 1,
        name: organisation.name,
        settings: {
          ...organisation.settings,
          nearWorkdays: 5,
          deadlines: {
            ...usual,
            durations: { ...usual.durations, input: 8 },
            escalation: [
              { to: 'department_head', afterDays: 1 },
              { to: 'office', afterDays: 3 },
            ],
          },
        },
      },
    ]),
  );
});

it('keeps what is typed when somebody saved other settings meanwhile, and saves it on their version', async () => {
  const theirs = { ...organisation, version: 2, settings: { ...organisation.settings, headStep: false } };
  let stored: OrganisationView = organisation;
  const sent = serves(
    ({ body }) => {
      const { version } = body as { version: number };
      if (version === theirs.version) return theirs;
      stored = theirs;
      return refusal(409, { code: 'stale-version', message: '内容已被他人修改，请刷新后重试', details: [] });
    },
    () => stored,
  );
  draw(<OrganisationPage />);

  await screen.findByLabelText('填报工作日数');
  type('退回、转办、重新打开后至少留', '4');
  await saveCard();
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('内容已被他人修改'));
  await waitFor(() => expect(sent.filter(({ path }) => path === '/organisation').length).toBeGreaterThan(2));
  expect(screen.getByLabelText<HTMLInputElement>('退回、转办、重新打开后至少留').value).toBe('4');
  await waitFor(async () => {
    await saveCard();
    expect(puts(sent).at(-1)).toMatchObject({
      version: 2,
      settings: { headStep: false, deadlines: { reworkDays: 4 } },
    });
  });
});
