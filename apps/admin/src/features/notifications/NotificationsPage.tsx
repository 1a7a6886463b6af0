import { Segmented } from 'antd';
import { useSearchParams } from 'react-router';
import { Empty } from '../../ui/Empty.tsx';
import { Loaded } from '../../ui/Loading.tsx';
import { Card, Page } from '../../ui/Page.tsx';
import { NotificationList } from './NotificationList.tsx';
import { useNotifications, useReadNotification } from './queries.ts';

export function NotificationsPage() {
  const [search, setSearch] = useSearchParams();
  const notifications = useNotifications();
  const read = useReadNotification();
  const unreadOnly = search.get('show') === 'unread';
  return (
    <Page
      title="消息"
      extra={
        <Segmented
          options={[
            { label: '全部', value: 'all' },
            { label: '未读', value: 'unread' },
          ]}
          value={unreadOnly ? 'unread' : 'all'}
          onChange={(value) => setSearch(value === 'unread' ? { show: 'unread' } : {}, { replace: true })}
        />
      }
    >
      <Loaded query={notifications}>
        {(all) => {
          const shown = unreadOnly ? all.filter(({ readAt }) => !readAt) : all;
          return (
            <Card flush label="消息列表">
              {shown.length === 0 ? (
                <Empty
                  title={unreadOnly ? '没有未读消息' : '还没有消息。有事项需要您处理时，会在这里告诉您。'}
                />
              ) : (
                <NotificationList
                  notifications={shown}
                  onOpen={({ id, readAt }) => !readAt && read.mutate(id)}
                />
              )}
            </Card>
          );
        }}
      </Loaded>
    </Page>
  );
}
