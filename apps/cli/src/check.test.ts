import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { check } from './check.ts';

const REPORT = [
  '某某县水务局2020年政府信息公开工作年度报告',
  '一、总体情况',
  '2020年，共发布信息950条。其中：工作动态236条，通知公告62条，政策文件84条，财政信息144条，人事信息228条，其他228条。',
].join('\n');

describe('nianbao check', () => {
  let folder = '';
  let printed = '';
  let refused = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nianbao-check-'));
    printed = '';
    refused = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((printed += String(text)), true));
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((refused += String(text)), true));
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(folder, { recursive: true });
  });
  const save = async (text: string): Promise<string> => {
    const file = join(folder, 'report.txt');
    await writeFile(file, text);
    return file;
  };

  it('prints findings with place and arithmetic, and exits with 1', async () => {
    const file = await save(REPORT);

    const code = await check([file]);

    expect(code).toBe(1);
    expect(printed).toContain('错误（1）');
    expect(printed).toContain(
      '“一、总体情况”第 1 段：“共发布信息950条”：分项 236 + 62 + 84 + 144 + 228 + 228 = 982，比总数 950 多出 32',
    );
  });

  it('prints exactly the findings as JSON', async () => {
    const file = await save(REPORT);

    await check([file, '--json']);

    const answer = JSON.parse(printed);
    expect(Object.keys(answer)).toEqual(['findings']);
    expect(answer.findings[0]).toMatchObject({
      rule: 'text.sum_mismatch',
      level: 'error',
      expected: '950',
      actual: '982',
    });
  });

  it('exits with 0 when nothing is an error', async () => {
    const file = await save(REPORT.replace('950', '982'));

    expect(await check([file])).toBe(0);
  });

  it('compares with the report of the year before', async () => {
    const file = await save(REPORT);

    expect(await check([file, '--previous', file, '--json'])).toBe(1);
  });

  it.each([[[]], [['a', 'b']], [['--unknown']]])('refuses %j with its usage', async (args) => {
    expect(await check(args)).toBe(2);
    expect(refused).toContain('用法');
  });

  it('refuses a file that is not there in Chinese', async () => {
    expect(await check([join(folder, 'nothing.txt')])).toBe(2);
    expect(refused).toContain('没有这个文件');
  });
});
