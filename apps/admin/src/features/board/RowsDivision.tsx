import { Button, Select } from 'antd';
import { useState } from 'react';
import type { DivisibleRow, RowGroups } from './division.ts';
import styles from './RowsDivision.module.css';

const MAX_GROUPS = 20;
const nameOf = (group: number) => `第 ${group} 项`;

/** A checklist of the table's rows: tick rows, then put them together into one part. */
export function RowsDivision({
  rows,
  groups,
  onChange,
}: {
  rows: readonly DivisibleRow[];
  groups: RowGroups;
  onChange: (groups: RowGroups) => void;
}) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const used = Math.max(...rows.map(({ id }) => groups[id] ?? 1));
  const options = Array.from({ length: Math.min(used + 1, MAX_GROUPS) }, (_, index) => ({
    value: index + 1,
    label: nameOf(index + 1),
  }));
  const toggle = (id: string) =>
    setTicked((old) => new Set(old.has(id) ? [...old].filter((one) => one !== id) : [...old, id]));
  const put = (group: number) => {
    onChange({ ...groups, ...Object.fromEntries([...ticked].map((id) => [id, group])) });
    setTicked(new Set());
  };
  return (
    <div className={styles.division}>
      <div className={styles.acts}>
        <span role="status">
          勾选若干行，并为一个填报项{ticked.size > 0 ? `（已选 ${ticked.size} 行）` : ''}
        </span>
        <Button disabled={ticked.size === 0 || used >= MAX_GROUPS} onClick={() => put(used + 1)}>
          并为新的一项
        </Button>
      </div>
      <ul className={styles.rows}>
        {rows.map(({ id, label }) => (
          <li key={id} className={styles.row}>
            <label className={styles.name}>
              <input type="checkbox" checked={ticked.has(id)} onChange={() => toggle(id)} /> {label}
            </label>
            <Select
              size="small"
              aria-label={`${label}属于第几项`}
              value={groups[id] ?? 1}
              options={options}
              onChange={(group) => onChange({ ...groups, [id]: group })}
              style={{ width: 96 }}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
