import { auditActionLabel } from '@nianbao/contracts';
import { SearchOutlined } from '@ant-design/icons';
import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useCycles } from '../../server/cycles.ts';
import { usePeople } from '../../server/organisation.ts';

import styles from './AuditPage.module.css';
import { withCriterion } from './audit-filter.ts';

/** The criteria; they live in the address, so that a search can be sent to somebody. */
export function AuditFilters({
  search,
  actions,
  subject,
  onChange,
}: {
  search: URLSearchParams;
  actions: readonly string[];
  /** The names of the part and the place that are looked at, where the entries tell them. */
  subject: { part: string | null; place: string | null };
  onChange: (search: URLSearchParams) => void;
}) {
  const people = usePeople().data ?? [];
  const cycles = useCycles().data ?? [];
  const criteria = [...search.keys()].filter((key) => key !== 'view').length;
  const from = search.get('from');
  const to = search.get('to');
  const set = (key: 'actorId' | 'reportId' | 'action') => (value?: string) =>
    onChange(withCriterion(search, key, value));
  return (
    <div className={styles.filters} role="search" aria-label="筛选记录">
      <Select
        allowClear
        aria-label="人员"
        placeholder="全部人员"
        value={search.get('actorId')}
        onChange={set('actorId')}
        options={people.map(({ id, name, account }) => ({ value: id, label: `${name}（${account}）` }))}
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: 200 }}
      />
      <Select
        allowClear
        aria-label="动作"
        placeholder="全部动作"
        value={search.get('action')}
        onChange={set('action')}
        options={actions.map((value) => ({ value, label: auditActionLabel(value) }))}
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: 180 }}
      />
      <Select
        allowClear
        aria-label="年报"
        placeholder="全部年报"
        value={search.get('reportId')}
        onChange={set('reportId')}
        options={cycles.map(({ reportId, year }) => ({ value: reportId, label: `${year} 年度` }))}
        style={{ width: 150 }}
      />
      <DatePicker.RangePicker
        aria-label="时间"
        allowEmpty={[true, true]}
        value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
        onChange={(range) => {
          const day = (at: number) => range?.[at]?.format('YYYY-MM-DD');
          onChange(withCriterion(withCriterion(search, 'from', day(0)), 'to', day(1)));
        }}
      />
      <Input.Search
        allowClear
        aria-label="在记录中查找"
        searchIcon={<SearchOutlined aria-label="查找" />}
        placeholder="人员、动作、内容"
        key={search.get('search') ?? ''}
        defaultValue={search.get('search') ?? ''}
        maxLength={50}
        onSearch={(text) => onChange(withCriterion(search, 'search', text.trim()))}
        style={{ width: 220 }}
      />
      {search.get('partId') && (
        <Button onClick={() => onChange(withCriterion(search, 'partId', null))}>
          {subject.part ? `填报项：${subject.part}` : '只看一个填报项'} ✕
        </Button>
      )}
      {search.get('address') && (
        <Button onClick={() => onChange(withCriterion(search, 'address', null))}>
          {subject.place ? `位置：${subject.place}` : '只看一个位置'} ✕
        </Button>
      )}
      {criteria > 0 && (
        <Button type="link" onClick={() => onChange(cleared(search))}>
          清除条件
        </Button>
      )}
    </div>
  );
}

/** Without criteria, in the same way of looking. */
const cleared = (search: URLSearchParams): URLSearchParams =>
  new URLSearchParams([...search].filter(([key]) => key === 'view'));
