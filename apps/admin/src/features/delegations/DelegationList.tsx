import type { DelegationView } from '@nianbao/contracts';
import { App, Button, Popconfirm, Tag } from 'antd';
import { dayOf, today } from '../../lib/dates.ts';
import { Empty } from '../../ui/Empty.tsx';
import { explanationOf } from '../../ui/ProblemAlert.tsx';
import { dayWords, roleWords, standingOf } from '../../pieces/delegation-words.ts';
import styles from './DelegationList.module.css';
import { useRevokeDelegation } from '../../server/delegations.ts';

/** Who gave which role to whom, from when until when; those that hold can be ended where `mayEnd` says so. */
export function DelegationList({
  delegations,
  empty,
  mayEnd,
}: {
  delegations: readonly DelegationView[];
  empty: string;
  mayEnd: boolean;
}) {
  if (delegations.length === 0) return <Empty title={empty} />;
  return (
    <ul className={styles.list}>
      {delegations.map((delegation) => (
        <Line key={delegation.id} delegation={delegation} mayEnd={mayEnd} />
      ))}
    </ul>
  );
}

function Line({ delegation, mayEnd }: { delegation: DelegationView; mayEnd: boolean }) {
  const now = today();
  const { from, to, startsOn, until, reason, active, revokedAt } = delegation;
  const ahead = !revokedAt && startsOn > now;
  const end = revokedAt ? `${dayWords(dayOf(revokedAt), now)}结束` : dayWords(until, now);
  return (
    <li className={styles.line} data-active={active || ahead}>
      <span className={styles.names}>
        <strong>{from.name}</strong> 委托 <strong>{to.name}</strong>
        {reason && <span className={styles.reason}>{reason}</span>}
      </span>
      <span>{roleWords(delegation)}</span>
      <span className={styles.days}>
        {dayWords(startsOn, now)} 至 {end}
      </span>
      <span>
        <Tag color={active ? 'blue' : ahead ? 'gold' : 'default'}>{standingOf(delegation, now)}</Tag>
      </span>
      {mayEnd && (active || ahead) && <End delegation={delegation} />}
    </li>
  );
}

function End({ delegation: { id, to } }: { delegation: DelegationView }) {
  const revoke = useRevokeDelegation();
  const { message } = App.useApp();
  const end = () =>
    revoke.mutate(id, {
      onSuccess: () => void message.success(`对${to.name}的委托已结束`),
      onError: (error) => void message.error(explanationOf(error)),
    });
  return (
    <Popconfirm
      title={`${to.name}此后不能再代为办理，已经办理的仍然有效。`}
      okText="提前结束"
      onConfirm={end}
    >
      <Button size="small" className={styles.end ?? ''} loading={revoke.isPending}>
        提前结束
      </Button>
    </Popconfirm>
  );
}
