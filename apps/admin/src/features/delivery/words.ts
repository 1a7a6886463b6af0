import {
  type DeliveryState,
  type DeliveryTopic,
  type HookKind,
  type TemplateChannel,
  type TemplateTopic,
  TOPIC_LABELS,
  TOPICS,
} from '@nianbao/contracts';

export const HOOK_LABELS: Record<HookKind, string> = {
  wecom: '企业微信群机器人',
  dingtalk: '钉钉群机器人',
  generic: '其他系统',
};

export const WAY_LABELS: Record<HookKind | 'email', string> = { email: '邮件', ...HOOK_LABELS };

export const TEMPLATE_CHANNEL_LABELS: Record<TemplateChannel, string> = {
  email: '邮件',
  wecom: '企业微信',
  dingtalk: '钉钉',
};

export const STATE_LABELS: Record<DeliveryState, string> = {
  held: '等待每日摘要',
  waiting: '待发送',
  sent: '已送达',
  folded: '已并入摘要',
  skipped: '无需发送',
  dead: '未送达',
};

const OTHER_LABELS: Partial<Record<DeliveryTopic, string>> = {
  digest: '每日摘要',
  test: '测试',
  confirm: '确认邮箱',
};

export const topicLabel = (topic: DeliveryTopic | TemplateTopic): string =>
  OTHER_LABELS[topic] ?? TOPIC_LABELS[TOPICS.find((one) => one === topic) ?? 'other'];
