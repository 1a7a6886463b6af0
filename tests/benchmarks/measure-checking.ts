import { checkReport } from '@nianbao/checks';
import { canonicalJson } from '@nianbao/report-formats';
import { aFullReport, sizeOf } from './full-report.ts';

/** Runs wherever it is loaded: Node, or a page of Chromium. Milliseconds are medians of 200 runs after 50. */
export function measureChecking(): { size: string; checked: number; written: number } {
  const content = aFullReport(2025);
  const previous = aFullReport(2024);
  const check = () => checkReport({ content, previous });
  for (let i = 0; i < 50; i += 1) check();
  return { size: sizeOf(content), checked: median(check), written: median(() => canonicalJson(content)) };
}

function median(run: () => unknown, times = 200): number {
  const took = Array.from({ length: times }, () => {
    const begun = performance.now();
    run();
    return performance.now() - begun;
  });
  return took.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}
