import { execFileSync } from 'node:child_process';
import type { PartView, ReportView, WordComparisonView } from '@nianbao/contracts';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { aBody, type TestBody, type TestPerson } from '../../test/a-body.ts';
import { aPastContent, aPublication } from '../../test/a-publication.ts';
import { aCell, anOpenReport, aParagraph, aReadyReport, aReport, partOf, seen } from '../../test/a-report.ts';
import { type StartedApp, startApp } from '../../test/app.ts';
import { auditOf } from '../../test/audit-of.ts';
import { SignedCopy } from './signed-copy.entity.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const hasPdftotext = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

let started: StartedApp;
let body: TestBody;
let report: ReportView;

beforeAll(async () => {
  started = await startApp();
});
afterAll(() => started.close());
beforeEach(async () => {
  body = await aBody(started.db);
});

const LICENCE = 'tables/art20/art20_5/licence/decisions';
const fetchFile = async (person: TestPerson, path: string) =>
  (await started.as(person)).get(`/api${path}`).responseType('blob');
const save = async (part: PartView | { id: string }, changes: object[]) =>
  (await started.as(body.contributor)).post(`/api/parts/${part.id}/changes`).send({ changes });

describe('a draft as a file', () => {
  it.each([
    ['docx', 'PK'],
    ['pdf', '%PDF-'],
    ['html', '<!doctype html>'],
    ['json', '{'],
    ['csv', '\uFEFF地址'],
    ['xml', '<?xml'],
  ])('is given out as %s, never as a page of this site', async (format, start) => {
    report = await aReport(started, body);

    const {
      status,
      headers,
      body: bytes,
    } = await fetchFile(body.office, `/reports/${report.id}/file?format=${format}`);

    expect([status, headers['cache-control']]).toEqual([200, 'private, no-store']);
    expect(headers['content-disposition']).toMatch(new RegExp(`^attachment; .*\\.${format}$`, 'u'));
    expect(bytes.toString('utf8').startsWith(start)).toBe(true);
  });

  it('is put on record when somebody looks at it', async () => {
    report = await aReport(started, body);

    await fetchFile(body.office, `/reports/${report.id}/file`);

    expect((await auditOf(started.db, body)).at(-1)).toMatchObject({
      action: 'report.read',
      reportId: report.id,
    });
  });

  it('refuses a format that nobody has', async () => {
    report = await aReport(started, body);

    const { status } = await fetchFile(body.office, `/reports/${report.id}/file?format=exe`);

    expect(status).toBe(400);
  });
});

describe('the body’s own template', () => {
  let files: Record<string, Uint8Array>;
  beforeEach(async () => {
    report = await aReport(started, body);
    files = unzipSync(new Uint8Array((await fetchFile(body.office, `/reports/${report.id}/file`)).body));
  });

  const upload = async (words: string[], person = body.office): Promise<string> => {
    const paragraphs = words.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('');
    const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array()).replace(
      /<w:body>.*<w:sectPr/u,
      `<w:body>${paragraphs}<w:sectPr`,
    );
    const template = zipSync({ ...files, 'word/document.xml': strToU8(xml) });
    const agent = await started.as(person);
    return (await agent.post('/api/attachments').attach('file', Buffer.from(template), '模板.docx')).body.id;
  };
  const good = (person = body.office) => upload(['某局文件', '{{标题}}', '{{正文}}'], person);
  const fetched = async (asked = '') => {
    const answer = await fetchFile(body.office, `/reports/${report.id}/file?format=docx${asked}`);
    if (answer.status !== 200) return { status: answer.status, ...JSON.parse(answer.body.toString()) };
    const xml = unzipSync(new Uint8Array(answer.body))['word/document.xml'] ?? new Uint8Array();
    return {
      status: 200,
      text: strFromU8(xml)
        .replaceAll(/<[^>]*>/gu, '')
        .trim(),
    };
  };
  const setTemplate = async (attachmentId: string | null, version: number, person = body.admin) => {
    const wordTemplate = attachmentId && { attachmentId, name: '随便.docx' };
    const { name, settings } = body.organisation;
    return (await started.as(person))
      .put('/api/organisation')
      .send({ version, name, settings: { ...settings, wordTemplate } });
  };

  it('takes the report at one download, or is refused with every reason', async () => {
    const filled = await fetched(`&template=${await good()}`);
    const bad = await fetched(`&template=${await upload(['{{标题}}', '{{落款}}'])}`);
    const foreign = await fetched(`&template=${await good((await aBody(started.db)).office)}`);

    expect(filled.text).toMatch(/^某局文件.*政府信息公开工作年度报告.*一、.*总体情况/u);
    expect([bad.status, bad.code]).toEqual([422, 'template-invalid']);
    expect(bad.details.map(({ message }: { message: string }) => message.slice(0, 11))).toEqual([
      '模板缺少“{{正文}}',
      '模板中的“{{落款}}',
    ]);
    expect([foreign.status, foreign.code]).toEqual([422, 'reference-unknown']);
  });

  it('is kept by the administrator, used for each Word file, named to the office, and taken away', async () => {
    const attachmentId = await good();

    const kept = await setTemplate(attachmentId, 1);
    const told = await (await started.as(body.office)).get(`/api/reports/${report.id}/publishing`);
    const withIt = await fetched();
    const without = await fetched('&template=none');
    const removed = await setTemplate(null, 2);
    const after = await fetched();

    expect(kept.body.settings.wordTemplate).toEqual({ attachmentId, name: '模板.docx' });
    expect(told.body.wordTemplate).toBe('模板.docx');
    expect([withIt, without, after].map(({ text }) => text.startsWith('某局文件'))).toEqual([
      true,
      false,
      false,
    ]);
    expect(removed.body.settings.wordTemplate).toBeNull();
    expect(
      (await auditOf(started.db, body)).filter(({ action }) => action === 'organisation.update'),
    ).toHaveLength(2);
  });

  it('is not kept with a place that nobody knows, by a clerk, or from a neighbour', async () => {
    const neighbour = await aBody(started.db);

    const unknown = await setTemplate(await upload(['{{标题}}', '{{正文}}', '{{落款}}']), 1);
    const foreign = await setTemplate(await good(neighbour.office), 1);
    const clerk = await setTemplate(await good(), 1, body.office);

    expect([unknown.status, unknown.body.code]).toEqual([422, 'template-invalid']);
    expect(unknown.body.details[0].message).toContain('“{{落款}}”不是可用的位置');
    expect([foreign.status, foreign.body.code]).toEqual([422, 'reference-unknown']);
    expect(clerk.status).toBe(403);
    expect((await fetched()).text).not.toContain('某局文件');
  });

  it('is set in the 仿宋 that the body has chosen', async () => {
    const fontOf = async () => {
      const { body: bytes } = await fetchFile(body.office, `/reports/${report.id}/file`);
      const styles = strFromU8(unzipSync(new Uint8Array(bytes))['word/styles.xml'] ?? new Uint8Array());
      return /<w:docDefaults>.*?w:eastAsia="([^"]+)"/u.exec(styles)?.[1];
    };
    const before = await fontOf();
    const { name, settings } = body.organisation;

    const { status } = await (
      await started.as(body.admin)
    )
      .put('/api/organisation')
      .send({ version: 1, name, settings: { ...settings, textFont: '仿宋' } });

    expect([before, status, await fontOf()]).toEqual(['仿宋_GB2312', 200, '仿宋']);
  });

  it('stands under the public Word file, too', async () => {
    await setTemplate(await good(), 1);
    const { name, slug } = body.organisation;
    await aPublication(started, body, aPastContent(name, 2023));

    const { body: bytes } = await started
      .anyone()
      .get(`/reports/${slug}/2023/editions/1/files/report.docx`)
      .responseType('blob');

    const xml = strFromU8(unzipSync(new Uint8Array(bytes))['word/document.xml'] ?? new Uint8Array());
    expect(xml).toContain('某局文件');
  });
});

describe('Word and back', () => {
  let text: string;
  let texts: { id: string };
  let figures: { id: string };

  beforeEach(async () => {
    report = await anOpenReport(started, body);
    texts = partOf(report, 's1');
    figures = partOf(report, 's2');
    const paragraphs = [
      aParagraph('s1', '收到申请十七件，均已答复。', 'a0'),
      aParagraph('s1', '组织培训三次。', 'a1'),
    ];
    text = paragraphs[0]?.address ?? '';
    await save(texts, paragraphs);
    await save(figures, [aCell(LICENCE, '1286')]);
  });

  const exported = async (partId: string | null = null, person = body.office) => {
    const { body: view } = await (
      await started.as(person)
    )
      .post(`/api/reports/${report.id}/exports`)
      .send({ partId });
    const { body: bytes } = await fetchFile(person, `/exports/${view.id}/file`);
    return { view, bytes: new Uint8Array(bytes) };
  };
  const edited = (bytes: Uint8Array, edit: (xml: string) => string): Uint8Array => {
    const files = unzipSync(bytes);
    return zipSync({
      ...files,
      'word/document.xml': strToU8(edit(strFromU8(files['word/document.xml'] ?? new Uint8Array()))),
    });
  };
  const upload = async (bytes: Uint8Array, person = body.contributor, name = '年报.docx') =>
    (await started.as(person))
      .post(`/api/reports/${report.id}/word-comparison`)
      .attach('file', Buffer.from(bytes), name);
  const accept = async (comparison: WordComparisonView, partId: string) =>
    save(
      { id: partId },
      comparison.differences.flatMap(({ change, partId: of }) => (change && of === partId ? [change] : [])),
    );

  it('is no difference when nothing was edited, and the same file each time', async () => {
    const { view, bytes } = await exported();
    const { body: again } = await fetchFile(body.office, `/exports/${view.id}/file`);

    const { status, body: comparison } = await upload(bytes);

    expect(Buffer.compare(Buffer.from(bytes), again)).toBe(0);
    expect([status, comparison.differences, comparison.notes]).toEqual([200, [], []]);
    expect(comparison.export.id).toBe(view.id);
    expect((await auditOf(started.db, body)).map(({ action }) => action)).toContain('report.export');
  });

  it('brings one sentence and one figure back by the ordinary way of saving', async () => {
    const { bytes } = await exported();
    const file = edited(bytes, (xml) => xml.replace('十七件', '十八件').replace('>1286<', '>1287<'));

    const { body: comparison } = await upload(file);
    await accept(comparison, texts.id);
    await accept(comparison, figures.id);

    expect(comparison.differences).toMatchObject([
      {
        kind: 'changed',
        address: text,
        ours: '收到申请十七件，均已答复。',
        theirs: '收到申请十八件，均已答复。',
      },
      { kind: 'cell', address: LICENCE, ours: '1286', theirs: '1287', both: false },
    ]);
    const after = await seen(started, body.contributor, texts.id);
    expect(after.blocks.map(({ block }) => block)).toMatchObject([
      { text: '收到申请十八件，均已答复。' },
      { text: '组织培训三次。' },
    ]);
    expect((await upload(file)).body.differences).toEqual([]);
  });

  it('overwrites nobody: what changed after the comparison is a conflict', async () => {
    const { bytes } = await exported(figures.id);
    const { body: comparison } = await upload(edited(bytes, (xml) => xml.replace('>1286<', '>1287<')));
    await save(figures, [aCell(LICENCE, '1300', 1)]);

    const { body: answer } = await accept(comparison, figures.id);

    expect(answer.results).toMatchObject([{ outcome: 'conflict', place: { raw: '1300' } }]);
    const { body: next } = await upload(edited(bytes, (xml) => xml.replace('>1286<', '>1287<')));
    expect(next.differences).toMatchObject([{ base: '1286', ours: '1300', theirs: '1287', both: true }]);
  });

  it('puts new paragraphs where they stand in Word, in their order, and takes out what was deleted', async () => {
    const { bytes } = await exported(texts.id);
    const added = ['新一。', '新二。'].map((words) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`).join('');
    const file = edited(bytes, (xml) =>
      xml.replace(
        /(均已答复。<\/w:t><\/w:r><w:bookmarkEnd[^>]*\/><\/w:p>)(?:(?!<\/w:p>).)*三次。(?:(?!<\/w:p>).)*<\/w:p>/u,
        `$1${added}`,
      ),
    );

    const { body: comparison } = await upload(file);
    await accept(comparison, texts.id);

    expect(comparison.differences.map(({ kind }: { kind: string }) => kind)).toEqual([
      'added',
      'added',
      'deleted',
    ]);
    const { body: document } = await (
      await started.as(body.office)
    ).get(`/api/reports/${report.id}/document`);
    expect(document.content.sections[0].blocks.map((block: { text: string }) => block.text)).toEqual([
      '收到申请十七件，均已答复。',
      '新一。',
      '新二。',
    ]);
  });

  it('shows what the person may not fill, without a change to send', async () => {
    const { bytes } = await exported();

    const { body: comparison } = await upload(
      edited(bytes, (xml) => xml.replace('十七件', '十八件')),
      body.office,
    );

    expect(comparison.differences).toMatchObject([{ kind: 'changed', change: null }]);
    expect(comparison.differences[0].problem).toContain('不由您填报');
  });

  it('lets the office export the whole, others a part, and a leader nothing', async () => {
    const ask = async (person: TestPerson, partId: string | null) =>
      (await (await started.as(person)).post(`/api/reports/${report.id}/exports`).send({ partId })).status;

    expect([
      await ask(body.office, null),
      await ask(body.contributor, texts.id),
      await ask(body.contributor, null),
      await ask(body.leader, texts.id),
    ]).toEqual([200, 200, 403, 403]);
  });

  it.each([
    ['something else', strToU8('一、总体情况'), '年报.txt', '没有导出编号'],
    [
      'an ordinary Word file',
      zipSync({ 'word/document.xml': strToU8('<w:document/>') }),
      '年报.docx',
      '没有导出编号',
    ],
  ])('refuses %s with a reason', async (_, bytes, name, reason) => {
    const { status, body: problem } = await upload(bytes, body.contributor, name);

    expect([status, problem.code]).toEqual([400, 'invalid-input']);
    expect(problem.details[0].message).toContain(reason);
  });

  it('refuses the export of another body', async () => {
    const { bytes } = await exported();
    const neighbour = await aBody(started.db);
    const theirs = await aReport(started, neighbour);

    const { status, body: problem } = await (
      await started.as(neighbour.office)
    )
      .post(`/api/reports/${theirs.id}/word-comparison`)
      .attach('file', Buffer.from(bytes), '年报.docx');

    expect([status, problem.details[0].message]).toEqual([
      400,
      expect.stringContaining('不是从本年度年报导出'),
    ]);
  });
});

describe('the signing sheet and its scanned copy', () => {
  const attach = async () => {
    const { body: view } = await (
      await started.as(body.office)
    )
      .post('/api/attachments')
      .attach('file', Buffer.from('%PDF-1.7 scan'), '签批单扫描件.pdf');
    return view.id;
  };
  const add = async (printedHash: string, person = body.office) =>
    (await started.as(person))
      .post(`/api/reports/${report.id}/signed-copies`)
      .send({ attachmentId: await attach(), printedHash });
  const act = async (person: TestPerson, action: object) => {
    const agent = await started.as(person);
    const { body: now } = await agent.get(`/api/reports/${report.id}`);
    return agent.post(`/api/reports/${report.id}/actions`).send({ ...action, version: now.version });
  };
  const hashNow = async () =>
    (await (await started.as(body.office)).get(`/api/reports/${report.id}/document`)).body.contentHash;

  it('is one page of PDF', async () => {
    report = await aReadyReport(started, body);

    const { status, body: bytes } = await fetchFile(body.leader, `/reports/${report.id}/signing-sheet`);

    expect(status).toBe(200);
    expect([...bytes.toString('latin1').matchAll(/\/Type ?\/Page\b/gu)]).toHaveLength(1);
  });

  it.skipIf(!hasPdftotext)(
    'bears witness of where the record ended (skipped without pdftotext)',
    async () => {
      report = await aReadyReport(started, body);

      const { body: bytes } = await fetchFile(body.leader, `/reports/${report.id}/signing-sheet`);

      const printed = execFileSync('pdftotext', ['-raw', '-', '-'], { input: bytes, encoding: 'utf8' });
      const record = await auditOf(started.db, body);
      const last = record.at(-1);
      expect(last?.action).toBe('report.read');
      expect(printed.replaceAll(/\s/gu, '')).toContain(
        `共${record.length}条，末条校验码（前16位）${last?.hash.slice(0, 16)}。`,
      );
    },
  );

  it('agrees with what is public only after that very content is public', async () => {
    report = await aReadyReport(started, body);
    const hash: string = await hashNow();
    const { body: before } = await add(`${hash.slice(0, 8)} ${hash.slice(8, 16).toUpperCase()}`);
    await act(body.office, { action: 'send_to_sign' });
    await act(body.leader, { action: 'sign', opinion: '同意', contentHash: hash });
    await act(body.office, { action: 'publish' });

    const { body: copies } = await (
      await started.as(body.office)
    ).get(`/api/reports/${report.id}/signed-copies`);
    const { body: wrong } = await add('0'.repeat(16));

    expect([before.agreement, copies[0].agreement, wrong.agreement]).toEqual([
      'current',
      'published',
      'none',
    ]);
    expect((await auditOf(started.db, body)).at(-1)).toMatchObject({ action: 'report.add_signed_copy' });
  });

  it('refuses a hash that is none, a file that is not there, and whoever is not of the office', async () => {
    report = await aReport(started, body);
    const missing = await (
      await started.as(body.office)
    )
      .post(`/api/reports/${report.id}/signed-copies`)
      .send({ attachmentId: body.office.id, printedHash: '0'.repeat(16) });

    expect([
      (await add('abc')).status,
      missing.body.code,
      (await add('0'.repeat(16), body.leader)).body.code,
    ]).toEqual([400, 'reference-unknown', 'role-not-allowed']);
    expect(await started.db.manager.countBy(SignedCopy, { reportId: report.id })).toBe(0);
  });
});
