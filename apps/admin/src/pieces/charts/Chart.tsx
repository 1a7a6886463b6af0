import type { EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import styles from './Charts.module.css';
import type { OpenChart } from './echarts.ts';

/** A4 upright between its margins: letters as large as on the screen. */
const PAPER_WIDTH = 690;

/** A drawing for the eye; `label` says what it shows, and the table below it says the same in figures. */
export function Chart({
  label,
  option,
  height,
}: {
  label: string;
  /** Memoised: another one is drawn anew. */
  option: EChartsCoreOption;
  height: number;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let chart: OpenChart | null = null;
    let asked = false;
    let gone = false;
    const draw = async () => {
      asked = true;
      const { openChart } = await import('./echarts.ts');
      if (!gone) chart = openChart(element, option);
    };
    // Not before it has a width: what is drawn into nothing stays nothing.
    const seen = new ResizeObserver(() => {
      if (chart) chart.fit();
      else if (!asked && element.clientWidth > 0) draw().catch(() => setFailed(true));
    });
    seen.observe(element);
    const print = () => chart?.fit(PAPER_WIDTH);
    const printed = () => chart?.fit();
    window.addEventListener('beforeprint', print);
    window.addEventListener('afterprint', printed);
    return () => {
      gone = true;
      seen.disconnect();
      window.removeEventListener('beforeprint', print);
      window.removeEventListener('afterprint', printed);
      chart?.close();
    };
  }, [option]);
  if (failed) return <p className={styles.note}>图没有载入，请看下面的表格。</p>;
  return <div ref={box} role="img" aria-label={label} className={styles.chart} style={{ height }} />;
}
