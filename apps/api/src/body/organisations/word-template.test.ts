import type { ReportView } from '@nianbao/contracts';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aBody, type TestBody, type TestPerson } from '../../../test/a-body.ts';
import { aPastContent, aPublication } from '../../../test/a-publication.ts';
import { aReport } from '../../../test/a-report.ts';
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

const fetchFile = async (person: TestPerson, path: string) =>
  (await started.as(person)).get(`/api${path}`).responseType('blob');

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
