import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import type { CalendarChange, CalendarView } from '@nianbao/contracts';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { today } from '../../lib/dates.ts';
import { Loaded } from '../../ui/Loading.tsx';
import { Card, Page } from '../../ui/Page.tsx';
import { Estimate } from '../../pieces/dates/LightWords.tsx';
import styles from './Calendar.module.css';
import { ApplyDialog } from './ApplyDialog.tsx';
import { EnterDialog } from './EnterDialog.tsx';
import { useCalendar } from '../../server/calendar.ts';
import { SpanList } from './SpanList.tsx';
import { YearGrid } from './YearGrid.tsx';

const FIRST = 2008;
const LAST = 2100;

/** 工作日历: which days the body counts as working days, from which notice, and what is only an estimate. */
export function CalendarPage() {
  const [search, setSearch] = useSearchParams();
  const asked = Number(search.get('year'));
  const year = asked >= FIRST && asked <= LAST ? asked : Number(today().slice(0, 4));
  const go = (to: number) => setSearch({ year: String(to) }, { replace: true });
  const query = useCalendar(year);
  const [open, setOpen] = useState<Open | null>(null);
  return (
    <Page
      title="工作日历"
      subtitle="各项期限都按这里的工作日计算"
      extra={
        <>
          <Space.Compact>
            <Button
              icon={<LeftOutlined />}
              aria-label="上一年"
              disabled={year <= FIRST}
              onClick={() => go(year - 1)}
            />
            <Button aria-label={`今年，现为 ${year} 年`} onClick={() => go(Number(today().slice(0, 4)))}>
              {year} 年
            </Button>
            <Button
              icon={<RightOutlined />}
              aria-label="下一年"
              disabled={year >= LAST}
              onClick={() => go(year + 1)}
            />
          </Space.Compact>
          {query.data?.mayEdit && (
            <Button type="primary" onClick={() => setOpen({ kind: 'enter', day: null })}>
              录入或更正…
            </Button>
          )}
        </>
      }
    >
      <Loaded query={query}>
        {(calendar) => (
          <>
            <Card
              title={<Status calendar={calendar} />}
              label={`${year} 年`}
              extra={
                calendar.mayEdit &&
                calendar.announcedHere && (
                  <Button
                    size="small"
                    onClick={() =>
                      setOpen({
                        kind: 'apply',
                        change: { set: [], remove: [], announced: { year, source: null } },
                      })
                    }
                  >
                    撤销“已录入完整”…
                  </Button>
                )
              }
            >
              <YearGrid
                calendar={calendar}
                onPick={calendar.mayEdit ? (day) => setOpen({ kind: 'enter', day }) : null}
              />
            </Card>
            <Card title="放假与调休" flush>
              <SpanList
                calendar={calendar}
                onRemove={(remove) => setOpen({ kind: 'apply', change: { set: [], remove } })}
              />
            </Card>
            {open?.kind === 'enter' && (
              <EnterDialog
                calendar={calendar}
                day={open.day}
                onPreview={(change) => setOpen({ kind: 'apply', change })}
                onClose={() => setOpen(null)}
              />
            )}
            {open?.kind === 'apply' && <ApplyDialog change={open.change} onClose={() => setOpen(null)} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

type Open = { kind: 'enter'; day: string | null } | { kind: 'apply'; change: CalendarChange };

const Status = ({ calendar: { year, status, announcedBy } }: { calendar: CalendarView }) => (
  <span className={styles.status}>
    {year} 年
    {status === 'announced' ? (
      <small>已公布{announcedBy && `：${announcedBy}`}</small>
    ) : (
      <>
        <Estimate />
        <small>放假安排尚未公布，按历年惯例推算</small>
      </>
    )}
  </span>
);
