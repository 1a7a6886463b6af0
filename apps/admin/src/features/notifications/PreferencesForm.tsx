import {
  isAtOnce,
  isMandatory,
  type MessagePreferencesView,
  PERSON_CHANNELS,
  type PersonChannel,
  type Topic,
  TOPIC_LABELS,
  TOPICS,
} from '@nianbao/contracts';
import { Alert, App, Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { PendingEmail } from './PendingEmail.tsx';
import styles from './PreferencesForm.module.css';
import { useUpdatePreferences } from '../../server/notifications.ts';

const CHANNEL_LABELS: Record<PersonChannel, string> = { app: '站内', email: '邮件', robot: '群机器人' };
const HOURS = Array.from({ length: 15 }, (_, i) => i + 6);

const wordOf = (channel: PersonChannel, topic: Topic) => `${channel}:${topic}`;

/** Kinds by channels as boxes; 逾期 stands ticked and cannot be changed. */
export function PreferencesForm({ preferences }: { preferences: MessagePreferencesView }) {
  const { message } = App.useApp();
  const update = useUpdatePreferences();
  const current = preferences.emailPending?.address ?? preferences.email;
  const [email, setEmail] = useState(current);
  const [digestHour, setDigestHour] = useState(preferences.digestHour);
  const [silenced, setSilenced] = useState(
    () => new Set(preferences.silenced.map(({ channel, topic }) => wordOf(channel, topic))),
  );
  const ready = (channel: PersonChannel) => preferences.channels.includes(channel);
  const choose = (channel: PersonChannel, topic: Topic, wanted: boolean) =>
    setSilenced((old) => {
      const next = new Set(old);
      if (wanted) next.delete(wordOf(channel, topic));
      else next.add(wordOf(channel, topic));
      return next;
    });
  const save = () =>
    update.mutate(
      {
        version: preferences.version,
        email: email.trim(),
        digestHour,
        silenced: TOPICS.flatMap((topic) =>
          PERSON_CHANNELS.filter(
            (channel) => !isMandatory(topic) && silenced.has(wordOf(channel, topic)),
          ).map((channel) => ({ channel, topic })),
        ),
      },
      { onSuccess: () => void message.success('消息设置已保存') },
    );
  return (
    <Form layout="vertical" onFinish={save} className={styles.form ?? ''}>
      {preferences.emailRefused && email === preferences.email && (
        <Alert
          type="warning"
          showIcon
          title="您的邮箱拒收了本系统的邮件，现已停止向它发送"
          description={`请改填可用的邮箱并保存；邮箱无误的，请联系系统管理员在“消息发送”的“未送达”中重发。其间消息仍在站内。邮件服务器的答复：${preferences.emailRefused}`}
        />
      )}
      {preferences.emailPending && email === current && (
        <PendingEmail pending={preferences.emailPending} email={preferences.email} canSend={ready('email')} />
      )}
      <div className={styles.fields}>
        <Form.Item
          label="邮箱"
          htmlFor="message-email"
          extra={
            ready('email')
              ? '新填的邮箱须经确认；不填则不发邮件'
              : '本系统还没有配置邮件服务器，填写后在配置好时起用'
          }
        >
          <Input
            id="message-email"
            type="email"
            inputMode="email"
            autoComplete="email"
            maxLength={254}
            value={email}
            onChange={({ target }) => setEmail(target.value)}
          />
        </Form.Item>
        <Form.Item
          label="每日摘要的时间"
          extra={`工作日发送一次，没有事项时不发；本单位的提醒 ${preferences.earliestHour}:00 开始，摘要不早于此时`}
        >
          <Select
            aria-label="每日摘要的时间"
            value={digestHour}
            onChange={setDigestHour}
            options={HOURS.map((hour) => ({ value: hour, label: `${hour}:00` }))}
          />
        </Form.Item>
      </div>
      <table className={styles.kinds}>
        <caption>接收哪些消息</caption>
        <thead>
          <tr>
            <th scope="col">类别</th>
            {PERSON_CHANNELS.map((channel) => (
              <th key={channel} scope="col">
                {CHANNEL_LABELS[channel]}
                {!ready(channel) && <span className={styles.unset}>未配置</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {TOPICS.map((topic) => (
            <tr key={topic}>
              <th scope="row">
                {TOPIC_LABELS[topic]}
                <span className={styles.when}>
                  {isMandatory(topic) ? '立即，不能关闭' : isAtOnce(topic) ? '立即' : '每日摘要'}
                </span>
              </th>
              {PERSON_CHANNELS.map((channel) => (
                <td key={channel}>
                  <Checkbox
                    aria-label={`${TOPIC_LABELS[topic]}，${CHANNEL_LABELS[channel]}`}
                    checked={isMandatory(topic) || !silenced.has(wordOf(channel, topic))}
                    disabled={isMandatory(topic)}
                    onChange={({ target }) => choose(channel, topic, target.checked)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        站内消息随时可见；“每日摘要”指邮件和群机器人的发送方式。群机器人发到本单位的工作群，关闭后不再写您的姓名。
      </p>
      <ProblemAlert error={update.error} />
      <Button type="primary" htmlType="submit" loading={update.isPending}>
        保存
      </Button>
    </Form>
  );
}
