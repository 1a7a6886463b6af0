import type { WaitingItem } from '@nianbao/contracts';
import { Link } from 'react-router';
import { dayOf, formatDay, formatExact } from '../../lib/dates.ts';
import { LightWords } from '../../pieces/dates/LightWords.tsx';
import styles from './TasksPage.module.css';

/** Who has it now, and since when. */
export function Holder({ item: { step, holders, departmentName, since } }: { item: WaitingItem }) {
  const names = holders.map(({ name }) => name);
  const who = names.length > 3 ? `${names.slice(0, 3).join('、')}等 ${names.length} 人` : names.join('、');
  return (
    <span className={styles.holder}>
      <span aria-hidden="true">→</span> {[departmentName, who].filter(Boolean).join(' · ')} {step}
      {since && (
        <>
          ，自
          <time dateTime={since} title={formatExact(since)}>
            {formatDay(dayOf(since))}
          </time>
          起
        </>
      )}
    </span>
  );
}

/** Something that I handed on and that is with others now. */
export function WaitingRow({ item }: { item: WaitingItem }) {
  const { link, subject, year, dueOn, light } = item;
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        {link ? (
          <Link className={styles.title} to={link}>
            {subject}
          </Link>
        ) : (
          <span className={styles.title}>{subject}</span>
        )}
        <p className={styles.facts}>
          <span>{year} 年度</span>
          {dueOn && <span>{formatDay(dueOn)}前</span>}
          {light && <LightWords of={light} />}
          <Holder item={item} />
        </p>
      </div>
    </li>
  );
}
