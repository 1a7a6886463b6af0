import { TOPIC_LABELS, TOPICS } from '@nianbao/contracts';
import { Segmented, Select, Space } from 'antd';
import { useSearchParams } from 'react-router';
import { useCycles } from '../../server/cycles.ts';
import { filterIn } from './inbox-filter.ts';

/** By whether it was read, what it is about, and which year's report. */
export function InboxFilters() {
  const [search, setSearch] = useSearchParams();
  const cycles = useCycles().data ?? [];
  const { topic, reportId, state } = filterIn(search);
  const choose = (key: string, value: string | undefined) =>
    setSearch(
      (old) => {
        if (value) old.set(key, value);
        else old.delete(key);
        return old;
      },
      { replace: true },
    );
  return (
    <Space wrap>
      <Segmented
        aria-label="按是否已读筛选"
        options={[
          { label: '全部', value: 'all' },
          { label: '未读', value: 'unread' },
          { label: '已读', value: 'read' },
        ]}
        value={state ?? 'all'}
        onChange={(value) => choose('show', value === 'all' ? undefined : value)}
      />
      <Select
        allowClear
        aria-label="按类别筛选"
        placeholder="全部类别"
        style={{ width: 160 }}
        value={topic ?? null}
        onChange={(value?: string | null) => choose('topic', value ?? undefined)}
        options={TOPICS.map((value) => ({ value, label: TOPIC_LABELS[value] }))}
      />
      <Select
        allowClear
        aria-label="按年报筛选"
        placeholder="全部年报"
        style={{ width: 160 }}
        value={reportId ?? null}
        onChange={(value?: string | null) => choose('reportId', value ?? undefined)}
        options={cycles.map(({ reportId: value, year }) => ({ value, label: `${year} 年度年报` }))}
      />
    </Space>
  );
}
