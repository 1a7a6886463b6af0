import type { ChannelsView } from '@nianbao/contracts';
import { Alert, Button, Descriptions, Tag } from 'antd';
import { Link } from 'react-router';
import { formatInstant } from '../../lib/dates.ts';
import { Card } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { LastDelivery } from './LastDelivery.tsx';
import { useTryEmail } from '../../server/delivery.ts';

/** Whether mail leaves, what waits, and whose address does not take any. */
export function EmailChannel({ email, refused }: Pick<ChannelsView, 'email' | 'refused'>) {
  const attempt = useTryEmail();
  return (
    <Card
      title="邮件"
      extra={
        email.configured && (
          <Button loading={attempt.isPending} onClick={() => attempt.mutate()}>
            给自己发测试邮件
          </Button>
        )
      }
    >
      <div style={{ display: 'grid', gap: 14 }}>
        {!email.configured && (
          <Alert
            type="info"
            showIcon
            title="邮件通道没有配置，目前只发站内消息"
            description="由系统运维人员设置环境变量 SMTP_URL（邮件服务器）和 MAIL_FROM（发件地址），重新启动后生效。"
          />
        )}
        <ProblemAlert error={attempt.error} />
        {email.configured && (
          <Descriptions
            size="small"
            column={{ xs: 1, md: 2 }}
            items={[
              { key: 'from', label: '发件地址', children: email.from },
              {
                key: 'sent',
                label: '最近送达',
                children: email.lastSentAt ? formatInstant(email.lastSentAt) : '还没有',
              },
              { key: 'waiting', label: '待发送', children: `${email.waiting} 封` },
              {
                key: 'dead',
                label: '未送达',
                children: <Link to="/channels?show=deliveries">{email.dead} 封</Link>,
              },
              ...(email.test
                ? [{ key: 'test', label: '测试邮件', children: <LastDelivery last={email.test} /> }]
                : []),
            ]}
          />
        )}
        {email.lastTrouble && (
          <Alert
            type="warning"
            showIcon
            title="邮件暂时发不出去，系统会自动重试，恢复后补发"
            description={email.lastTrouble}
          />
        )}
        {refused.length > 0 && (
          <div>
            <p style={{ margin: '0 0 6px' }}>下列人员的邮箱收不到邮件，请他们更换：</p>
            <ul style={{ display: 'grid', gap: 6, margin: 0 }}>
              {refused.map(({ name, email: address, reason }) => (
                <li key={address} style={{ overflowWrap: 'anywhere' }}>
                  <Tag color="red">{name}</Tag>
                  {address}：{reason}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Card>
  );
}
