import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { done, idParams, instant, line, prose, requiredLine, version } from './fields.ts';
import { TOPICS } from './message-topics.ts';

/** Robots of group chats, and any other system of the body. */
export const HOOK_KINDS = ['wecom', 'dingtalk', 'generic'] as const;
export type HookKind = (typeof HOOK_KINDS)[number];

/** `held` waits for the digest, `folded` is in one, `skipped` needed no telling any more, `dead` is given up. */
export const DELIVERY_STATES = ['held', 'waiting', 'sent', 'folded', 'skipped', 'dead'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What a message is about, or what else is sent: `confirm` asks whether a mailbox is the person's. */
export const DELIVERY_TOPICS = [...TOPICS, 'digest', 'test', 'confirm'] as const;
export type DeliveryTopic = (typeof DELIVERY_TOPICS)[number];

export const deliveryView = z
  .object({
    id: z.uuid(),
    /** Who gets it: a person's name, or a hook's. */
    to: z.string(),
    address: z.string(),
    channel: z.enum(['email', ...HOOK_KINDS]),
    topic: z.enum(DELIVERY_TOPICS),
    text: z.string(),
    state: z.enum(DELIVERY_STATES),
    attempts: z.int(),
    /** What stood in the way the last time. */
    reason: z.string().nullable(),
    createdAt: instant,
    nextAt: instant.nullable(),
    settledAt: instant.nullable(),
  })
  .meta({ id: 'Delivery' });
export type DeliveryView = z.infer<typeof deliveryView>;

const hookTopics = z.array(z.enum(TOPICS)).max(TOPICS.length);
const hookFields = {
  name: requiredLine(60),
  topics: hookTopics,
  digestHour: z.int().min(6, '须在 6 时至 20 时之间').max(20, '须在 6 时至 20 时之间'),
};
const secret = line(200);

export const hookView = z
  .object({
    id: z.uuid(),
    kind: z.enum(HOOK_KINDS),
    name: z.string(),
    /** Without what opens it: the key in the query is not shown again. */
    address: z.string(),
    hasSecret: z.boolean(),
    topics: hookTopics,
    digestHour: z.int(),
    disabled: z.boolean(),
    version,
    last: deliveryView.nullable(),
  })
  .meta({ id: 'Hook' });
export type HookView = z.infer<typeof hookView>;

export const channelsView = z
  .object({
    email: z.object({
      /** By the installation's SMTP_URL and MAIL_FROM. */
      configured: z.boolean(),
      from: z.string(),
      waiting: z.int(),
      dead: z.int(),
      lastSentAt: instant.nullable(),
      lastTrouble: z.string().nullable(),
      test: deliveryView.nullable(),
    }),
    hooks: z.array(hookView),
    /** People whose address the mail server refused. */
    refused: z.array(z.object({ name: z.string(), email: z.string(), reason: z.string() })),
  })
  .meta({ id: 'Channels' });
export type ChannelsView = z.infer<typeof channelsView>;

export const getChannels = endpoint({
  method: 'GET',
  path: '/channels',
  summary: '消息通道：邮件与群机器人的状态',
  response: channelsView,
});

export const tryEmail = endpoint({
  method: 'POST',
  path: '/channels/email/trials',
  summary: '给自己发一封测试邮件',
  response: deliveryView,
});

const url = z
  .url({ protocol: /^https?$/u, error: '须是以 http:// 或 https:// 开头的地址' })
  .max(1000)
  // Before the first slash of the path: what stands before an @ there is a name and a password.
  .refine((text) => !/^https?:[/\\]*[^/\\?#]*@/iu.test(text), '地址中不能带用户名和密码');

export const createHook = endpoint({
  method: 'POST',
  path: '/hooks',
  summary: '新建群机器人或接收系统',
  body: z.strictObject({ kind: z.enum(HOOK_KINDS), url, secret: secret.default(''), ...hookFields }),
  response: hookView,
});

export const updateHook = endpoint({
  method: 'PUT',
  path: '/hooks/:id',
  summary: '修改群机器人或接收系统；地址、密钥不填则不变',
  params: idParams,
  body: z.strictObject({
    version,
    url: url.optional(),
    secret: secret.optional(),
    disabled: z.boolean(),
    ...hookFields,
  }),
  response: hookView,
});

export const deleteHook = endpoint({
  method: 'DELETE',
  path: '/hooks/:id',
  summary: '删除群机器人或接收系统；未发出的消息不再发送',
  params: idParams,
  response: done,
});

export const tryHook = endpoint({
  method: 'POST',
  path: '/hooks/:id/trials',
  summary: '发送一条测试消息',
  params: idParams,
  response: deliveryView,
});

export const listDeliveries = endpoint({
  method: 'GET',
  path: '/deliveries',
  summary: '发送记录，最近的在前；默认只列未送达的',
  query: z.object({ state: z.enum(['dead', 'waiting', 'sent', 'skipped']).default('dead') }),
  response: z.object({ deliveries: z.array(deliveryView), total: z.int() }),
});

export const resendDelivery = endpoint({
  method: 'POST',
  path: '/deliveries/:id/resending',
  summary: '重发一条未送达的消息',
  params: idParams,
  response: deliveryView,
});

export const resendAllDead = endpoint({
  method: 'POST',
  path: '/deliveries/resending',
  summary: '重发全部未送达的消息',
  response: z.object({ count: z.int() }),
});

/** What a body can word for itself. The generic hook gets data, not words. */
export const TEMPLATE_CHANNELS = ['email', 'wecom', 'dingtalk'] as const;
export type TemplateChannel = (typeof TEMPLATE_CHANNELS)[number];
export const TEMPLATE_TOPICS = [...TOPICS, 'digest'] as const;
export type TemplateTopic = (typeof TEMPLATE_TOPICS)[number];

const templateKey = { topic: z.enum(TEMPLATE_TOPICS), channel: z.enum(TEMPLATE_CHANNELS) };
const wording = { subject: line(200), body: prose(4000) };

export const templateView = z
  .object({
    ...templateKey,
    subject: z.string(),
    body: z.string(),
    builtIn: z.object({ subject: z.string(), body: z.string() }),
    /** 0 while the body uses the built-in words. */
    version: z.int().nonnegative(),
    /** Why the body's own words cannot be used; the built-in ones are sent meanwhile. */
    broken: z.string().nullable(),
  })
  .meta({ id: 'Template' });
export type TemplateView = z.infer<typeof templateView>;

export const listTemplates = endpoint({
  method: 'GET',
  path: '/templates',
  summary: '消息模板：每类消息在每个通道上的文字',
  response: z.object({
    templates: z.array(templateView),
    /** What may stand between {{ and }}. */
    fields: z.array(z.object({ name: z.string(), meaning: z.string(), digest: z.boolean() })),
  }),
});

/** A template that cannot be used is refused (422 `template-invalid`) with line and column. */
export const saveTemplate = endpoint({
  method: 'PUT',
  path: '/templates',
  summary: '修改消息模板',
  body: z.strictObject({ version: z.int().nonnegative(), ...templateKey, ...wording }),
  response: templateView,
});

export const restoreTemplate = endpoint({
  method: 'POST',
  path: '/templates/restoring',
  summary: '恢复内置模板',
  body: z.strictObject({ version: z.int().nonnegative(), ...templateKey }),
  response: templateView,
});

export const previewTemplate = endpoint({
  method: 'POST',
  path: '/templates/previews',
  summary: '用示例内容预览模板',
  body: z.strictObject({ ...templateKey, ...wording }),
  response: z.object({ subject: z.string(), text: z.string(), html: z.string().nullable() }),
  repeatable: true,
});
