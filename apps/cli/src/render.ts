import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { renderStandalone, reportCsv, reportJsonSchema, toCsv, toJson, toXml } from '@nianbao/documents';
import type { ImportedReport } from '@nianbao/importer';
import { findFormat, type ReportContent } from '@nianbao/report-formats';
import { kindOf, writeWhole } from './output.ts';
import { readReport, type KnownOfReport } from './read-report.ts';

const USAGE =
  '用法：nianbao render 文件 --to html|docx|pdf|json|csv|xml --out 路径 [--year 年度] [--organisation 单位] [--date 成文日期] [--fonts 字体文件夹] [--template 模板.docx] [--font 仿宋|仿宋_GB2312]';

const TEXT_FONTS = ['仿宋', '仿宋_GB2312'];

interface RenderOptions {
  file: string;
  target: Target;
  out: string;
  known: KnownOfReport;
  /** 成文日期 as printed. */
  date: string | undefined;
  fontFolder: string | undefined;
  /** The body's own .docx with named places. */
  template: string | undefined;
  /** Of the text of a Word file. */
  textFont: string | undefined;
}

interface Rendering {
  content: ReportContent;
  hash: string;
  date: string | undefined;
  fontFolder: string | undefined;
  template: Uint8Array | undefined;
  textFont: string | undefined;
}

const dated = ({ date }: Rendering) => (date === undefined ? {} : { date });

/** Word and PDF are loaded only when they are asked for. */
const TARGETS = {
  html: ({ content, hash }: Rendering) => renderStandalone(content, { contentHash: hash }),
  docx: async (rendering: Rendering) => {
    const { fillTemplate, toDocx } = await import('@nianbao/documents/docx');
    const { content, hash, template, textFont } = rendering;
    const fonts = textFont === undefined ? {} : { text: textFont };
    const options = { contentHash: hash, fonts, ...dated(rendering) };
    if (template === undefined) return toDocx(content, options);
    const filled = fillTemplate(template, content, options);
    // It was looked at before.
    if ('problems' in filled) throw new Error(filled.problems.join());
    return filled;
  },
  pdf: async (rendering: Rendering) => {
    const { configurePdf, toPdf } = await import('@nianbao/documents/pdf');
    if (rendering.fontFolder !== undefined) configurePdf({ fontFolder: rendering.fontFolder });
    return toPdf(rendering.content, { contentHash: rendering.hash, ...dated(rendering) });
  },
  json: ({ content }: Rendering) => toJson(content),
  csv: ({ content, hash }: Rendering) => reportCsv(content, { contentHash: hash }),
  xml: ({ content, hash }: Rendering) => toXml(content, { contentHash: hash }),
} satisfies Record<string, (rendering: Rendering) => string | Uint8Array | Promise<Uint8Array>>;

type Target = keyof typeof TARGETS;
const isTarget = (name: string): name is Target => Object.hasOwn(TARGETS, name);

/** `nianbao render`: 0 when the file is written, 2 when not. */
export async function render(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') return complain(`${options}\n${USAGE}`);
  const { report, problem } = await readReport(options.file, options.known);
  if (report === null) return complain(problem);
  const folder = await kindOf(options.out);
  if (folder === 'none' && (await kindOf(dirname(resolve(options.out)))) !== 'folder') {
    return complain(`${options.out}：没有这个文件夹，请先建立`);
  }
  if (resolve(options.out) === resolve(options.file))
    return complain('输出会覆盖要读入的文件，请另给一个路径');
  if (options.fontFolder !== undefined && (await kindOf(options.fontFolder)) !== 'folder')
    return complain(`${options.fontFolder}：没有这个字体文件夹`);
  warn(report);
  const { content } = report;
  const hash = createHash('sha256').update(toJson(content)).digest('hex');
  const { date, fontFolder, textFont } = options;
  const template = await readTemplate(options.template);
  if (typeof template === 'string') return complain(template);
  const rendering = { content, hash, date, fontFolder, template, textFont };
  const files =
    folder === 'folder'
      ? await filesInFolder(options, rendering)
      : [[options.out, await TARGETS[options.target](rendering)] as const];
  // What is printed must not stand in a stream beside the file.
  const told = folder === 'stream' ? process.stderr : process.stdout;
  for (const [path, bytes] of files) {
    const failure = await writeWhole(path, bytes);
    if (failure !== null) return complain(`${path}：${failure}`);
    told.write(`已生成 ${path}（${Math.ceil(bytes.length / 1024)} KB）\n`);
  }
  told.write(`内容校验码（SHA-256）：${hash}\n`);
  return 0;
}

/** The template's bytes, or what is wrong with it. */
async function readTemplate(path: string | undefined): Promise<Uint8Array | string | undefined> {
  if (path === undefined) return undefined;
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return `${path}：无法读取模板`;
  const { checkTemplate } = await import('@nianbao/documents/docx');
  const template = new Uint8Array(bytes);
  const problems = checkTemplate(template);
  return problems.length > 0 ? problems.map((each) => `${path}：${each}`).join('\n') : template;
}

/** A folder takes the file under the name of the source, JSON with its schema, tables as CSV each under its own name. */
async function filesInFolder(
  { file, out, target }: RenderOptions,
  rendering: Rendering,
): Promise<(readonly [string, string | Uint8Array])[]> {
  if (target !== 'csv') {
    const name = `${basename(file).replace(/\.[^.]*$/u, '')}.${target}`;
    const schema = [join(out, 'report.schema.json'), JSON.stringify(reportJsonSchema())] as const;
    return [[join(out, name), await TARGETS[target](rendering)], ...(target === 'json' ? [schema] : [])];
  }
  const { content, hash } = rendering;
  return findFormat(content.formatId).tables.flatMap(({ id }) => {
    const csv = toCsv(id, content, { contentHash: hash });
    return csv === null ? [] : [[join(out, `${id}.csv`), csv] as const];
  });
}

function readOptions(args: string[]): RenderOptions | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        to: { type: 'string' },
        out: { type: 'string' },
        year: { type: 'string' },
        organisation: { type: 'string' },
        date: { type: 'string' },
        fonts: { type: 'string' },
        template: { type: 'string' },
        font: { type: 'string' },
      },
    });
    const [file, ...more] = positionals;
    if (file === undefined) return '请给出要读入的文件';
    if (more.length > 0) return '一次只能读入一个文件';
    if (values.to === undefined) return '请用 --to 指明格式';
    if (!isTarget(values.to)) return `不能转为“${values.to}”`;
    if (values.out === undefined || values.out === '') return '请用 --out 指明输出的路径';
    const year = values.year === undefined ? undefined : Number(values.year);
    if (year !== undefined && !(Number.isInteger(year) && year >= 2000 && year <= 2099))
      return '年度应是四位数字，如 2024';
    if (values.template !== undefined && values.to !== 'docx') return '只有 Word 文件可以使用模板';
    if (values.font !== undefined && !TEXT_FONTS.includes(values.font))
      return `正文字体只能是${TEXT_FONTS.join('或')}`;
    if (values.font !== undefined && values.to !== 'docx') return '只有 Word 文件可以指定正文字体';
    if (values.fonts !== undefined && values.to !== 'pdf') return '只有 PDF 可以指定字体文件夹';
    const date = values.date === undefined ? undefined : printedDate(values.date);
    if (date === null) return '成文日期应如 2025年1月20日 或 2025-01-20';
    const { organisation } = values;
    return {
      file,
      target: values.to,
      out: values.out,
      known: {
        ...(year === undefined ? {} : { year }),
        ...(organisation === undefined ? {} : { organisation }),
      },
      date,
      fontFolder: values.fonts,
      template: values.template,
      textFont: values.font,
    };
  } catch {
    return '不认识的选项';
  }
}

/** `2025-01-20` or `2025年1月20日` as a 成文日期 is printed; `null` where it is no day. */
function printedDate(text: string): string | null {
  const [, year, month, day] = /^(\d{4})[年-](\d{1,2})[月-](\d{1,2})日?$/u.exec(text.trim()) ?? [];
  const found = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = found.getUTCMonth() === Number(month) - 1 && found.getUTCDate() === Number(day);
  return exists ? `${Number(year)}年${Number(month)}月${Number(day)}日` : null;
}

function complain(problem: string): number {
  process.stderr.write(`${problem}\n`);
  return 2;
}

/** What found no place is not in the output, and the person is told. */
function warn({ unplaced }: ImportedReport): void {
  if (unplaced.length === 0) return;
  const pieces = unplaced.slice(0, 20).map(({ text, line }) => `  第 ${line} 行：${text}`);
  const rest = unplaced.length > pieces.length ? [`  …… 共 ${unplaced.length} 处`] : [];
  process.stderr.write(`${['以下内容不属于年报正文，没有写入：', ...pieces, ...rest].join('\n')}\n`);
}
