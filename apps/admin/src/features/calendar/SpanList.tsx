import type { CalendarView } from '@nianbao/contracts';
import { Button } from 'antd';
import { formatDay, formatWeekday } from '../../lib/dates.ts';
import { Empty } from '../../ui/Empty.tsx';
import styles from '../../pieces/dates/Deadlines.module.css';
import { Estimate } from '../../pieces/dates/LightWords.tsx';
import { type Span, spansOf } from './calendar-days.ts';

/** The arrangement of a year in words, each with where it comes from. */
export function SpanList({
  calendar,
  onRemove,
}: {
  calendar: CalendarView;
  onRemove: (days: string[]) => void;
}) {
  const spans = spansOf(calendar.days);
  if (spans.length === 0) return <Empty title="这一年没有放假与调休的安排" />;
  return (
    <ul className={styles.list} aria-label="放假与调休">
      {spans.map((span) => (
        <li key={span.from}>
          <span className={styles.line}>
            <span className={styles.name}>
              {wordsOf(span)}
              {span.working ? '上班' : '放假'} {span.origin === 'estimate' && <Estimate />}
            </span>
            {span.origin === 'own' && calendar.mayEdit && (
              <Button
                type="link"
                size="small"
                aria-label={`撤销更正：${wordsOf(span)}`}
                onClick={() => onRemove(span.days)}
              >
                撤销更正…
              </Button>
            )}
          </span>
          <span className={styles.note}>{sourceOf(span, calendar)}</span>
        </li>
      ))}
    </ul>
  );
}

const wordsOf = ({ from, to }: Span): string =>
  from === to
    ? `${formatDay(from)}（${formatWeekday(from)}）`
    : `${formatDay(from)}（${formatWeekday(from)}）至${formatDay(to)}（${formatWeekday(to)}）`;

function sourceOf({ origin, source, enteredBy }: Span, { announcedBy }: CalendarView): string {
  if (origin === 'own') return `${source ?? ''}${enteredBy ? ` · ${enteredBy}录入` : ''}`;
  if (origin === 'estimate') return '按历年惯例推算，国务院办公厅通知公布后请录入';
  return announcedBy ?? '国务院办公厅通知';
}
