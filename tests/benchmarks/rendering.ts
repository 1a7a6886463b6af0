import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { renderStandalone, reportCsv, toJson, toXml } from '@nianbao/documents';
import { toDocx } from '@nianbao/documents/docx';
import { closePdf, toPdf } from '@nianbao/documents/pdf';
import { cellsOf, FORMATS, fillReportSums, type ReportContent } from '@nianbao/report-formats';
import { aFullReport, sizeOf } from './full-report.ts';

/**
 * What one report costs in each form of output: the first time, then the median and the slowest of the others, and the
 * most memory that the process had which did it; each form has a process of its own, the PDF a further one, whose memory
 * is the one told. The limit of the issue is 1 s a report. Last a report of about 60 pages.
 */
const ROUNDS = 60;
const LONG_ROUNDS = 5;
const LIMIT = 1000;
const HASH = 'abf46c447ebff3d8'.repeat(4);

const OUTPUTS: Readonly<Record<string, (content: ReportContent) => unknown>> = {
  html: (content) => renderStandalone(content, { contentHash: HASH }),
  json: (content) => toJson(content),
  csv: (content) => reportCsv(content),
  xml: (content) => toXml(content, { contentHash: HASH }),
  docx: (content) => toDocx(content, { contentHash: HASH, date: '2025年1月20日' }),
  pdf: (content) => toPdf(content, { contentHash: HASH, date: '2025年1月20日' }),
};

/** The text of the full report on the sections and tables of each format. */
function reportsOfFormats(): ReportContent[] {
  const full = aFullReport(2024);
  return FORMATS.map((format) => {
    const tables = format.tables.map((table) => [
      table.id,
      Object.fromEntries(cellsOf(table).map(({ path }, index) => [path, index % 7])),
    ]);
    const sections = format.sections.map(({ id, number, title }, index) => ({
      id,
      number,
      title,
      blocks: full.sections[index]?.blocks ?? [],
    }));
    return fillReportSums({
      ...full,
      formatId: format.id,
      year: format.reportYears.from,
      sections,
      tables: Object.fromEntries(tables),
    });
  });
}

/** Fifteen times the text. */
function longReport(): ReportContent {
  const full = aFullReport(2024);
  const sections = full.sections.map((section) => ({
    ...section,
    blocks: Array.from({ length: 15 }, (_, round) =>
      section.blocks.map((block) => ({ ...block, id: `${round}-${block.id}` })),
    ).flat(),
  }));
  return { ...full, sections };
}

interface Measured {
  first: number;
  median: number;
  slowest: number;
  bytes: number;
  memory: number | null;
}

async function measure(content: ReportContent, name: string, rounds: number): Promise<Measured> {
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round <= rounds; round += 1) {
    // Each a little different, so that nothing is remembered.
    const again = { ...content, title: `${content.title}${'　'.repeat(round % 7)}${round}` };
    const start = performance.now();
    const made = await OUTPUTS[name]?.(again);
    times.push(performance.now() - start);
    bytes = made instanceof Uint8Array ? made.length : Buffer.byteLength(String(made));
  }
  const memory = name === 'pdf' ? childrenPeak() : Math.round(process.resourceUsage().maxRSS / 1024);
  closePdf();
  const [first = 0, ...others] = times;
  const sorted = others.toSorted((a, b) => a - b);
  return {
    first,
    median: sorted[Math.floor(sorted.length / 2)] ?? 0,
    slowest: sorted.at(-1) ?? 0,
    bytes,
    memory,
  };
}

/** The most memory that the processes below this one have had, in MB; only Linux tells. */
function childrenPeak(): number | null {
  try {
    const children = readdirSync('/proc/self/task').flatMap((task) =>
      readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    );
    const peaks = children.map((pid) =>
      Number(/VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0),
    );
    return Math.round(peaks.reduce((sum, peak) => sum + peak, 0) / 1024);
  } catch {
    return null;
  }
}

const REPORTS: Readonly<Record<string, () => ReportContent | undefined>> = {
  ...Object.fromEntries(
    FORMATS.map(({ id }) => [id, () => reportsOfFormats().find(({ formatId }) => formatId === id)]),
  ),
  long: longReport,
};

const [asked, output] = process.argv.slice(2);
if (asked !== undefined && output !== undefined) {
  const content = REPORTS[asked]?.();
  if (!content) throw new Error(`no report ${asked}`);
  console.log(JSON.stringify(await measure(content, output, asked === 'long' ? LONG_ROUNDS : ROUNDS)));
} else {
  console.log(`${sizeOf(aFullReport(2024))}, ${ROUNDS} rounds; long: ${sizeOf(longReport())}`);
  console.log('report output   first ms  median ms  slowest ms       KB  memory MB');
  let slowestPdf = 0;
  for (const report of Object.keys(REPORTS)) {
    for (const name of Object.keys(OUTPUTS)) {
      const script = [...process.execArgv, fileURLToPath(import.meta.url), report, name];
      const said = execFileSync(process.execPath, script, { encoding: 'utf8' });
      const { first, median, slowest, bytes, memory }: Measured = JSON.parse(said);
      if (name === 'pdf' && report !== 'long') slowestPdf = Math.max(slowestPdf, median);
      const figures = [first, median, slowest, bytes / 1024].map((value) => value.toFixed(1).padStart(10));
      console.log(
        `${report.padEnd(6)} ${name.padEnd(6)} ${figures.join(' ')}  ${String(memory ?? '?').padStart(8)}`,
      );
    }
  }
  console.log(`slowest median of PDF ${slowestPdf.toFixed(0)} ms, limit ${LIMIT} ms`);
  process.exitCode = slowestPdf <= LIMIT ? 0 : 1;
}
