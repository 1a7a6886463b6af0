import { Button, DatePicker, Radio } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { formatExact, today } from '../../lib/dates.ts';
import { Card } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import type { CardProps } from './card-props.ts';
import styles from './Publishing.module.css';
import { usePlanPublication } from '../../server/publishing.ts';

/** Publish by itself at a time, or when the superior's 备案 is entered. */
export function PlanCard({ report, publishing }: CardProps) {
  const change = usePlanPublication(report.id);
  const { plan, may } = publishing;
  return (
    <Card title="公开时间">
      {plan ? <Planned plan={plan} /> : <p>{wordsWithout(report.status)}</p>}
      {plan?.at !== null && waitsForFiling(report) && (
        <p className={styles.note}>
          本年度先备案后公布：登记报送与备案之后才能公开，到时还没有登记的不会公开。
        </p>
      )}
      {plan && !plan.doneAt && may.plan && (
        <div className={styles.acts}>
          <Button loading={change.isPending} onClick={() => change.mutate(null)}>
            取消安排
          </Button>
        </div>
      )}
      {may.plan && (!plan || plan.failure !== null) && <PlanForm report={report} publishing={publishing} />}
      <ProblemAlert error={change.error} />
    </Card>
  );
}

const waitsForFiling = ({ obstacles }: CardProps['report']): boolean =>
  (obstacles.publish ?? []).some(({ field }) => field === 'publishing');

function Planned({
  plan: { at, by, doneAt, failure },
}: {
  plan: NonNullable<CardProps['publishing']['plan']>;
}) {
  const when = at === null ? '备案登记后公开' : `定于 ${formatExact(at).slice(0, 16)} 公开`;
  if (failure !== null)
    return (
      <p className={styles.bad} role="alert">
        ▲ {when}，未能公开：{failure}
      </p>
    );
  return (
    <p className={doneAt ? styles.good : undefined}>
      {doneAt ? `✓ ${when}，已于 ${formatExact(doneAt).slice(0, 16)} 公开` : when}（{by.name} 安排）
    </p>
  );
}

function wordsWithout(status: CardProps['report']['status']): string {
  if (status === 'published') return '已经公开。';
  if (status === 'signed') return '已签发。可以在年度任务页立即公开，也可以在这里安排：';
  return '签发完成后，可以立即公开、定时公开或备案后公开。';
}

type Kind = 'time' | 'filing';

function PlanForm({ report, publishing }: CardProps) {
  const plan = usePlanPublication(report.id);
  const [kind, setKind] = useState<Kind>('time');
  const [at, setAt] = useState<Dayjs | null>(null);
  const send = () =>
    plan.mutate({
      version: publishing.version,
      // The clock on the wall of the office, wherever this browser stands.
      at: kind === 'filing' ? null : `${at?.format('YYYY-MM-DDTHH:mm') ?? ''}:00+08:00`,
    });
  return (
    <>
      <div className={styles.acts}>
        <Radio.Group
          value={kind}
          onChange={({ target }) => setKind(target.value === 'filing' ? 'filing' : 'time')}
          options={[
            { value: 'time', label: '定时公开' },
            { value: 'filing', label: '备案后公开' },
          ]}
        />
        {kind === 'time' && (
          <DatePicker
            aria-label="公开时间（北京时间）"
            placeholder="选择日期和时间（北京时间）"
            showTime={{ format: 'HH:mm', minuteStep: 5 }}
            format="YYYY-MM-DD HH:mm"
            minDate={dayjs(today())}
            value={at}
            onChange={setAt}
            style={{ width: 250 }}
          />
        )}
        <Button
          type="primary"
          disabled={kind === 'time' && at === null}
          loading={plan.isPending}
          onClick={send}
        >
          安排
        </Button>
      </div>
      <p className={styles.note}>到时由系统公开，只公开一次；服务器当时停机的，恢复后立即公开。</p>
      <ProblemAlert error={plan.error} />
    </>
  );
}
