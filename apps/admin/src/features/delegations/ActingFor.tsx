import { Link } from 'react-router';
import { formatDay } from '../../lib/dates.ts';
import { useSignedIn } from '../../server/session.ts';
import styles from './ActingFor.module.css';
import { roleWords } from '../../pieces/delegation-words.ts';
import { useDelegations } from '../../server/delegations.ts';

/** Whose roles the person holds for a time, said on every page: what is done with them is signed with both names. */
export function ActingFor() {
  const { user, roles } = useSignedIn();
  const held = roles.filter(({ onBehalfOf }) => onBehalfOf !== undefined);
  const delegations = useDelegations({ enabled: held.length > 0 });
  if (held.length === 0) return null;
  const untilOf = ({ role, departmentId, onBehalfOf }: (typeof held)[number]) =>
    delegations.data?.find(
      (one) =>
        one.active &&
        one.to.id === user.id &&
        one.role === role &&
        one.departmentId === departmentId &&
        one.from.name === onBehalfOf,
    )?.until;
  const words = held.map((one) => {
    const until = untilOf(one);
    return `${one.onBehalfOf}（${roleWords(one)}${until ? `，至${formatDay(until)}` : ''}）`;
  });
  return (
    <p className={`${styles.strip} no-print`} role="note" aria-label="受托">
      您现在可代{words.join('、')}办理，签名写明“{user.name}（代{held[0]?.onBehalfOf}）”。
      <Link to="/delegations">查看委托</Link>
    </p>
  );
}
