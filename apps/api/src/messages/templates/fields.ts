import type { TemplateTopic } from '@nianbao/contracts';

/** What may stand between the braces, with its meaning for whoever writes a template. */
export const FIELDS = [
  { name: 'organisation', meaning: '单位名称', digest: true },
  { name: 'person', meaning: '收件人；群机器人为所涉及的人', digest: true },
  { name: 'topic', meaning: '消息类别，如“退回给我”；摘要中写在每一项里', digest: false },
  { name: 'text', meaning: '消息内容；摘要中写在每一项里', digest: false },
  { name: 'link', meaning: '办理页面的地址；摘要中写在每一项里', digest: false },
  { name: 'day', meaning: '发送日期，如“1月12日（周一）”', digest: true },
  { name: 'count', meaning: '摘要中的事项数', digest: true },
  { name: 'items', meaning: '摘要中的各个事项，写作 {{#items}} … {{/items}}', digest: true },
  { name: 'number', meaning: '事项的序号，写在 {{#items}} 之内', digest: true },
] as const;

const COMMON = ['organisation', 'person', 'day'];
const OF_ONE = ['topic', 'text', 'link'];

/** The fields of a template by where in it they may stand. */
export const fieldsOf = (topic: TemplateTopic): { outside: Set<string>; inItems: Set<string> } =>
  topic === 'digest'
    ? {
        outside: new Set([...COMMON, 'count']),
        inItems: new Set([...COMMON, ...OF_ONE, 'count', 'number']),
      }
    : { outside: new Set([...COMMON, ...OF_ONE]), inItems: new Set() };

export interface Item {
  number: number;
  topic: string;
  text: string;
  link: string;
  person: string;
}

/** The values of one message. A single message has its topic, text and link; a digest has items. */
export interface Values {
  organisation: string;
  person: string;
  day: string;
  topic?: string;
  text?: string;
  link?: string;
  count?: number;
  items?: Item[];
}

const text = '2025年度年报“二、主动公开政府信息情况”被退回，请按意见修改，期限为1月12日（周一）';
const link = 'https://www.example.gov.cn/admin/parts/1';

/** What a preview is filled with. No real body, no real person. */
export const sampleOf = (topic: TemplateTopic, label: string): Values => {
  const common = { organisation: '示例单位', person: '示例人员', day: '1月12日（周一）' };
  if (topic !== 'digest') return { ...common, topic: label, text, link };
  const items = [
    {
      number: 1,
      topic: '临期与催办',
      text: '2025年度年报“六、其他需要报告的事项”请尽快填报',
      link,
      person: '示例人员',
    },
    {
      number: 2,
      topic: '交给我的事项',
      text: '2025年度年报“一、总体情况”由您填报，期限为1月12日（周一）',
      link,
      person: '示例人员',
    },
  ];
  return { ...common, count: items.length, items };
};
