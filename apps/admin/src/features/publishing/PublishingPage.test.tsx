import type { PublishingView, SignedCopyView } from '@nianbao/contracts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { anId, aPart, aReport, officeAnswers, REPORT } from '../../../test/a-report.ts';
import { answers, draw, refusal } from '../../../test/render.tsx';
import { SessionGate } from '../../../test/session-gate.tsx';
import { PublishingPage } from './PublishingPage.tsx';

const aPublishing = (more: Partial<PublishingView> = {}): PublishingView => ({
  version: 4,
  metadata: {},
  offered: { catalogue: '政府信息公开年报' },
  numbers: [],
  plan: null,
  filing: null,
  deliverDue: '2026-01-30',
  superior: '',
  publicPath: null,
  wordTemplate: null,
  publicationId: null,
  watchedUntil: null,
  receipts: [],
  may: { number: true, plan: false, file: false, prove: false, setDelivery: false },
  ...more,
});
const table = (publishing: PublishingView, status: 'reviewing' | 'signed' | 'published' = 'reviewing') => ({
  ...officeAnswers(aReport([aPart()], { status })),
  [`GET /reports/${REPORT}/publishing`]: publishing,
});
const open = () =>
  draw(
    <SessionGate>
      <PublishingPage />
    </SessionGate>,
    `/reports/${REPORT}/publishing`,
    '/reports/:id/publishing',
  );

describe('the publishing page', () => {
  it('takes a number by the body’s rules', async () => {
    const report = aReport([aPart()]);
    const sent = answers({ ...table(aPublishing()), [`POST /reports/${REPORT}/numbers`]: report });
    open();

    const [first] = await screen.findAllByRole('button', { name: '按规则取号' });
    if (first) fireEvent.click(first);

    await waitFor(() =>
      expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({ version: 4, kind: 'indexNumber' }),
    );
  });

  it('says why a number cannot be had', async () => {
    answers({
      ...table(aPublishing()),
      [`POST /reports/${REPORT}/numbers`]: refusal(400, {
        code: 'invalid-input',
        message: '提交的内容不符合要求',
        details: [{ field: 'indexNumber', message: '还没有填写机构代码，请在单位设置中填写' }],
      }),
    });
    open();

    const [first] = await screen.findAllByRole('button', { name: '按规则取号' });
    if (first) fireEvent.click(first);

    expect(await screen.findByText(/还没有填写机构代码/u)).toBeTruthy();
  });

  it('says in one step that it was sent today, or that it need not be', async () => {
    const publishing = aPublishing({
      superior: '云溪市人民政府办公室',
      may: { number: false, plan: false, file: true, prove: false, setDelivery: true },
    });
    const sent = answers({
      ...table(publishing, 'published'),
      [`POST /reports/${REPORT}/filing`]: publishing,
      [`PUT /reports/${REPORT}/delivery`]: publishing,
    });
    open();

    fireEvent.click(await screen.findByRole('button', { name: '今天已报送' }));
    expect(await screen.findByText('报送云溪市人民政府办公室。')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '已报送' }));
    await waitFor(() => expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({ version: 4 }));
    fireEvent.click(screen.getByRole('button', { name: '本年度不需报送' }));

    await waitFor(() =>
      expect(sent.find(({ path }) => path.endsWith('/delivery'))?.body).toEqual({
        version: 4,
        delivers: false,
      }),
    );
  });

  it('arranges that the report becomes public after 备案', async () => {
    const publishing = aPublishing({
      may: { number: false, plan: true, file: true, prove: false, setDelivery: true },
    });
    const sent = answers({
      ...table(publishing, 'signed'),
      [`PUT /reports/${REPORT}/publication-plan`]: publishing,
    });
    open();

    fireEvent.click(await screen.findByRole('radio', { name: '备案后公开' }));
    fireEvent.click(screen.getByRole('button', { name: '安排' }));

    await waitFor(() =>
      expect(sent.find(({ method }) => method === 'PUT')?.body).toEqual({ version: 4, at: null }),
    );
  });

  it('never shows a failed look at the public page as good', async () => {
    const failed = {
      id: anId(),
      edition: 1,
      at: '2026-01-30T02:00:00.000Z',
      url: 'https://example.gov.cn/reports/ysj/2025',
      ok: false,
      expectedHash: 'a'.repeat(64),
      foundHash: 'b'.repeat(64),
      failure: '公开页面的内容与签发的不一致',
    };
    answers(table(aPublishing({ publicPath: '/reports/ysj/2025', receipts: [failed] }), 'published'));
    open();

    expect(await screen.findByText('▲ 公开页面的内容与签发的不一致')).toBeTruthy();
    expect(screen.queryByText(/✓/u)).toBeNull();
  });

  it.each<[string, { daysAgo?: number; edition?: number; url?: string }, string, RegExp]>([
    ['today’s', {}, '2099-01-31', /^✓ 今日已核对，公开页面与签发的一致/u],
    ['yesterday’s, on a day that wants its own', { daysAgo: 1 }, '2099-01-31', /^▲ 今日还没有核对/u],
    ['the last one that was due', { daysAgo: 400 }, '2026-01-31', /^✓ 每日核对已到期/u],
    ['one of another edition', { edition: 2 }, '2099-01-31', /^▲ 第 1 版公开后还没有核对过/u],
    ['one of this very machine', { url: 'http://127.0.0.1:3000/r' }, '2099-01-31', /^核对的是本机地址/u],
  ])('says what a proof is worth that is %s', async (_, looked, watchedUntil, words) => {
    const { daysAgo = 0, edition = 1, url = 'https://example.gov.cn/r' } = looked;
    const receipt = {
      id: anId(),
      edition,
      at: new Date(Date.now() - daysAgo * 86_400_000).toISOString(),
      url,
      ok: true,
      expectedHash: 'a'.repeat(64),
      foundHash: 'a'.repeat(64),
      failure: null,
    };
    const publicPath = '/reports/ysj/2025';
    answers(table(aPublishing({ publicPath, receipts: [receipt], watchedUntil }), 'published'));
    open();

    expect(await screen.findByText(words)).toBeTruthy();
  });

  it('says that a planned publication could not happen, and why', async () => {
    const plan = {
      at: '2026-01-30T01:00:00.000Z',
      by: { id: anId(), name: '办公室甲' },
      doneAt: null,
      failure: '当前状态下不能执行该操作',
    };
    answers(table(aPublishing({ plan })));
    open();

    expect((await screen.findByRole('alert')).textContent).toContain('定于 2026-01-30 09:00 公开，未能公开');
  });
});

describe('signed copies', () => {
  const copy = (agreement: SignedCopyView['agreement']): SignedCopyView => ({
    id: anId(),
    attachmentId: anId(),
    name: `${agreement}.pdf`,
    printedHash: '1a2b3c4d5e6f7081',
    agreement,
    addedBy: { id: anId(), name: '办公室甲' },
    addedAt: '2026-01-30T02:00:00.000Z',
  });
  const copies = `/reports/${REPORT}/signed-copies`;

  it('are called good only where the paper is that of the public version', async () => {
    answers({
      ...table(aPublishing()),
      [`GET ${copies}`]: [copy('published'), copy('earlier'), copy('current'), copy('none')],
    });
    open();

    expect(await screen.findAllByText(/✓/u)).toHaveLength(1);
    expect(screen.getByText(/✓ 纸电一致/u)).toBeTruthy();
    expect(screen.getByText(/◑ .*尚未公开/u)).toBeTruthy();
    expect(screen.getByText(/◑ 与更正前公开的版本相同/u)).toBeTruthy();
    expect(screen.getByText(/▲ 不一致/u)).toBeTruthy();
  });

  it('are sent with the hash as it is printed, and a wrong one is refused at once', async () => {
    const attachment = {
      id: anId(),
      name: '盖章.pdf',
      mediaType: 'application/pdf',
      size: 9,
      sha256: 'a'.repeat(64),
    };
    const sent = answers({
      ...table(aPublishing()),
      [`GET ${copies}`]: [],
      [`POST ${copies}`]: copy('published'),
      'POST /attachments': attachment,
    });
    open();
    const card = await screen.findByRole('region', { name: '盖章扫描件' });
    const file = card.querySelector('input[type=file]');
    if (file) fireEvent.change(file, { target: { files: [new File(['%PDF-'], '盖章.pdf')] } });
    await screen.findByText('盖章.pdf');

    const hash = screen.getByLabelText('纸面页脚的校验码');
    fireEvent.change(hash, { target: { value: 'oops' } });
    fireEvent.click(screen.getByRole('button', { name: '附上并核对' }));
    expect(await screen.findByText(/校验码应是纸面上的 16 位/u)).toBeTruthy();
    fireEvent.change(hash, { target: { value: '1A2B 3C4D 5E6F 7081' } });
    fireEvent.click(screen.getByRole('button', { name: '附上并核对' }));

    await waitFor(() =>
      expect(sent.filter(({ method, path }) => method === 'POST' && path === copies)).toMatchObject([
        { body: { attachmentId: attachment.id } },
      ]),
    );
  });
});

it('shows the fragment of the version in force in a frame where nothing runs', async () => {
  const publicationId = anId();
  answers({
    ...table(aPublishing({ publicationId }), 'published'),
    [`GET /publications/${publicationId}/fragment`]: { html: '<p>正文</p>', contentHash: 'a'.repeat(64) },
  });
  open();

  fireEvent.click(await screen.findByRole('button', { name: /预览$/u }));

  const frame = await screen.findByTitle('网页片段');
  expect([frame.getAttribute('srcdoc'), frame.getAttribute('sandbox')]).toEqual(['<p>正文</p>', '']);
});
