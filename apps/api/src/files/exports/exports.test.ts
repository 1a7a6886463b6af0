import type { PartView, ReportView, WordComparisonView } from '@nianbao/contracts';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aBody, type TestBody, type TestPerson } from '../../../test/a-body.ts';
import { aCell, anOpenReport, aParagraph, aReport, partOf, seen } from '../../../test/a-report.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { auditOf } from '../../../test/audit-of.ts';

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

/** A picture of one pixel. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);
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

  it('has its pictures in it as a page that can be kept', async () => {
    report = await anOpenReport(started, body);
    const agent = await started.as(body.contributor);
    const { body: picture } = await agent.post('/api/attachments').attach('file', DOT, '图.png');
    const block = { kind: 'image', attachmentId: picture.id, caption: '图一' };
    const { address, ...change } = aParagraph('s1', '', 'a0');
    const id = address.split('/').at(-1);
    const value = { kind: 'block', block: { id, ...block }, position: 'a0' };
    await save(partOf(report, 's1'), [{ ...change, address, value }]);

    const { body: page } = await fetchFile(body.office, `/reports/${report.id}/file?format=html`);

    expect(page.toString('utf8')).toContain(
      `src="data:image/png;base64,${DOT.toString('base64')}" alt="图一"`,
    );
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

  it('says that a paragraph has become a heading, whatever else was changed in it', async () => {
    const { bytes } = await exported();
    const file = edited(bytes, (xml) =>
      xml.replace('"BodyText"', '"Heading3"').replace('收到申请十七件', '收到申请十八件'),
    );

    const { body: comparison } = await upload(file);

    expect(comparison.differences).toMatchObject([
      { kind: 'changed', address: text, reshaped: true, block: { kind: 'heading', level: 2 } },
    ]);
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
