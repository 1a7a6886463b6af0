import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nianbao } from '../test/nianbao.ts';

const REPORT = '某局2021年政府信息公开工作年度报告\n一、总体情况\n一段文字。\n打印\n';

describe('nianbao import', () => {
  let folder = '';
  const file = (name: string) => join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nianbao-'));
    await writeFile(file('report.txt'), REPORT);
    await writeFile(
      file('random.bin'),
      new Uint8Array(5000).map((_, i) => (i * 7919) % 251),
    );
    await writeFile(file('deep.html'), '<div>'.repeat(10_000));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('prints content, unplaced pieces and notes as JSON and nothing else, without a build', async () => {
    const { code, stdout, stderr } = await nianbao('import', file('report.txt'), '--json');

    const printed = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(Object.keys(printed)).toEqual(['content', 'unplaced', 'notes', 'unsure']);
    expect(printed.content).toMatchObject({ formatId: '2021', year: 2021, organisation: '某局' });
    expect(printed.unplaced).toEqual([{ text: '打印', line: 4 }]);
  });

  it('prints the report in words without --json', async () => {
    const { code, stdout } = await nianbao('import', file('report.txt'));

    expect(code).toBe(0);
    expect(stdout).toContain('一、总体情况\n  一段文字。');
  });

  it('takes year and body from the command line', async () => {
    const { stdout } = await nianbao(
      'import',
      file('report.txt'),
      '--json',
      '--year',
      '2020',
      '--organisation',
      '某县',
    );

    expect(JSON.parse(stdout).content).toMatchObject({ year: 2020, organisation: '某县' });
  });

  it.each([
    ['a file that is not there', ['import', '不存在.txt', '--json'], '没有这个文件'],
    ['random bytes', ['import', 'random.bin', '--json'], '无法识别'],
    ['a page nested too deep', ['import', 'deep.html', '--json'], '嵌套过深'],
    ['a folder', ['import', '.', '--json'], '文件夹'],
    ['no file', ['import', '--json'], '请给出要读入的文件'],
    ['an unknown option', ['import', 'report.txt', '--what'], '不认识的选项'],
    ['an unknown command', ['convert', 'report.txt'], '没有“convert”命令'],
  ])('refuses %s with code 2 and a reason', async (_, args, reason) => {
    const inFolder = args.map((arg, index) => (index > 0 && !arg.startsWith('--') ? file(arg) : arg));

    const { code, stdout, stderr } = await nianbao(...inFolder);

    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(reason);
  });

  it('explains itself', async () => {
    const { code, stdout } = await nianbao('--help');

    expect(code).toBe(0);
    expect(stdout).toContain('用法：nianbao');
  });
});
