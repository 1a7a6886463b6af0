import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import type { PersonRef } from '@nianbao/contracts';
import { Button, Select } from 'antd';
import styles from './PeopleInOrder.module.css';

/** People whose order matters: moved up and down, taken out, added at the end. */
export function PeopleInOrder({
  ids,
  candidates,
  known,
  addLabel,
  onChange,
}: {
  ids: readonly string[];
  /** Who may be added. */
  candidates: readonly PersonRef[];
  /** Names of those in the list who can no longer be added. */
  known: readonly PersonRef[];
  addLabel: string;
  onChange: (ids: string[]) => void;
}) {
  const nameOf = (id: string) =>
    [...candidates, ...known].find((person) => person.id === id)?.name ?? '（已停用）';
  const move = (from: number, to: number) => {
    const order = [...ids];
    order.splice(to, 0, ...order.splice(from, 1));
    onChange(order);
  };
  return (
    <div className={styles.people}>
      <ol>
        {ids.map((id, index) => (
          <li key={id} className={styles.person}>
            <span className={styles.number}>{index + 1}</span>
            <span className={styles.name}>{nameOf(id)}</span>
            <Button
              size="small"
              icon={<ArrowUpOutlined />}
              aria-label={`${nameOf(id)}上移`}
              disabled={index === 0}
              onClick={() => move(index, index - 1)}
            />
            <Button
              size="small"
              icon={<ArrowDownOutlined />}
              aria-label={`${nameOf(id)}下移`}
              disabled={index === ids.length - 1}
              onClick={() => move(index, index + 1)}
            />
            <Button
              size="small"
              icon={<DeleteOutlined />}
              aria-label={`去掉${nameOf(id)}`}
              onClick={() => onChange(ids.filter((one) => one !== id))}
            />
          </li>
        ))}
      </ol>
      <Select<string>
        aria-label={addLabel}
        placeholder={addLabel}
        value={null}
        showSearch={{ optionFilterProp: 'label' }}
        options={candidates
          .filter(({ id }) => !ids.includes(id))
          .map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => onChange([...ids, id])}
      />
    </div>
  );
}
