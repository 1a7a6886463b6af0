import { DEFAULT_DEADLINES } from '../src/body/organisations/deadline-settings.ts';
import { type Act, admin, get, made, PASSWORD, type World } from './act.ts';
import { NOTICE, STAGES } from './a-report.ts';

const member = (w: World) => w.member;
const BASIS = {
  basis: {
    publishBy: '2026-01-31',
    deliverBy: null,
    deliverFirst: true,
    durations: DEFAULT_DEADLINES.durations,
  },
};
const DAYS = { set: [{ day: '2026-01-20', working: false, source: '测政办发〔2026〕2号' }] };
const TEMPLATE = { topic: 'mentioned', channel: 'email' };
const WORDS = { subject: '{{text}}', body: '{{text}} {{link}}' };

/** Coming and going, settings, people, years, messages. */
export const ACTS_OF_A_BODY: Act[] = [
  {
    operation: 'signIn',
    action: 'session.sign_in',
    by: member,
    send: (w) => ({ account: w.member.account, password: PASSWORD }),
  },
  {
    operation: 'switchOrganisation',
    action: 'session.switch',
    by: member,
    send: ({ signing }) => ({ organisationId: signing.organisation.id }),
  },
  {
    operation: 'changePassword',
    action: 'session.change_password',
    by: member,
    send: () => ({ current: PASSWORD, next: 'another good password' }),
  },
  { operation: 'signOut', action: 'session.sign_out', by: member },
  {
    operation: 'createOrganisation',
    action: 'organisation.create',
    by: admin,
    send: () => ({ name: '新设单位', slug: 'xin-she-dan-wei' }),
  },
  {
    operation: 'updateOrganisation',
    action: 'organisation.update',
    by: admin,
    send: async (w) => {
      const { version, name, settings } = await get(w, w.body.admin, '/api/organisation');
      return { version, name, settings };
    },
  },
  {
    operation: 'createDepartment',
    action: 'department.create',
    by: admin,
    send: () => ({ name: '新设科室' }),
  },
  {
    operation: 'updateDepartment',
    action: 'department.update',
    by: admin,
    ids: made('departments', 'createDepartment'),
    send: () => ({ name: '改名科室', isOffice: false, disabled: false }),
  },
  {
    operation: 'createPerson',
    action: 'person.create',
    by: admin,
    send: () => ({
      name: '新人',
      account: 'xin-ren-every-act',
      password: PASSWORD,
      memberships: [{ role: 'auditor', departmentId: null }],
    }),
  },
  {
    operation: 'updatePerson',
    action: 'person.update',
    by: admin,
    ids: made('people', 'createPerson'),
    send: () => ({ name: '新人', disabled: false, memberships: [{ role: 'leader', departmentId: null }] }),
  },
  {
    operation: 'resetPassword',
    action: 'person.reset_password',
    by: admin,
    ids: made('people', 'createPerson'),
    send: () => ({ password: 'yet another password' }),
  },
  {
    operation: 'updateCalendar',
    action: 'calendar.update',
    by: admin,
    send: async ({ started, body }) => {
      const preview = await (await started.as(body.admin)).post('/api/calendar/previews').send(DAYS);
      return { change: DAYS, fingerprint: preview.body.fingerprint };
    },
  },
  {
    operation: 'openCycle',
    action: 'cycle.open',
    send: () => ({ year: 2024, formatId: '2021', notice: NOTICE, stages: STAGES }),
  },
  {
    operation: 'updateCycle',
    action: 'cycle.update',
    ids: made('cycles', 'openCycle'),
    send: () => ({ version: 1, notice: NOTICE, stages: STAGES }),
  },
  {
    operation: 'replanCycle',
    action: 'cycle.replan',
    ids: made('cycles', 'openCycle'),
    send: async (w) => {
      const { started, body, made: all } = w;
      const path = `/api/cycles/${all.get('openCycle')}/plan`;
      const { body: preview } = await (await started.as(body.office)).post(`${path}/previews`).send(BASIS);
      const cycles: { id: string; version: number }[] = await get(w, body.office, '/api/cycles');
      const version = cycles.find(({ id }) => id === all.get('openCycle'))?.version;
      return { ...BASIS, version, fingerprint: preview.fingerprint };
    },
  },
  {
    operation: 'createHook',
    action: 'hook.create',
    by: admin,
    send: () => ({
      kind: 'wecom',
      name: '另一个群',
      url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=y',
      topics: [],
      digestHour: 9,
    }),
  },
  {
    operation: 'updateHook',
    action: 'hook.update',
    by: admin,
    send: () => ({ version: 1, name: '改名', topics: [], digestHour: 9, disabled: true }),
  },
  { operation: 'resendDelivery', action: 'delivery.resend', by: admin },
  {
    operation: 'resendAllDead',
    action: 'delivery.resend',
    by: admin,
    send: async ({ started, ids }) => {
      await started.db.query(`UPDATE delivery SET state = 'dead' WHERE id = $1`, [ids['deliveries']]);
      return {};
    },
  },
  { operation: 'tryHook', action: 'channel.test', by: admin },
  { operation: 'deleteHook', action: 'hook.delete', by: admin, ids: made('hooks', 'createHook') },
  {
    operation: 'updateMessagePreferences',
    action: 'preference.update',
    by: admin,
    send: () => ({ version: 0, email: 'admin@example.org', digestHour: 9, silenced: [] }),
  },
  { operation: 'askToConfirmEmail', action: 'preference.ask_to_confirm', by: admin },
  {
    operation: 'tryEmail',
    action: 'channel.test',
    by: admin,
    send: async ({ started, body }) => {
      await started.db.query(`UPDATE message_preference SET email = 'a@example.org' WHERE person_id = $1`, [
        body.admin.id,
      ]);
      return {};
    },
  },
  { operation: 'renewCalendarAddress', action: 'calendar.renew' },
  { operation: 'revokeCalendarAddress', action: 'calendar.revoke' },
  {
    operation: 'saveTemplate',
    action: 'template.save',
    by: admin,
    send: () => ({ version: 0, ...TEMPLATE, ...WORDS }),
  },
  {
    operation: 'restoreTemplate',
    action: 'template.restore',
    by: admin,
    send: () => ({ version: 1, ...TEMPLATE }),
  },
];
