import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { idParams, instant } from './fields.ts';
import { isMandatory, PERSON_CHANNELS, TOPICS } from './message-topics.ts';

const topic = z.enum(TOPICS);

export const notificationView = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    topic,
    text: z.string(),
    /** Where it leads in the app, e.g. /parts/… */
    link: z.string(),
    reportId: z.uuid().nullable(),
    at: instant,
    readAt: instant.nullable(),
  })
  .meta({ id: 'Notification' });
export type NotificationView = z.infer<typeof notificationView>;

export const NOTIFICATIONS_PAGE = 100;

export const listNotifications = endpoint({
  method: 'GET',
  path: '/notifications',
  summary: '消息，最近的在前，每次至多 100 条；按类别、年报、是否已读筛选',
  query: z.object({
    topic: topic.optional(),
    reportId: z.uuid().optional(),
    state: z.enum(['read', 'unread']).optional(),
    /** Those before this one: the next page. */
    before: z.uuid().optional(),
  }),
  response: z.array(notificationView),
});

export const readNotification = endpoint({
  method: 'POST',
  path: '/notifications/:id/reading',
  summary: '标记为已读或未读',
  params: idParams,
  body: z.strictObject({ read: z.boolean().default(true) }),
  response: notificationView,
});

/** Up to the one that stood first on the screen: what came in since has not been seen. */
export const readAllNotifications = endpoint({
  method: 'POST',
  path: '/notifications/readings',
  summary: '把显示出的消息全部标记为已读',
  body: z.strictObject({ upTo: z.uuid(), topic: topic.optional(), reportId: z.uuid().optional() }),
  response: z.object({ count: z.int() }),
});

const email = z.union([z.literal(''), z.email('不是有效的邮箱地址').max(254)]);
const silenced = z.strictObject({ channel: z.enum(PERSON_CHANNELS), topic });

export const messagePreferencesView = z
  .object({
    /** Where mail goes: confirmed by who reads it. Empty where none is wanted or none is confirmed yet. */
    email: z.string(),
    /** An address that waits to be confirmed, and what stood in the way of the letter that asks for it. */
    emailPending: z.object({ address: z.string(), trouble: z.string().nullable() }).nullable(),
    /** Why the mail server said that the address does not take mail. */
    emailRefused: z.string().nullable(),
    digestHour: z.int(),
    /** The hour from which the body tells: a digest does not come earlier. */
    earliestHour: z.int(),
    silenced: z.array(silenced),
    /** Whether a calendar address is in force; the address itself is shown only once. */
    calendarSince: instant.nullable(),
    /** Which channels the installation and the body have set up. */
    channels: z.array(z.enum(PERSON_CHANNELS)),
    version: z.int().nonnegative(),
  })
  .meta({ id: 'MessagePreferences' });
export type MessagePreferencesView = z.infer<typeof messagePreferencesView>;

export const getMessagePreferences = endpoint({
  method: 'GET',
  path: '/message-preferences',
  summary: '我的消息设置',
  response: messagePreferencesView,
});

/** `late` cannot be silenced: it is taken out of what is sent, as it is on the screen. */
export const updateMessagePreferences = endpoint({
  method: 'PUT',
  path: '/message-preferences',
  summary: '修改我的消息设置；新的邮箱经确认后起用',
  body: z.strictObject({
    version: z.int().nonnegative(),
    email,
    digestHour: z.int().min(6, '须在 6 时至 20 时之间').max(20, '须在 6 时至 20 时之间'),
    silenced: z
      .array(silenced)
      .max(PERSON_CHANNELS.length * TOPICS.length)
      .refine((all) => all.every(({ topic: one }) => !isMandatory(one)), '“逾期”和“告警”消息不能关闭'),
  }),
  response: messagePreferencesView,
});

export const askToConfirmEmail = endpoint({
  method: 'POST',
  path: '/message-preferences/confirmations',
  summary: '重新发送邮箱确认邮件',
  response: messagePreferencesView,
});

/** Repeatable, because a stored answer would keep the secret that is otherwise kept nowhere. */
export const renewCalendarAddress = endpoint({
  method: 'POST',
  path: '/calendar-address',
  summary: '取得新的日历订阅地址；原地址立即失效',
  response: z.object({ url: z.string(), preferences: messagePreferencesView }),
  repeatable: true,
});

export const revokeCalendarAddress = endpoint({
  method: 'DELETE',
  path: '/calendar-address',
  summary: '停用日历订阅地址',
  response: messagePreferencesView,
});
