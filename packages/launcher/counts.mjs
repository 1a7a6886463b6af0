import fs from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number, reason?: string }} Counts */

/**
 * What a run came to, from vitest's JSON report. A file that could not be loaded or set up counts as one failure, and
 * so does a run that failed with every test green (an unhandled error), or left no report at all.
 * @param {string} file @param {number} exitCode
 * @returns {Counts}
 */
export function readCounts(file, exitCode) {
  const report = readReport(file);
  if (!report)
    return { passed: 0, failed: 1, skipped: 0, reason: `测试没有运行到结束（退出码 ${exitCode}）。` };
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  );
  const passed = report.numPassedTests;
  const failed = report.numFailedTests + unloaded.length;
  const skipped = report.numPendingTests + report.numTodoTests;
  if (passed + failed === 0) return { passed, failed: 1, skipped, reason: '没有运行任何测试。' };
  if (failed === 0 && exitCode !== 0)
    return { passed, failed: 1, skipped, reason: '测试之外发生了错误，见上。' };
  return { passed, failed, skipped };
}

/** @param {Counts} counts */
export function countsLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * @param {string} file
 * @returns {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { status: string, assertionResults: { status: string }[] }[] } | null}
 */
function readReport(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
