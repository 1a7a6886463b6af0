/** What a command answers to the shell: 0 done, 1 errors found, 2 refused or used wrongly. */
type Command = (args: string[]) => Promise<number>;

/** Loaded by name, so that one command does not wait for the packages of the others. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  import: async () => (await import('./import.ts')).importFile,
  notice: async () => (await import('./notice.ts')).notice,
  check: async () => (await import('./check.ts')).check,
  render: async () => (await import('./render.ts')).render,
  verify: async () => (await import('./verify.ts')).verify,
};

export const USAGE = `用法：nianbao 命令 文件 [选项]

命令：
  import 文件 [--json]                    读入一份已公开的年报（文本、网页、.docx），输出内容、未归位的片段和说明
  notice 文件 [--year 年度] [--json]        读一份年度报告工作通知（文本、网页、.docx）：日期、材料、要求，未读懂的另列
  check 文件 [--previous 文件] [--json]   校验一份年报，可与上年年报对照；有错误时退出码为 1
  render 文件 --to 格式 --out 路径        把一份年报转为 html、docx、pdf、json、csv 或 xml
  verify 文件 [--anchor 锚点文件]… [--printed 条数:末条校验码]… [--json]
                                          核验导出的审计记录（.jsonl，可为 .gz）或年度档案（.zip），不需要数据库

选项：
  --json              以 JSON 输出
  --year 年度         （import、render）指明报告年度；（notice）正在开启的年度
  --organisation 单位 （import、render）指明单位名称
  --help              显示本说明

退出码：0 正常，1 校验发现错误或记录被改动，2 无法完成
`;

/** Runs one command line; output goes to stdout, complaints to stderr. */
export async function run(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(USAGE);
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    process.stderr.write(`没有“${name}”命令\n\n${USAGE}`);
    return 2;
  }
  try {
    const command = await load();
    return await command(rest);
  } catch (error) {
    process.stderr.write(`程序出错，未能完成：${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}
