import type { PlanDurations, PlanView } from '@nianbao/contracts';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { formatDay, formatWeekday } from '../../lib/dates.ts';
import styles from './Deadlines.module.css';
import { Estimate } from './LightWords.tsx';

/** How the dates of a plan were counted back, a sentence a step. */
export function Arithmetic({
  summary,
  lines,
  estimated,
  open,
}: {
  summary: ReactNode;
  lines: readonly string[];
  estimated: boolean;
  open: boolean;
}) {
  return (
    <details className={styles.plan} open={open}>
      <summary>
        {summary} {estimated && <Estimate />}
      </summary>
      <ol>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      {estimated && (
        <p className={styles.near}>◐ 有的年份放假安排尚未公布，日期按推算，公布并录入后会重新倒排。</p>
      )}
    </details>
  );
}

/** What is missing if the work begins now, and shorter stages with which it would do, one press away. */
export function ShortfallAlert({
  plan: { shortfall, startOn },
  begun = false,
  onTake,
}: {
  plan: PlanView;
  /** The year is under way: what counts is what is left of it. */
  begun?: boolean;
  /** Missing where the plan cannot be changed here. */
  onTake?: (durations: PlanDurations) => void;
}) {
  if (!shortfall) return null;
  const { missing, stages, proposal, words } = shortfall;
  return (
    <Alert
      type="warning"
      showIcon
      title={
        begun
          ? `时间不够：以后各阶段现缺 ${missing} 个工作日`
          : `时间不够：最迟应于${formatDay(startOn, true)}（${formatWeekday(startOn)}）启动，现缺 ${missing} 个工作日`
      }
      description={
        <div className={styles.shortfall}>
          <ul>
            {stages.map(({ stage, name, missing: days }) => (
              <li key={stage}>{`${name}短 ${days} 个工作日`}</li>
            ))}
            {proposal?.changes.map(({ stage, name, from, to }) => (
              <li key={`${stage}/to`}>
                建议：{name}由 {from} 个工作日缩为 {to} 个工作日
              </li>
            ))}
            {!proposal && <li>{words.at(-1)}</li>}
          </ul>
          {proposal && onTake && (
            <Button size="small" type="primary" ghost onClick={() => onTake(proposal.durations)}>
              采用建议
            </Button>
          )}
        </div>
      }
    />
  );
}
