import { parseArgs } from 'node:util';
import { sourceLines } from '@nianbao/importer';
import {
  materialInWords,
  NOTICE_KIND_NAMES,
  type NoticeReading,
  PURPOSE_NAMES,
  readNotice,
  ruleInWords,
  yearMismatch,
} from '@nianbao/notices';
import { readSource } from './read-report.ts';
import { orRefused, Refusal } from './refusal.ts';

const USAGE = '用法：nianbao notice 文件 [--year 年度] [--json]';
/** A notice of 200 pages has 6,000 lines. */
const MOST_LINES = 50_000;

/** `nianbao notice`: what a notice says, each thing with its sentence; 2 when the file cannot be read. */
export const notice = (args: string[]): Promise<number> =>
  orRefused(async () => {
    const { file, year, json } = readArguments(args);
    const reading = await readingOf(file);
    const mismatch = year === undefined ? null : yearMismatch(reading, year);
    process.stdout.write(json ? inJson(reading, year, mismatch) : inWords(reading, mismatch));
    return 0;
  });

interface Arguments {
  file: string;
  year: number | undefined;
  json: boolean;
}

function readArguments(args: string[]): Arguments {
  const given = parsed(args);
  const [file, ...rest] = given.positionals;
  if (file === undefined || rest.length > 0) throw new Refusal(USAGE);
  const year = given.values.year === undefined ? undefined : Number(given.values.year);
  if (year !== undefined && !(Number.isInteger(year) && year >= 2000 && year <= 2099))
    throw new Refusal('年度应是四位数字，如 2025');
  return { file, year, json: given.values.json };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { year: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
  } catch {
    throw new Refusal(USAGE);
  }
}

async function readingOf(file: string): Promise<NoticeReading> {
  const input = await readSource(file);
  if (typeof input === 'string') throw new Refusal(input);
  const lines = sourceLines(input);
  if (lines.length === 0) throw new Refusal(`${file}：没有读到文字`);
  if (lines.length > MOST_LINES) throw new Refusal(`${file}：有 ${lines.length} 行，不像一份通知`);
  return readNotice(lines);
}

type Mismatch = ReturnType<typeof yearMismatch>;

function inJson(reading: NoticeReading, year: number | undefined, mismatch: Mismatch): string {
  const dates = reading.dates.map(({ purpose, ...rest }) => ({
    purpose,
    label: PURPOSE_NAMES[purpose],
    ...rest,
  }));
  const asked = year === undefined ? {} : { yearMismatch: mismatch };
  return `${JSON.stringify({ ...reading, dates, ...asked }, null, 2)}\n`;
}

const NONE = '（没有写）';

/** For people: the head, then each list, what was not understood last. */
function inWords(reading: NoticeReading, mismatch: Mismatch): string {
  const { title, kind, number, issuer, date, year } = reading;
  const head = [
    title ?? '（没有标题）',
    `类别 ${NOTICE_KIND_NAMES[kind]}　文号 ${number ?? NONE}　发文机关 ${issuer ?? NONE}`,
    `成文日期 ${date ?? NONE}　报告年度 ${year ?? NONE}`,
    ...(mismatch ? [`▲ ${mismatch.words}`] : []),
  ];
  const told = listsOf(reading).flatMap(([name, items]) =>
    items.length === 0 ? [] : ['', name, ...items.map((item) => `  ${item}`)],
  );
  return `${[...head, ...told].join('\n')}\n`;
}

const quoted = (sentence: string): string => `“${sentence}”`;
const from = (words: string, sentence: string): string => `${words}\n    ${quoted(sentence)}`;

const listsOf = (reading: NoticeReading): [name: string, items: string[]][] => [
  [
    '日期',
    reading.dates.map(({ purpose, date, audience, sentence }) =>
      from(`${PURPOSE_NAMES[purpose]} ${date ?? '（不能确定）'}　${audience ?? '全部'}`, sentence),
    ),
  ],
  ['报送材料', reading.materials.map((one) => from(materialInWords(one), one.sentence))],
  [
    '要求',
    reading.requirements.map(({ rule, sentence }) =>
      rule ? from(ruleInWords(rule), sentence) : quoted(sentence),
    ),
  ],
  ['周期性日期（不是本年的日期）', reading.rhythms.map(quoted)],
  ['联系方式', reading.contacts.map(quoted)],
  ['前后矛盾', reading.contradictions.map(({ words }) => words)],
  ['未读懂，请看原文', reading.unread.map(quoted)],
];
