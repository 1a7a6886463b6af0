import type { PartOutcome } from '@nianbao/contracts';
import { useMemo } from 'react';
import { Card } from '../../ui/Page.tsx';
import {
  historyFigures,
  MEANINGS,
  returnFigures,
  timelinessFigures,
} from '../../pieces/charts/boards-sheets.ts';
import styles from './Boards.module.css';
import { Chart } from '../../pieces/charts/Chart.tsx';
import { heightOf, outcomeBars, returnBars, yearBars } from '../../pieces/charts/chart-options.ts';
import { FigureTable } from '../../pieces/charts/FigureTable.tsx';
import { byDepartment, byYear } from '../../pieces/charts/tally.ts';

const YEARS_HEIGHT = 260;

/** Each drawing with its figures below it. The years are compared whatever year is chosen. */
export function TimelinessCards({
  parts,
  all,
}: {
  parts: readonly PartOutcome[];
  all: readonly PartOutcome[];
}) {
  const departments = useMemo(() => byDepartment(parts), [parts]);
  const years = useMemo(() => byYear(all), [all]);
  const outcomes = useMemo(() => outcomeBars(departments), [departments]);
  const returns = useMemo(() => returnBars(departments), [departments]);
  const compared = useMemo(() => yearBars(years), [years]);
  return (
    <>
      <div className={styles.sheet}>
        <Card title="各科室完整与及时情况">
          <Chart
            label={`各科室填报项按提前、按时、逾期分的条形图，共 ${departments.length} 个科室。数据见下表`}
            option={outcomes}
            height={heightOf(departments)}
          />
          <FigureTable figures={timelinessFigures('各科室完整与及时情况', '科室', departments)} />
          <dl className={styles.meanings}>
            {MEANINGS.map(([term, meaning]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </Card>
      </div>
      <div className={styles.sheet}>
        <Card title="各科室退回次数">
          <Chart
            label="各科室退回次数的条形图。数据见下表"
            option={returns}
            height={heightOf(departments) - 40}
          />
          <FigureTable figures={returnFigures(departments)} />
        </Card>
      </div>
      <div className={styles.sheet}>
        <Card title="各年度完整率与及时率">
          <Chart label="各年度完整率与及时率的柱形图。数据见下表" option={compared} height={YEARS_HEIGHT} />
          <FigureTable figures={timelinessFigures('各年度完整率与及时率', '年度', years)} />
        </Card>
      </div>
      {years.length > 1 && (
        <div className={styles.sheet}>
          <Card title="各科室历年比较">
            {(['punctual', 'returns'] as const).map((of) => (
              <FigureTable key={of} figures={historyFigures(all, of)} titled />
            ))}
          </Card>
        </div>
      )}
    </>
  );
}
