import type { Page } from 'playwright-core';
import { EDITORS, HOMES, openReport, publishedReport, reportOf, type Screen } from './try-out.ts';

const below = (rest: string) => async (page: Page) => `${await openReport(page)}${rest}`;

/** What anybody may open. */
export const PUBLIC_SCREENS: readonly Screen[] = [
  { name: 'portal', account: null, path: '/' },
  { name: 'portal-search', account: null, path: '/?q=公开' },
  { name: 'portal-nothing-found', account: null, path: '/?q=查无此词' },
  {
    name: 'portal-body',
    account: null,
    path: async (page) => `/bodies/${(await publishedReport(page)).slug}`,
  },
  { name: 'portal-report', account: null, path: async (page) => (await publishedReport(page)).path },
  {
    name: 'portal-edition',
    account: null,
    path: async (page) => `${(await publishedReport(page)).path}/editions/1`,
  },
  {
    name: 'portal-contrast',
    account: null,
    path: async (page) => `${(await publishedReport(page)).path}?contrast=more&size=l`,
  },
  { name: 'portal-compare', account: null, path: '/compare' },
  {
    name: 'portal-compared',
    account: null,
    path: async (page) => {
      await page.goto((await publishedReport(page)).path);
      return (await page.locator('a[href^="/compare?"]').first().getAttribute('href')) ?? '';
    },
  },
  { name: 'portal-verify', account: null, path: '/verify' },
  { name: 'portal-not-verified', account: null, path: `/verify?hash=${'0'.repeat(64)}` },
  {
    name: 'portal-verified',
    account: null,
    path: async (page) => {
      await page.goto((await publishedReport(page)).path);
      const hash = await page.locator('[data-sha256]').first().getAttribute('data-sha256');
      return `/verify?hash=${hash}`;
    },
  },
  { name: 'portal-missing', account: null, path: '/reports/nobody/1999' },
  { name: 'sign-in', account: null, path: '/admin/login' },
];

/** One or more of each page of the admin app, as somebody sees it who works there. */
export const ADMIN_SCREENS: readonly Screen[] = [
  ...HOMES,
  ...EDITORS,
  { name: 'tasks', account: 'office', path: '/admin/tasks' },
  { name: 'cycles', account: 'office', path: '/admin/cycles' },
  {
    name: 'cycle-opening',
    account: 'office',
    path: '/admin/cycles',
    press: '打开年度',
    ready: '.ant-modal details ol',
  },
  {
    name: 'board-drawer',
    account: 'office',
    ready: '.ant-drawer-body table',
    path: async (page) => {
      const report = await reportOf(page);
      const part = report.sections.flatMap(({ parts }) => parts).find(({ status }) => status === 'returned');
      return `/admin/reports/${report.id}?part=${part?.id}`;
    },
  },
  { name: 'document', account: 'office', path: below('/document') },
  { name: 'signing', account: 'juzhang', path: below('/sign') },
  { name: 'publishing', account: 'office', path: below('/publishing') },
  { name: 'deadlines', account: 'office', path: below('/deadlines') },
  {
    name: 'deadlines-anew',
    account: 'office',
    path: below('/deadlines'),
    press: '重新倒排',
    ready: '.ant-modal details',
  },
  { name: 'calendar', account: 'admin', path: '/admin/calendar' },
  {
    name: 'calendar-entry',
    account: 'admin',
    path: '/admin/calendar',
    press: '录入或更正',
    ready: '.ant-modal .ant-picker-range',
  },
  { name: 'word', account: 'office', path: below('/word') },
  { name: 'archive', account: 'office', path: '/admin/archive' },
  { name: 'boards', account: 'office', path: '/admin/boards' },
  { name: 'delegations', account: 'fagui', path: '/admin/delegations' },
  { name: 'notifications', account: 'office', path: '/admin/notifications' },
  { name: 'message-settings', account: 'office', path: '/admin/notifications/settings' },
  { name: 'organisation', account: 'admin', path: '/admin/organisation' },
  { name: 'people', account: 'admin', path: '/admin/people' },
  { name: 'channels', account: 'admin', path: '/admin/channels' },
  { name: 'templates', account: 'admin', path: '/admin/channels?show=templates' },
  { name: 'record', account: 'auditor', path: '/admin/audit' },
  { name: 'record-timeline', account: 'auditor', path: '/admin/audit?view=timeline' },
  { name: 'not-found', account: 'office', path: '/admin/nowhere' },
];
