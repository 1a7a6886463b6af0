import type { DepartmentView } from '@nianbao/contracts';
import { Button, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import styles from './AssignBar.module.css';

/** Assigns what is selected without a mouse: a department, a day, one press. */
export function AssignBar({
  count,
  departments,
  defaultDue,
  pending,
  onAssign,
  onClear,
}: {
  count: number;
  departments: readonly DepartmentView[];
  defaultDue: string;
  pending: boolean;
  onAssign: (departmentId: string, dueOn: string) => void;
  onClear: () => void;
}) {
  const [departmentId, setDepartment] = useState<string | null>(null);
  const [dueOn, setDueOn] = useState(defaultDue);
  if (count === 0) return null;
  return (
    <div className={styles.bar} role="group" aria-label="分派所选填报项">
      <span role="status">已选 {count} 项</span>
      <Select
        aria-label="分派给哪个科室"
        placeholder="选择科室"
        value={departmentId}
        onChange={setDepartment}
        options={departments.map(({ id, name }) => ({ value: id, label: name }))}
        showSearch={{ optionFilterProp: 'label' }}
        style={{ minWidth: 160 }}
      />
      <DatePicker
        aria-label="截止日期"
        value={dayjs(dueOn)}
        onChange={(day) => day && setDueOn(day.format('YYYY-MM-DD'))}
        format="M月D日 前"
        allowClear={false}
      />
      <Button
        type="primary"
        disabled={!departmentId}
        loading={pending}
        onClick={() => departmentId && onAssign(departmentId, dueOn)}
      >
        分派
      </Button>
      <Button onClick={onClear}>取消选择</Button>
    </div>
  );
}
