import type { CalendarView } from '@nianbao/contracts';
import { formatDay, formatWeekday, today } from '../../lib/dates.ts';
import styles from './Calendar.module.css';
import { monthsOf, type ShownDay, type ShownMonth } from './calendar-days.ts';

const WEEK = ['一', '二', '三', '四', '五', '六', '日'];

/** Twelve months with rest days and 调休; a press on a day is for whoever may correct it. */
export function YearGrid({
  calendar,
  onPick,
}: {
  calendar: CalendarView;
  onPick: ((day: string) => void) | null;
}) {
  return (
    <>
      <p className={styles.legend} aria-hidden="true">
        <span>
          <b className={styles.off}>休</b>放假
        </span>
        <span>
          <b className={styles.on}>班</b>调休上班
        </span>
        <span>
          <b className={`${styles.off} ${styles.estimated}`}>休</b>推算，尚未公布
        </span>
        <span>
          <b className={`${styles.off} ${styles.own}`}>休</b>本单位录入或更正
        </span>
      </p>
      <div className={styles.months}>
        {monthsOf(calendar).map((month) => (
          <Month key={month.month} month={month} year={calendar.year} onPick={onPick} />
        ))}
      </div>
    </>
  );
}

function Month({
  month: { month, weeks },
  year,
  onPick,
}: {
  month: ShownMonth;
  year: number;
  onPick: ((day: string) => void) | null;
}) {
  return (
    <table className={styles.month}>
      <caption>
        <span className="visually-hidden">{year}年</span>
        {month}月
      </caption>
      <thead>
        <tr>
          {WEEK.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, row) => (
          <tr key={week.find((one) => one !== null)?.day ?? row}>
            {week.map((one, column) => (
              <td key={one?.day ?? `empty ${WEEK[column] ?? ''}`}>
                {one && <Day shown={one} onPick={onPick} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ shown, onPick }: { shown: ShownDay; onPick: ((day: string) => void) | null }) {
  const { day, working, exception } = shown;
  const classes = [
    styles.day,
    exception ? (working ? styles.on : styles.off) : working ? '' : styles.rest,
    exception?.origin === 'estimate' ? styles.estimated : '',
    exception?.origin === 'own' ? styles.own : '',
    day === today() ? styles.today : '',
  ].join(' ');
  const content = (
    <>
      {Number(day.slice(8))}
      <span className={styles.sign}>{exception && (working ? '班' : '休')}</span>
    </>
  );
  const title = titleOf(shown);
  // By keyboard a day is corrected through the button above: 365 stops would bar the way to everything below.
  return onPick ? (
    <button type="button" tabIndex={-1} className={classes} title={title} onClick={() => onPick(day)}>
      {content}
    </button>
  ) : (
    <span className={classes} title={title}>
      {content}
    </span>
  );
}

function titleOf({ day, working, exception }: ShownDay): string {
  const what = working ? '上班' : exception ? '放假' : '休息';
  const why = exception?.source ?? (exception?.origin === 'estimate' ? '推算' : '');
  return `${formatDay(day)}（${formatWeekday(day)}）${what}${why && `，${why}`}`;
}
