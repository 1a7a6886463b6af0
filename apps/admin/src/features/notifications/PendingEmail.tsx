import type { MessagePreferencesView } from '@nianbao/contracts';
import { Alert, App, Button } from 'antd';
import { explanationOf } from '../../ui/ProblemAlert.tsx';
import { useAskToConfirm } from '../../server/notifications.ts';

/** Says that an address waits to be confirmed, and where mail goes until then. */
export function PendingEmail({
  pending: { address, trouble },
  email,
  canSend,
}: {
  pending: NonNullable<MessagePreferencesView['emailPending']>;
  email: string;
  canSend: boolean;
}) {
  const { message } = App.useApp();
  const ask = useAskToConfirm();
  const until = email ? `确认之前，邮件仍发到 ${email}。` : '确认之前不发邮件，消息仍在站内。';
  const again = () =>
    ask.mutate(undefined, {
      onSuccess: () => void message.success('确认邮件已重新发送'),
      onError: (error) => void message.error(explanationOf(error)),
    });
  return (
    <Alert
      type="warning"
      showIcon
      title={<span style={{ overflowWrap: 'anywhere' }}>{`邮箱 ${address} 尚未确认`}</span>}
      description={
        <div style={{ display: 'grid', gap: 8, justifyItems: 'start', overflowWrap: 'anywhere' }}>
          {canSend
            ? `确认邮件已发往该邮箱，请打开其中的地址确认。${until}${trouble ? `确认邮件没有送达：${trouble}` : ''}`
            : `本系统还没有配置邮件服务器，配置好后请在此发送确认邮件。${until}`}
          {canSend && (
            <Button size="small" loading={ask.isPending} onClick={again}>
              重新发送
            </Button>
          )}
        </div>
      }
    />
  );
}
