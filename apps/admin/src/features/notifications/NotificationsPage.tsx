import { SettingOutlined } from '@ant-design/icons';
import type { NotificationView } from '@nianbao/contracts';
import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { Empty } from '../../ui/Empty.tsx';
import { Loaded } from '../../ui/Loading.tsx';
import { Card, Page } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { filterIn } from './inbox-filter.ts';
import { InboxFilters } from './InboxFilters.tsx';
import { NotificationList } from './NotificationList.tsx';
import { useInbox, useReadAll, useReadNotification } from '../../server/notifications.ts';

/** Everything the person was told in this body; the filters are in the address. */
export function NotificationsPage() {
  const [search] = useSearchParams();
  const filter = filterIn(search);
  const inbox = useInbox(filter);
  const read = useReadNotification();
  const readAll = useReadAll();
  const { state, ...narrowed } = filter;
  const filtered = state !== undefined || Object.keys(narrowed).length > 0;
  const firstOf = (all: readonly NotificationView[]) => all.some(({ readAt }) => !readAt) && all[0];
  return (
    <Page
      title="消息"
      extra={
        <Link to="/notifications/settings">
          <SettingOutlined /> 我的消息设置
        </Link>
      }
    >
      <InboxFilters />
      <ProblemAlert error={read.error ?? readAll.error} />
      <Loaded query={inbox}>
        {(all) => {
          const first = firstOf(all);
          return (
            <>
              <Card
                flush
                label="消息列表"
                title={state === 'unread' ? '未读消息' : '全部消息'}
                extra={
                  first && (
                    <Button
                      loading={readAll.isPending}
                      onClick={() => readAll.mutate({ upTo: first.id, ...narrowed })}
                    >
                      全部标为已读
                    </Button>
                  )
                }
              >
                {all.length === 0 ? (
                  <Empty
                    title={
                      filtered ? '没有符合条件的消息' : '还没有消息。有事项需要您处理时，会在这里告诉您。'
                    }
                  />
                ) : (
                  <NotificationList
                    notifications={all}
                    onOpen={({ id, readAt }) => !readAt && read.mutate({ id })}
                    onMark={({ id }, asRead) => read.mutate({ id, read: asRead })}
                  />
                )}
              </Card>
              {inbox.hasNextPage && (
                <Button loading={inbox.isFetchingNextPage} onClick={() => void inbox.fetchNextPage()}>
                  更早的消息
                </Button>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
