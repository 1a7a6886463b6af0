import { parseArgs } from 'node:util';
import { blockText, findFormat, printCell, type ReportContent } from '@nianbao/report-formats';
import type { ImportedReport } from '@nianbao/importer';
import { readReport, type KnownOfReport } from './read-report.ts';

/** `nianbao import FILE [--json] [--year YEAR] [--organisation NAME]` */
export async function importFile(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    process.stderr.write(
      `${options}\n用法：nianbao import 文件 [--json] [--year 年度] [--organisation 单位]\n`,
    );
    return 2;
  }
  const { report, problem } = await readReport(options.path, options.known);
  if (report === null) {
    process.stderr.write(`${problem}\n`);
    return 2;
  }
  const { content, unplaced, notes, unsure } = report;
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ content, unplaced, notes, unsure }, null, 2)}\n`
      : describeReport(report),
  );
  return 0;
}

function readOptions(args: string[]): { path: string; json: boolean; known: KnownOfReport } | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' }, year: { type: 'string' }, organisation: { type: 'string' } },
    });
    const [path, ...more] = positionals;
    if (path === undefined) return '请给出要读入的文件';
    if (more.length > 0) return '一次只能读入一个文件';
    const year = values.year === undefined ? undefined : Number(values.year);
    if (year !== undefined && !(Number.isInteger(year) && year >= 2000 && year <= 2099))
      return '年度应是四位数字，如 2024';
    return {
      path,
      json: values.json ?? false,
      known: {
        ...(year === undefined ? {} : { year }),
        ...(values.organisation === undefined ? {} : { organisation: values.organisation }),
      },
    };
  } catch {
    return '不认识的选项';
  }
}

/** The import in words, for a person at the shell. */
export function describeReport({ content, unplaced, notes }: ImportedReport): string {
  const head = [
    content.title || '（没有标题）',
    `格式 ${content.formatId}　年度 ${content.year || '未知'}　单位 ${content.organisation || '未知'}`,
    ...Object.entries(content.metadata).map(([key, value]) => `${key}：${value}`),
  ];
  const parts: [string, string[]][] = [
    ['', head],
    ...content.sections.map((section): [string, string[]] => [
      `${section.number}${section.title}` || '（标题之前）',
      section.blocks.map((block) => `  ${blockText(block)}`),
    ]),
    ...tableLines(content),
    ['未归位的片段', unplaced.map(({ text, line }) => `  第 ${line} 行：${text}`)],
    ['说明', notes.map(({ message, line }) => `  ${line ? `第 ${line} 行：` : ''}${message}`)],
  ];
  return `${parts
    .filter(([title, lines], index) => index === 0 || lines.length > 0 || title !== '')
    .map(([title, lines]) => [...(title ? [title] : []), ...lines].join('\n'))
    .join('\n\n')}\n`;
}

function tableLines(content: ReportContent): [string, string[]][] {
  return findFormat(content.formatId).tables.flatMap((table): [string, string[]][] => {
    const cells = content.tables[table.id];
    if (!cells) return [];
    const lines = Object.entries(cells).map(([path, value]) => `  ${path}\t${printCell(value) || '（空）'}`);
    return [[`表：${table.title}`, lines]];
  });
}
