import type { PublicationSummary } from '@nianbao/contracts';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { anId, aPart, aReport, aSession, officeAnswers } from '../../../test/a-report.ts';
import { answers, draw, refusal } from '../../../test/render.tsx';
import { SessionGate } from '../../../test/session-gate.tsx';
import { ArchivePage } from './ArchivePage.tsx';

const aPublication = (year: number, more: Partial<PublicationSummary> = {}): PublicationSummary => ({
  id: anId(),
  year,
  edition: 1,
  formatId: '2021',
  title: `云州市营商环境建设局${year}年政府信息公开工作年度报告`,
  publishedAt: `${year + 1}-01-20T00:00:00.000Z`,
  imported: true,
  path: `/reports/ysj/${year}`,
  contentHash: 'a'.repeat(64),
  ...more,
});

const show = (publications: unknown, session = aSession('office')) => {
  const sent = answers({
    ...officeAnswers(aReport([aPart()])),
    'GET /session': session,
    'GET /publications': publications,
    'POST /attachments': {
      id: anId(),
      name: 'x.txt',
      mediaType: 'text/plain',
      size: 3,
      sha256: 'b'.repeat(64),
    },
    'POST /archive': () => aPublication(2022, { title: '存入的年报' }),
  });
  draw(
    <SessionGate>
      <ArchivePage />
    </SessionGate>,
    '/archive',
  );
  return sent;
};
const REPORT = `某县数据局2022年政府信息公开工作年度报告

一、总体情况
2022年，我局主动公开政府信息10条。
打印
`;
const aFile = (name: string, text: string | Uint8Array<ArrayBuffer>) => new File([text], name);
const add = async (...files: File[]) => {
  fireEvent.click(await screen.findByRole('button', { name: /导入往年年报/u }));
  await screen.findByText(/把文件拖到这里/u);
  const input = document.querySelector('input[type=file]');
  if (!input) throw new Error('no file input');
  fireEvent.change(input, { target: { files } });
};
/** What the line of the file says once it has been read. */
const told = (name: string): Promise<string> =>
  waitFor(() => {
    const lines = screen.queryAllByText(name).map((found) => found.closest('li')?.textContent ?? '');
    const said = lines.find((line) => /待核对|没有读出/u.test(line));
    if (said === undefined) throw new Error(`${name} is not read yet`);
    return said;
  });
const store = () => screen.getByRole<HTMLButtonElement>('button', { name: '存入并公开' });

describe('past reports', () => {
  it('are listed with their year, marked where they were imported, and lead to the portal', async () => {
    show([aPublication(2025, { imported: false }), aPublication(2023)]);

    const imported = (await screen.findByText('2023')).closest('li');
    expect(within(imported ?? document.body).getByText('导入')).toBeTruthy();
    expect(
      within(imported ?? document.body)
        .getByRole('link')
        .getAttribute('href'),
    ).toBe('/reports/ysj/2023');
    expect(within(screen.getByText('2025').closest('li') ?? document.body).queryByText('导入')).toBeNull();
  });

  it('say what to do first where there is none', async () => {
    show([]);

    expect(await screen.findByText(/还没有已公开的年报/u)).toBeTruthy();
  });

  it('say why they cannot be shown', async () => {
    show(refusal(500, { code: 'internal', message: '系统错误，请稍后重试', details: [] }));

    expect(await screen.findByText('系统错误，请稍后重试')).toBeTruthy();
    expect(screen.getByRole('button', { name: '重试' })).toBeTruthy();
  });

  it('are imported by the office alone', async () => {
    show([aPublication(2023)], aSession('leader'));

    await screen.findByText('2023');
    expect(screen.queryByRole('button', { name: /导入往年年报/u })).toBeNull();
  });
});

describe('importing', () => {
  it('reads each file by itself: a refusal is said of that file, the others go on', async () => {
    show([]);

    await add(
      aFile('扫描件.txt', new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d])),
      aFile('2022.txt', REPORT),
      aFile('旧版.doc', 'x'),
    );

    expect(await told('2022.txt')).toContain('待核对 · 2022 年度 · 1 处没有位置');
    expect(await told('扫描件.txt')).toContain('PDF 文件已损坏');
    expect(await told('旧版.doc')).toContain('只能导入 .docx');
  });

  it('takes ten files at a time and no more', async () => {
    show([]);

    await add(...Array.from({ length: 11 }, (_, i) => aFile(`${i}.txt`, REPORT)));

    expect((await screen.findByText(/一次至多导入 10 个文件/u)).textContent).toContain('这次选了 11 个');
  });

  it('stores only when every piece is decided and the day is known, with its source', async () => {
    const sent = show([]);
    await add(aFile('2022.txt', REPORT));
    expect(await screen.findByText('没有位置')).toBeTruthy();
    expect(store().disabled).toBe(true);

    fireEvent.click(screen.getByRole('button', { name: '不放入' }));
    fireEvent.change(screen.getByLabelText('当时公开的日期'), { target: { value: '2023-01-20' } });
    fireEvent.click(store());

    expect((await screen.findByText(/已存入 2022 年度/u)).textContent).toContain('查看公开页面');
    const [uploaded, stored] = sent.filter(({ method }) => method === 'POST');
    expect(uploaded?.path).toBe('/attachments');
    expect(stored?.body).toMatchObject({
      publishedOn: '2023-01-20',
      source: { name: '2022.txt' },
      content: { year: 2022, organisation: '某县数据局', title: '某县数据局2022年政府信息公开工作年度报告' },
    });
  });

  it('refuses a year that is there with a sentence, before anything is sent', async () => {
    const sent = show([aPublication(2022)]);
    await add(aFile('2022.txt', REPORT));

    expect(await screen.findByText(/2022 年度的年报已经公开，不能重复导入/u)).toBeTruthy();
    expect(store().disabled).toBe(true);
    expect(sent.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('corrects words and figures in place', async () => {
    show([]);
    const table = [
      '三、收到和处理政府信息公开申请情况',
      '本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1',
    ].join('\n');
    await add(aFile('2022.txt', `${REPORT}${table}`));
    fireEvent.click(await screen.findByText('逐处更正'));

    const words = await screen.findByDisplayValue('2022年，我局主动公开政府信息10条。');
    fireEvent.change(words, { target: { value: '改好的一段。' } });
    fireEvent.click(screen.getByText('公开时的样子'));

    expect(await screen.findByText('改好的一段。')).toBeTruthy();
  });

  it('keeps pasted text as a file of its own', async () => {
    show([]);
    fireEvent.click(await screen.findByRole('button', { name: /导入往年年报/u }));
    fireEvent.change(await screen.findByLabelText('粘贴年报文字或网页源码'), { target: { value: REPORT } });

    fireEvent.click(screen.getByRole('button', { name: '读取粘贴的内容' }));

    expect(await told('粘贴的年报.txt')).toContain('2022 年度');
  });
});
