import type { BurnDownView } from '@nianbao/contracts';
import { useMemo } from 'react';
import { formatDay } from '../../lib/dates.ts';
import styles from './Charts.module.css';
import { burnDownOption } from './burn-down-chart.ts';
import { burnDownFigures } from './boards-sheets.ts';
import { Chart } from './Chart.tsx';
import { FigureTable } from './FigureTable.tsx';

const HEIGHT = 300;

/** What is left to accept, towards the legal date, with the forecast in words before the drawing. */
export function BurnDownChart({ view }: { view: BurnDownView }) {
  const option = useMemo(() => burnDownOption(view), [view]);
  const { tone, sign } = standingOf(view);
  return (
    <div className={styles.burnDown}>
      <p className={styles[tone]}>
        <span aria-hidden="true">{sign}</span> {view.words}
      </p>
      <Chart
        label={`审核进度燃尽图：共 ${view.total} 项，还剩 ${view.left} 项，法定期限 ${formatDay(view.legalDate, true)}。数据见下表`}
        option={option}
        height={HEIGHT}
      />
      <details>
        <summary>逐日数据</summary>
        <FigureTable figures={burnDownFigures(view)} />
      </details>
    </div>
  );
}

const standingOf = ({
  forecast,
  today,
  legalDate,
}: BurnDownView): { tone: 'good' | 'late' | 'open'; sign: string } => {
  if (today > legalDate || forecast.kind === 'beyond') return { tone: 'late', sign: '▲' };
  if (forecast.kind === 'no_pace' || forecast.kind === 'closed') return { tone: 'open', sign: '○' };
  if (forecast.late) return { tone: 'late', sign: '▲' };
  return { tone: 'good', sign: forecast.kind === 'done' ? '✓' : '●' };
};
