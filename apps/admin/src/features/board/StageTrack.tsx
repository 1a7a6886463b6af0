import type { CycleView, ReportView } from '@nianbao/contracts';
import type { ReportStatus } from '@nianbao/workflow';
import { formatDay } from '../../lib/dates.ts';
import { Estimate, LightWords } from '../../pieces/dates/LightWords.tsx';
import styles from './StageTrack.module.css';

const STAGES = [
  { key: 'inputDue', stage: 'input', name: '填报' },
  { key: 'reviewDue', stage: 'review', name: '审核' },
  { key: 'signDue', stage: 'sign', name: '签发' },
  { key: 'publishDue', stage: 'publish', name: '公开' },
] as const;

/** How many stages are behind a report of each state. */
const PASSED: Record<ReportStatus, number> = {
  draft: 0,
  collecting: 0,
  reviewing: 1,
  signing: 2,
  signed: 3,
  published: 4,
  taken_down: 4,
};

/** The four stages with their last days; the one that runs carries its light. */
export function StageTrack({
  report,
  lights = {},
}: {
  report: ReportView;
  lights?: CycleView['lights'] | undefined;
}) {
  const passed = PASSED[report.status];
  return (
    <ol className={styles.track} aria-label="各阶段">
      {STAGES.map(({ key, stage, name }, index) => {
        const state = index < passed ? 'done' : index === passed ? 'now' : 'next';
        const light = lights[stage];
        return (
          <li
            key={key}
            className={`${styles.stage} ${styles[state]}`}
            {...(state === 'now' ? { 'aria-current': 'step' } : {})}
          >
            <span className={styles.mark} aria-hidden="true">
              {state === 'done' ? '✓' : index + 1}
            </span>
            <span className={styles.name}>
              {name}
              {state === 'done' && <span className="visually-hidden">已完成</span>}
            </span>
            <span className={styles.date}>{formatDay(report.stages[key])}前</span>
            {light && state === 'now' && <LightWords of={light} />}
            {light?.estimated === true && state === 'next' && <Estimate />}
          </li>
        );
      })}
    </ol>
  );
}
