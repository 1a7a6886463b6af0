import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nianbao } from '../test/nianbao.ts';

const LINES = [
  '青崖县人民政府办公室关于做好2025年政府信息公开工作年度报告编制工作的通知',
  '青政办函〔2025〕90号',
  '各乡镇人民政府，县直各部门：',
  '县直各部门于2026年1月20日前报送，1月31日前公开；各乡镇人民政府于次年2月10日前报送。',
  '总体情况不超过一千字。每季度首月8日前报送统计数据。春节前完成公开。',
  '纸质版一式两份，加盖公章。',
  '青崖县人民政府办公室',
  '2025年12月24日',
];
const PAGE = `<!doctype html><html><body>${LINES.map((line) => `<p>${line}</p>`).join('')}</body></html>`;

describe('nianbao notice', { timeout: 30_000 }, () => {
  let folder = '';
  const file = (name: string) => join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nianbao-'));
    await writeFile(file('notice.txt'), LINES.join('\n'));
    await writeFile(file('notice.html'), PAGE);
    await writeFile(file('blank.txt'), ' \n\n');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(['notice.txt', 'notice.html'])('prints what %s says as JSON and nothing else', async (name) => {
    const { code, stdout, stderr } = await nianbao('notice', file(name), '--json');

    const said = JSON.parse(stdout);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(said).toMatchObject({
      title: LINES[0],
      number: '青政办函〔2025〕90号',
      issuer: '青崖县人民政府办公室',
      date: '2025-12-24',
      year: 2025,
      kind: 'notice',
      unread: ['春节前完成公开。'],
    });
    expect(
      said.dates.map(({ purpose, label, date, audience }: Record<string, string | null>) =>
        [purpose, label, date, audience].join(' '),
      ),
    ).toEqual([
      'deliver 报送 2026-01-20 县直各部门',
      'publish 公开 2026-01-31 县直各部门',
      'deliver 报送 2026-02-10 各乡镇人民政府',
      'publish 公开  ',
    ]);
    expect(said.materials).toMatchObject([{ medium: 'paper', sealed: true, copies: 2 }]);
    expect(said.requirements).toMatchObject([{ rule: { kind: 'max_length', chars: 1000 } }]);
  });

  it('prints it in words without --json, what was not understood last', async () => {
    const { code, stdout } = await nianbao('notice', file('notice.txt'), '--year', '2024');

    expect(code).toBe(0);
    expect(stdout).toContain('▲ 这份通知说的是 2025 年度，正在开启的是 2024 年度，请核对');
    expect(stdout).toContain('报送 2026-01-20　县直各部门');
    expect(stdout.trimEnd().endsWith('未读懂，请看原文\n  “春节前完成公开。”')).toBe(true);
  });

  it('says in JSON whether the year is another', async () => {
    const [other, same] = await Promise.all(
      ['2024', '2025'].map((year) => nianbao('notice', file('notice.txt'), '--json', '--year', year)),
    );

    expect(JSON.parse(other?.stdout ?? '').yearMismatch).toMatchObject({ noticeYear: 2025, year: 2024 });
    expect(JSON.parse(same?.stdout ?? '').yearMismatch).toBeNull();
  });

  it.each([
    ['a file that is not there', ['不存在.txt'], '没有这个文件'],
    ['a file without words', ['blank.txt'], '没有读到文字'],
    ['no file', [], '用法：nianbao notice 文件'],
    ['a year that is none', ['notice.txt', '--year', '25'], '年度应是四位数字'],
    ['an unknown option', ['notice.txt', '--what'], '用法：nianbao notice 文件'],
  ])('answers 2 and says why for %s', async (_, [name, ...more], reason) => {
    const { code, stdout, stderr } = await nianbao(
      'notice',
      ...(name === undefined ? [] : [file(name)]),
      ...more,
    );

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(reason);
  });
});
