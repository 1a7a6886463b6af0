import type { PartView } from '@nianbao/contracts';
import { formatInstant } from '../../lib/dates.ts';
import styles from './Deadlines.module.css';

/** Whom the part waits for and when each was last reminded: nobody is reminded twice a day. */
export function NudgeNote({ waitsFor }: { waitsFor: NonNullable<PartView['waitsFor']> }) {
  const nudged = waitsFor.filter(({ nudgedAt }) => nudgedAt !== null);
  if (nudged.length === 0) return null;
  return (
    <span className={styles.note}>
      {nudged
        .map(
          ({ name, nudgedAt, nudgedToday }) =>
            `${nudgedAt ? formatInstant(nudgedAt) : ''}催办过${name}${nudgedToday ? '，明天可再催办' : ''}`,
        )
        .join('；')}
    </span>
  );
}
