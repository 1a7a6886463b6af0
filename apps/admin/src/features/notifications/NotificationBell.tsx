import { BellOutlined } from '@ant-design/icons';
import { Badge, Button, Popover } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { Empty } from '../../ui/Empty.tsx';
import { LoadingSkeleton } from '../../ui/Loading.tsx';
import { useSignedIn } from '../../server/session.ts';
import { NotificationList } from './NotificationList.tsx';
import { useNotifications, useReadNotification } from '../../server/notifications.ts';

const SHOWN = 6;

/** The unread messages of the body, the latest ones on one click. */
export function NotificationBell() {
  const { unread } = useSignedIn();
  const [open, setOpen] = useState(false);
  const name = unread > 0 ? `消息，${unread} 条未读` : '消息';
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      styles={{ container: { padding: 0 } }}
      destroyOnHidden
      content={<Latest onGo={() => setOpen(false)} />}
    >
      <Button
        type="text"
        aria-label={name}
        aria-expanded={open}
        icon={
          <Badge count={unread} size="small" overflowCount={99}>
            <BellOutlined style={{ fontSize: 18 }} />
          </Badge>
        }
      />
    </Popover>
  );
}

function Latest({ onGo }: { onGo: () => void }) {
  const { data } = useNotifications();
  const read = useReadNotification();
  return (
    <div style={{ width: 'min(380px, calc(100vw - 32px))' }}>
      {!data && <LoadingSkeleton rows={3} />}
      {data?.length === 0 && <Empty title="还没有消息" />}
      {data && data.length > 0 && (
        <NotificationList
          notifications={data.slice(0, SHOWN)}
          onOpen={({ id, readAt }) => {
            if (!readAt) read.mutate({ id });
            onGo();
          }}
        />
      )}
      <Link
        to="/notifications"
        onClick={onGo}
        style={{ display: 'block', padding: 10, textAlign: 'center', borderTop: '1px solid var(--line)' }}
      >
        全部消息
      </Link>
    </div>
  );
}
