import { parseArgs } from 'node:util';
import { checkReport, placeName } from '@nianbao/checks';
import { type ImportedReport, printedLabels } from '@nianbao/importer';
import type { Finding, FindingLevel, ReportContent } from '@nianbao/report-formats';
import { readReport } from './read-report.ts';
import { orRefused, Refusal } from './refusal.ts';

const USAGE = '用法：nianbao check 文件 [--previous 上年报告文件] [--json]';
const LEVELS: Readonly<Record<FindingLevel, string>> = { error: '错误', warning: '警告', question: '请核对' };

/** `nianbao check`: 1 if the report has errors, 0 if not, 2 when it could not be checked. */
export const check = (args: string[]): Promise<number> =>
  orRefused(async () => {
    const { file, previous, json } = readArguments(args);
    const report = await reportIn(file);
    const findings = checkReport({
      content: report.content,
      previous: previous === undefined ? undefined : (await reportIn(previous)).content,
      unplaced: report.unplaced.map(({ text }) => text),
      printed: printedLabels(report.notes),
      unsure: report.unsure.map(({ address }) => address),
    });
    process.stdout.write(
      json ? `${JSON.stringify({ findings }, null, 2)}\n` : inWords(findings, report.content),
    );
    return findings.some(({ level }) => level === 'error') ? 1 : 0;
  });

function readArguments(args: string[]): { file: string; previous: string | undefined; json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { previous: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) throw new Refusal(USAGE);
    return { file, previous: values.previous, json: values.json };
  } catch {
    throw new Refusal(USAGE);
  }
}

async function reportIn(file: string): Promise<ImportedReport> {
  const { report, problem } = await readReport(file);
  if (report === null) throw new Refusal(problem);
  return report;
}

/** Grouped by level, each with its place, what it says and on what it rests. */
function inWords(findings: readonly Finding[], content: ReportContent): string {
  if (findings.length === 0) return '没有发现问题。\n';
  const groups = Object.entries(LEVELS).flatMap(([level, name]) => {
    const found = findings.filter((finding) => finding.level === level);
    const lines = found.map((finding, index) => `${index + 1}. ${told(finding, content)}`);
    return found.length === 0 ? [] : [`${name}（${found.length}）`, ...lines, ''];
  });
  return `${groups.join('\n')}\n`;
}

function told({ addresses, message, basis, rule, read }: Finding, content: ReportContent): string {
  const [first] = addresses;
  const place = first === undefined ? '' : `${placeName(first, content)}：`;
  const reading = read === undefined ? '' : `\n   ${read}`;
  return `${place}${message}${reading}\n   依据：${basis}［${rule}］`;
}
