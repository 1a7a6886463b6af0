import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closePdf } from '@nianbao/documents/pdf';
import { renderStandalone } from '@nianbao/documents';
import { toDocx } from '@nianbao/documents/docx';
import {
  blankReport,
  cellsOf,
  fillReportSums,
  findFormat,
  type ReportContent,
} from '@nianbao/report-formats';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from './run.ts';

vi.setConfig({ testTimeout: 60_000 });

interface Answer {
  code: unknown;
  stdout: string;
  stderr: string;
}

/** One command line, run here: how a process of its own answers is tested with the other commands. */
async function nianbao(...args: string[]): Promise<Answer> {
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[stream] += String(text);
      return true;
    }),
  );
  try {
    return { code: await run(args), ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const hasPdftotext = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

const TO_PDF = ['report.html', '--to', 'pdf', '--out', 'x.pdf'];

/** A report with a text and a figure of its own in every cell that is typed. */
function aReport(): ReportContent {
  const blank = blankReport('2021', 2024, '某市某局');
  const tables = findFormat('2021').tables.map((table) => [
    table.id,
    Object.fromEntries(cellsOf(table).map(({ path }, index) => [path, index + 1])),
  ]);
  return fillReportSums({
    ...blank,
    sections: blank.sections.map((section) =>
      findFormat('2021').tables.some(({ sectionId }) => sectionId === section.id)
        ? section
        : {
            ...section,
            blocks: [{ id: `${section.id}b`, kind: 'paragraph', text: `${section.title}如下：#sys $x$。` }],
          },
    ),
    tables: Object.fromEntries(tables),
  });
}

describe('nianbao render', () => {
  const report = aReport();
  let folder = '';
  const file = (name: string) => join(folder, name);
  const read = (name: string) => readFile(file(name));
  const imported = async (name: string): Promise<ReportContent> =>
    JSON.parse((await nianbao('import', file(name), '--json')).stdout).content;
  const figures = ({ tables }: ReportContent) => tables;
  const texts = ({ sections }: ReportContent) =>
    sections.map(({ id, blocks }) => [
      id,
      blocks.map((block) => (block.kind === 'paragraph' ? block.text : block.kind)),
    ]);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nianbao-render-'));
    await writeFile(file('report.html'), renderStandalone(report));
    await mkdir(file('folder'));
  });
  afterAll(async () => {
    closePdf();
    await rm(folder, { recursive: true });
  });

  it.each(['html', 'docx'])('writes %s that is read back as the same report', async (format) => {
    const { code, stdout, stderr } = await nianbao(
      'render',
      file('report.html'),
      '--to',
      format,
      '--out',
      file(`a.${format}`),
    );

    const back = await imported(`a.${format}`);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('已生成');
    expect([figures(back), texts(back), back.title]).toEqual([figures(report), texts(report), report.title]);
  });

  it('writes the content itself as JSON, and its hash to the screen', async () => {
    const { stdout } = await nianbao('render', file('report.html'), '--to', 'json', '--out', file('a.json'));

    const json = await read('a.json');
    const hash = createHash('sha256').update(json).digest('hex');
    expect(JSON.parse(json.toString()).tables).toEqual(report.tables);
    expect(stdout).toContain(`内容校验码（SHA-256）：${hash}`);
  });

  it('writes every figure as CSV, in one file or in one for each table', async () => {
    await nianbao('render', file('report.html'), '--to', 'csv', '--out', file('a.csv'));
    await nianbao('render', file('report.html'), '--to', 'csv', '--out', file('folder'));

    const lines = (await read('a.csv')).toString().trim().split('\r\n').slice(1);
    const cells = findFormat('2021').tables.flatMap((table) =>
      cellsOf(table).map(({ path }) => [
        `tables/${table.id}/${path}`,
        String(report.tables[table.id]?.[path]),
      ]),
    );
    const hash = createHash('sha256')
      .update(await jsonOf())
      .digest('hex');
    expect(lines.map((line) => [line.split(',')[0], line.split(',').at(-1)])).toEqual([
      ...cells,
      ['contentHash', hash],
    ]);
    expect((await readdir(file('folder'))).toSorted()).toEqual([
      'applications.csv',
      'art20.csv',
      'review_litigation.csv',
    ]);
  });

  const jsonOf = async () => {
    await nianbao('render', file('report.html'), '--to', 'json', '--out', file('hashed.json'));
    return read('hashed.json');
  };

  it('puts JSON into a folder with its schema', async () => {
    await mkdir(file('data'));

    await nianbao('render', file('report.html'), '--to', 'json', '--out', file('data'));

    expect((await readdir(file('data'))).toSorted()).toEqual(['report.json', 'report.schema.json']);
    expect(JSON.parse((await read('data/report.schema.json')).toString()).$schema).toContain('2020-12');
  });

  it('writes into what a link leads to, and into a device without replacing it', async () => {
    await writeFile(file('target.json'), 'old');
    await symlink(file('target.json'), file('link.json'));
    await symlink('/dev/null', file('null.json'));

    await nianbao('render', file('report.html'), '--to', 'json', '--out', file('link.json'));
    const { code, stdout, stderr } = await nianbao(
      'render',
      file('report.html'),
      '--to',
      'json',
      '--out',
      file('null.json'),
    );

    expect((await lstat(file('link.json'))).isSymbolicLink()).toBe(true);
    expect(JSON.parse((await read('target.json')).toString()).year).toBe(2024);
    expect([code, stdout, (await lstat(file('null.json'))).isSymbolicLink()]).toEqual([0, '', true]);
    expect(stderr).toContain('已生成');
  });

  it.each(['2025年1月20日', '2025-01-20'])('prints the day %s', async (day) => {
    await nianbao('render', file('report.html'), '--to', 'docx', '--out', file('dated.docx'), '--date', day);

    const { stdout } = await nianbao('import', file('dated.docx'));

    expect(stdout).toContain('2025年1月20日');
  });

  it('writes XML and PDF', async () => {
    await nianbao('render', file('report.html'), '--to', 'xml', '--out', file('a.xml'));
    const { code } = await nianbao(
      'render',
      file('report.html'),
      '--to',
      'pdf',
      '--out',
      file('a.pdf'),
      '--date',
      '2025年1月20日',
    );

    expect((await read('a.xml')).toString()).toContain('总体情况如下：#sys $x$。');
    expect(code).toBe(0);
    expect((await read('a.pdf')).toString('latin1')).toMatch(/^%PDF-.*<pdfaid:part>2/su);
  });

  it.skipIf(!hasPdftotext)('writes PDF whose text can be searched (skipped without pdftotext)', async () => {
    await nianbao(
      'render',
      file('report.html'),
      '--to',
      'pdf',
      '--out',
      file('b.pdf'),
      '--date',
      '2025年1月20日',
    );

    const text = execFileSync('pdftotext', [file('b.pdf'), '-'], { encoding: 'utf8' }).replaceAll(/\s/gu, '');
    expect(text).toContain('总体情况如下：#sys$x$。');
    expect(text).toContain('2025年1月20日');
  });

  /** A Word file of these paragraphs, as an office would write its template. */
  const aTemplate = async (name: string, words: string[]) => {
    const blocks = words.map((text, index) => ({ id: `b${index}`, kind: 'paragraph' as const, text }));
    const sections = [{ id: 'preface', number: '', title: '', blocks }];
    const written = { ...blankReport('2021', 2024, '某局'), title: '某局文件', tables: {}, sections };
    await writeFile(file(name), await toDocx(written));
    return ['--to', 'docx', '--out', file(`on-${name}`), '--template', file(name)];
  };

  it('stands on a template of the body’s own, with every figure and sentence', async () => {
    const args = await aTemplate('red.docx', ['{{标题}}', '{{正文}}', '{{署名}}　{{成文日期}}']);

    const { code, stdout } = await nianbao('render', file('report.html'), ...args, '--date', '2025年1月20日');

    const { tables, sections } = await imported('on-red.docx');
    expect(code).toBe(0);
    expect(stdout).toMatch(/已生成.*\n内容校验码/u);
    expect(tables).toEqual(report.tables);
    const printed = sections.flatMap(({ blocks }) =>
      blocks.map((block) => ('text' in block ? block.text : '')),
    );
    expect(printed).toEqual(
      expect.arrayContaining(
        texts(report)
          .flatMap(([, words]) => words)
          .filter(Boolean),
      ),
    );
    expect(printed.join('\n')).toContain('某市某局　2025年1月20日');
  });

  it('refuses a template with every reason, and one for anything but Word', async () => {
    const args = await aTemplate('bad.docx', ['{{标题}}', '{{落款}}']);

    const bad = await nianbao('render', file('report.html'), ...args);
    const none = await nianbao('render', file('report.html'), ...args.slice(0, -1), file('none.docx'));
    const pdf = await nianbao('render', file('report.html'), '--to', 'pdf', ...args.slice(2));

    expect([bad, none, pdf].map(({ code, stdout }) => [code, stdout])).toEqual(
      [bad, none, pdf].map(() => [2, '']),
    );
    expect(bad.stderr).toMatch(/缺少“\{\{正文\}\}”\n.*“\{\{落款\}\}”不是可用的位置/u);
    expect(none.stderr).toContain('无法读取模板');
    expect(pdf.stderr).toContain('只有 Word 文件可以使用模板');
    expect((await readdir(folder)).filter((name) => name.startsWith('on-bad'))).toEqual([]);
  });

  it.each([
    ['no format', ['report.html', '--out', 'x.pdf'], '请用 --to'],
    ['an unknown format', ['report.html', '--to', 'odt', '--out', 'x.odt'], '不能转为“odt”'],
    ['no path', ['report.html', '--to', 'pdf'], '请用 --out'],
    ['a folder that is not there', ['report.html', '--to', 'pdf', '--out', 'none/x.pdf'], '没有这个文件夹'],
    ['a file that is not there', ['none.html', '--to', 'pdf', '--out', 'x.pdf'], '没有这个文件'],
    ['another font', ['report.html', '--to', 'docx', '--out', 'x.docx', '--font', '宋体'], '正文字体只能是'],
    ['a day that is none', [...TO_PDF, '--date', '2025-02-30'], '成文日期应如'],
    ['a folder of fonts that is not there', [...TO_PDF, '--fonts', '/none'], '没有这个字体文件夹'],
    ['the source as the target', ['report.html', '--to', 'html', '--out', 'report.html'], '覆盖'],
  ])('refuses %s with code 2 and a reason, and writes nothing', async (_, args, reason) => {
    const before = await readdir(folder);
    const paths = args.map((arg) => (/^(?:none\/)?\w+\.\w+$/u.test(arg) ? file(arg) : arg));

    const { code, stdout, stderr } = await nianbao('render', ...paths);

    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(reason);
    expect(await readdir(folder)).toEqual(before);
  });
});
