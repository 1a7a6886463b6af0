import type { MessagePreferencesView, NotificationView } from '@nianbao/contracts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { anId, aSession } from '../../../test/a-report.ts';
import { answers, draw, refusal } from '../../../test/render.tsx';
import { MessageSettingsPage } from './MessageSettingsPage.tsx';
import { NotificationsPage } from './NotificationsPage.tsx';

const aNotification = (more: Partial<NotificationView> = {}): NotificationView => ({
  id: anId(),
  kind: 'part.return',
  topic: 'returned',
  text: '2025年度年报“一、总体情况”被退回',
  link: '/parts/1',
  reportId: null,
  at: '2026-01-12T02:00:00.000Z',
  readAt: null,
  ...more,
});
const inbox = (notifications: NotificationView[]) =>
  answers({
    'GET /session': aSession('office'),
    'GET /cycles': [],
    'GET /notifications': notifications,
    ...Object.fromEntries(
      notifications.map((one) => [`POST /notifications/${one.id}/reading`, { ...one, readAt: one.at }]),
    ),
    'POST /notifications/readings': { count: notifications.length },
  });

describe('the inbox', () => {
  it('asks for what the address says and leaves out what nobody can have meant', async () => {
    const sent = inbox([aNotification()]);
    draw(<NotificationsPage />, '/notifications?show=unread&topic=returned&reportId=x');

    await screen.findByText(/被退回/u);

    const asked = sent.find(({ path }) => path === '/notifications');
    expect(asked?.query.toString()).toBe('topic=returned&state=unread');
  });

  it('marks one as read and as unread again, and all up to the first shown', async () => {
    const [unread, read] = [
      aNotification(),
      aNotification({ readAt: '2026-01-12T03:00:00.000Z', text: '已看过' }),
    ];
    const sent = inbox([unread, read]);
    draw(<NotificationsPage />, '/notifications');

    fireEvent.click(await screen.findByRole('button', { name: /标为已读：/u }));
    fireEvent.click(screen.getByRole('button', { name: /标为未读：已看过/u }));
    fireEvent.click(screen.getByRole('button', { name: '全部标为已读' }));

    await waitFor(() => expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(3));
    expect(sent.filter(({ method }) => method === 'POST').map(({ path, body }) => [path, body])).toEqual([
      [`/notifications/${unread.id}/reading`, { read: true }],
      [`/notifications/${read.id}/reading`, { read: false }],
      ['/notifications/readings', { upTo: unread.id }],
    ]);
  });

  it('says that nothing fits, and offers nothing to mark', async () => {
    inbox([]);
    draw(<NotificationsPage />, '/notifications?show=unread');

    expect(await screen.findByText('没有符合条件的消息')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '全部标为已读' })).toBeNull();
  });
});

const preferences = (more: Partial<MessagePreferencesView> = {}): MessagePreferencesView => ({
  email: 'someone@example.gov.cn',
  emailPending: null,
  emailRefused: null,
  digestHour: 9,
  earliestHour: 8,
  silenced: [],
  calendarSince: null,
  channels: ['app', 'email'],
  version: 3,
  ...more,
});

describe('the message settings', () => {
  it('send what was unticked, and never what is late', async () => {
    const sent = answers({
      'GET /message-preferences': preferences(),
      'PUT /message-preferences': preferences({ version: 4 }),
    });
    draw(<MessageSettingsPage />);

    const late = await screen.findByRole<HTMLInputElement>('checkbox', { name: '逾期，邮件' });
    fireEvent.click(screen.getByRole('checkbox', { name: '办理结果，邮件' }));
    fireEvent.click(screen.getByRole('button', { name: '保存' }));

    await waitFor(() => expect(sent.some(({ method }) => method === 'PUT')).toBe(true));
    expect([late.checked, late.disabled]).toEqual([true, true]);
    expect(sent.find(({ method }) => method === 'PUT')?.body).toEqual({
      version: 3,
      email: 'someone@example.gov.cn',
      digestHour: 9,
      silenced: [{ channel: 'email', topic: 'result' }],
    });
  });

  it('say that the mailbox refused, and why a channel is not there', async () => {
    answers({
      'GET /message-preferences': preferences({ emailRefused: '550 5.1.1 no such user', channels: ['app'] }),
    });
    draw(<MessageSettingsPage />);

    expect(await screen.findByText(/550 5\.1\.1 no such user/u)).toBeTruthy();
    expect(screen.getAllByText('未配置')).toHaveLength(2);
  });

  it('say that an address waits to be confirmed, where mail goes until then, and ask again', async () => {
    const emailPending = { address: 'new@example.gov.cn', trouble: '550 5.1.1 no such user' };
    const sent = answers({
      'GET /message-preferences': preferences({ emailPending }),
      'POST /message-preferences/confirmations': preferences({ emailPending }),
    });
    draw(<MessageSettingsPage />);

    expect(await screen.findByText('邮箱 new@example.gov.cn 尚未确认')).toBeTruthy();
    expect(screen.getByText(/仍发到 someone@example\.gov\.cn。.+no such user/u)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '重新发送' }));

    await waitFor(() => expect(sent.some(({ method }) => method === 'POST')).toBe(true));
    expect(screen.getByLabelText<HTMLInputElement>('邮箱').value).toBe('new@example.gov.cn');
  });

  it('show a refusal beside the form', async () => {
    answers({
      'GET /message-preferences': preferences(),
      'PUT /message-preferences': refusal(400, {
        code: 'invalid-input',
        message: '提交的内容不符合要求',
        details: [{ field: 'email', message: '不是有效的邮箱地址' }],
      }),
    });
    draw(<MessageSettingsPage />);

    fireEvent.change(await screen.findByLabelText('邮箱'), { target: { value: 'a@b' } });
    fireEvent.click(screen.getByRole('button', { name: '保存' }));

    expect((await screen.findByRole('alert')).textContent).toContain('不是有效的邮箱地址');
    expect(screen.getByLabelText<HTMLInputElement>('邮箱').value).toBe('a@b');
  });

  it('show a calendar address once', async () => {
    answers({
      'GET /message-preferences': preferences(),
      'POST /calendar-address': {
        url: 'https://gk.example.gov.cn/api/calendar/secret.ics',
        preferences: preferences({ calendarSince: '2026-01-12T02:00:00.000Z', version: 4 }),
      },
    });
    draw(<MessageSettingsPage />);

    fireEvent.click(await screen.findByRole('button', { name: '取得订阅地址' }));

    const shown = await screen.findByLabelText<HTMLInputElement>('日历订阅地址');
    expect(shown.value).toBe('https://gk.example.gov.cn/api/calendar/secret.ics');
    expect(screen.getByRole('button', { name: '更换地址' })).toBeTruthy();
  });
});
