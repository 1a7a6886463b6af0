import type { ChannelsView, DeliveryView, TemplateView } from '@nianbao/contracts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { anId } from '../../../test/a-report.ts';
import { answers, draw, refusal } from '../../../test/render.tsx';
import { ChannelsPage } from './ChannelsPage.tsx';

const aDelivery = (more: Partial<DeliveryView> = {}): DeliveryView => ({
  id: anId(),
  to: '科长甲',
  address: 'someone@example.gov.cn',
  channel: 'email',
  topic: 'returned',
  text: '被退回，请按意见修改',
  state: 'dead',
  attempts: 1,
  reason: '550 5.1.1 no such user',
  createdAt: '2026-01-12T02:00:00.000Z',
  nextAt: null,
  settledAt: '2026-01-12T02:00:01.000Z',
  ...more,
});
const channels = (
  more: Partial<ChannelsView['email']> = {},
  rest: Partial<ChannelsView> = {},
): ChannelsView => ({
  email: {
    configured: true,
    from: 'nianbao@example.gov.cn',
    waiting: 0,
    dead: 1,
    lastSentAt: null,
    lastTrouble: null,
    test: null,
    ...more,
  },
  hooks: [],
  refused: [],
  ...rest,
});

describe('the channels', () => {
  it('say that mail is not set up, and how it is', async () => {
    answers({ 'GET /channels': channels({ configured: false, from: '' }) });
    draw(<ChannelsPage />);

    expect(await screen.findByText(/SMTP_URL/u)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '给自己发测试邮件' })).toBeNull();
  });

  it('say what is in the way, and whose mailbox refuses', async () => {
    answers({
      'GET /channels': channels(
        { lastTrouble: 'connect ECONNREFUSED' },
        { refused: [{ name: '科长甲', email: 'a@example.gov.cn', reason: '550 no' }] },
      ),
    });
    draw(<ChannelsPage />);

    expect(await screen.findByText('connect ECONNREFUSED')).toBeTruthy();
    expect(screen.getByText(/a@example\.gov\.cn：550 no/u)).toBeTruthy();
  });

  it('test a robot and say what came of it', async () => {
    const hook = {
      id: anId(),
      kind: 'wecom' as const,
      name: '工作群',
      address: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?…',
      hasSecret: false,
      topics: ['late' as const],
      digestHour: 9,
      disabled: false,
      version: 1,
    };
    let tried = false;
    const sent = answers({
      'GET /channels': () =>
        channels(
          {},
          {
            hooks: [
              {
                ...hook,
                last: tried
                  ? aDelivery({ topic: 'test', channel: 'wecom', reason: '机器人答复 93000' })
                  : null,
              },
            ],
          },
        ),
      [`POST /hooks/${hook.id}/trials`]: () => {
        tried = true;
        return aDelivery({ topic: 'test', state: 'waiting' });
      },
    });
    draw(<ChannelsPage />);

    fireEvent.click(await screen.findByRole('button', { name: '测试工作群' }));

    expect(await screen.findByText('机器人答复 93000')).toBeTruthy();
    expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });
});

describe('what did not arrive', () => {
  it('stands with its reason and is sent again, one or all', async () => {
    const dead = aDelivery();
    const sent = answers({
      'GET /deliveries': { deliveries: [dead], total: 1 },
      [`POST /deliveries/${dead.id}/resending`]: { ...dead, state: 'waiting' },
      'POST /deliveries/resending': { count: 1 },
    });
    draw(<ChannelsPage />, '/channels?show=deliveries');

    expect(await screen.findByText('550 5.1.1 no such user')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '重发给科长甲' }));
    await waitFor(() => expect(sent.some(({ path }) => path.endsWith(`${dead.id}/resending`))).toBe(true));
    fireEvent.click(screen.getByRole('button', { name: '全部重发' }));

    await waitFor(() => expect(sent.some(({ path }) => path === '/deliveries/resending')).toBe(true));
  });
});

const aTemplate = (more: Partial<TemplateView> = {}): TemplateView => ({
  topic: 'returned',
  channel: 'email',
  subject: '{{text}}',
  body: '{{text}}\n{{link}}',
  builtIn: { subject: '{{text}}', body: '{{text}}\n{{link}}' },
  version: 0,
  broken: null,
  ...more,
});

describe('the templates', () => {
  it('are refused with the place, and what was typed stays', async () => {
    answers({
      'GET /templates': { templates: [aTemplate()], fields: [] },
      'PUT /templates': refusal(422, {
        code: 'template-invalid',
        message: '模板有误，不能使用',
        details: [{ field: 'body', message: '第 2 行第 1 个字：这里没有“lnk”这个字段' }],
      }),
    });
    draw(<ChannelsPage />, '/channels?show=templates');

    fireEvent.change(await screen.findByLabelText('正文'), { target: { value: '{{text}}\n{{lnk}}' } });
    fireEvent.click(screen.getByRole('button', { name: '保存' }));

    expect(await screen.findByText(/第 2 行第 1 个字/u)).toBeTruthy();
    expect(screen.getByLabelText<HTMLTextAreaElement>('正文').value).toBe('{{text}}\n{{lnk}}');
  });

  it('are previewed where nothing can run, and say when they are not in use', async () => {
    answers({
      'GET /templates': {
        templates: [aTemplate({ version: 2, broken: '第 1 行：花括号没有闭合' })],
        fields: [],
      },
      'POST /templates/previews': { subject: '示例', text: '示例', html: '<p>示例</p>' },
    });
    draw(<ChannelsPage />, '/channels?show=templates');

    fireEvent.click(await screen.findByRole('button', { name: '预览' }));

    expect((await screen.findByTitle('邮件预览')).getAttribute('sandbox')).toBe('');
    expect(screen.getByText('第 1 行：花括号没有闭合')).toBeTruthy();
  });
});
