import { App, Button, Input, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import { formatInstant } from '../../lib/dates.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useRenewCalendar, useRevokeCalendar } from '../../server/notifications.ts';

/** A secret address for calendars; shown once, and gone for good when it is renewed or stopped. */
export function CalendarAddress({ since }: { since: string | null }) {
  const [url, setUrl] = useState<string | null>(null);
  const renew = useRenewCalendar();
  const revoke = useRevokeCalendar();
  const { message } = App.useApp();
  const get = () => renew.mutate(undefined, { onSuccess: (made) => setUrl(made.url) });
  const copy = (address: string) =>
    // Not there on pages served over plain http: the address can still be selected.
    navigator.clipboard?.writeText(address).then(
      () => void message.success('地址已复制'),
      () => void message.info('请选中地址后复制'),
    );
  return (
    <div style={{ display: 'grid', gap: 12, maxWidth: 720, justifyItems: 'start' }}>
      <p style={{ margin: 0, color: 'var(--ink-2)' }}>
        在手机或电脑的日历中“按网址订阅”，即可看到您本人未办结的事项和截止日期，自动更新；不含年报正文。
        任何知道地址的人都能看到，请勿转发。
      </p>
      {url && (
        <div style={{ width: '100%' }}>
          <Space.Compact style={{ width: '100%' }}>
            <Input aria-label="日历订阅地址" readOnly value={url} onFocus={({ target }) => target.select()} />
            <Button onClick={() => void copy(url)}>复制</Button>
          </Space.Compact>
          <p style={{ margin: '6px 0 0', fontSize: 13, color: 'var(--ink-2)' }}>
            地址只显示这一次，离开本页后不能再看到。
          </p>
        </div>
      )}
      {since && !url && <p style={{ margin: 0 }}>已启用，地址取得于 {formatInstant(since)}。</p>}
      <ProblemAlert error={renew.error ?? revoke.error} />
      <Space wrap>
        {since ? (
          <Popconfirm title="原来的地址将立即失效，确定更换？" okText="更换" onConfirm={get}>
            <Button loading={renew.isPending}>更换地址</Button>
          </Popconfirm>
        ) : (
          <Button loading={renew.isPending} onClick={get}>
            取得订阅地址
          </Button>
        )}
        {since && (
          <Popconfirm
            title="停用后，日历不再更新，确定停用？"
            okText="停用"
            onConfirm={() => revoke.mutate(undefined, { onSuccess: () => setUrl(null) })}
          >
            <Button danger loading={revoke.isPending}>
              停用
            </Button>
          </Popconfirm>
        )}
      </Space>
    </div>
  );
}
