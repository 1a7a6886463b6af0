import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { exampleReport, filledReport } from '../../test/example-report.ts';
import { schemaFaults } from '../../test/ooxml-order.ts';
import { named, readXml, type XmlNode } from '../../test/xml.ts';
import { checkTemplate, fillTemplate, toDocx } from '../docx.ts';

const paragraph = (...runs: string[]): string =>
  `<w:p>${runs.map((text) => `<w:r><w:rPr><w:sz w:val="44"/></w:rPr><w:t>${text}</w:t></w:r>`).join('')}</w:p>`;
/** A Word file of the body's own with these paragraphs, whatever else it has. */
async function aTemplate(paragraphs: string[], more: Record<string, Uint8Array> = {}): Promise<Uint8Array> {
  const files = unzipSync(await toDocx(exampleReport()));
  const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  const edited = xml.replace(/<w:body>.*<w:sectPr/su, `<w:body>${paragraphs.join('')}<w:sectPr`);
  return zipSync({ ...files, 'word/document.xml': strToU8(edited), ...more });
}
const GOOD = [
  paragraph('某局文件'),
  paragraph('{{', '标题', '}}'),
  paragraph('{{正文}}'),
  paragraph('{{署名}}　{{成文日期}}'),
];

function partOf(file: Uint8Array | { problems: string[] }, name: string): XmlNode {
  if ('problems' in file) throw new Error(file.problems.join());
  return readXml(strFromU8(unzipSync(file)[name] ?? new Uint8Array()));
}
const words = (node: XmlNode): string =>
  named(node, 'w:t')
    .map(({ text }) => text)
    .join('');

describe('the body’s own template', () => {
  it('is filled at its places, however Word has cut them, and keeps the rest', async () => {
    const content = exampleReport();

    const document = partOf(
      fillTemplate(await aTemplate(GOOD), content, { date: '2025年1月20日' }),
      'word/document.xml',
    );

    const text = words(document);
    expect(
      text.startsWith(
        `某局文件${content.title}${words(partOf(await toDocx(content), 'word/document.xml')).slice(content.title.length, 60)}`,
      ),
    ).toBe(true);
    expect(text.endsWith(`${content.organisation}　2025年1月20日`)).toBe(true);
    expect(text).not.toContain('{{');
    expect(named(document, 'w:tbl').length).toBe(4);
  });

  it('has every style that the text uses, and no element out of place', async () => {
    const file = fillTemplate(await aTemplate(GOOD), filledReport('2021'));

    const used = named(partOf(file, 'word/document.xml'), 'w:pStyle').map(
      ({ attributes }) => attributes['w:val'],
    );
    const styles = named(partOf(file, 'word/styles.xml'), 'w:style').map(
      ({ attributes }) => attributes['w:styleId'],
    );
    const bases = named(partOf(file, 'word/styles.xml'), 'w:basedOn').map(
      ({ attributes }) => attributes['w:val'],
    );
    expect([...new Set(used)].filter((id) => !styles.includes(id))).toEqual([]);
    expect([...new Set(bases)].filter((id) => !styles.includes(id))).toEqual([]);
    expect(bases).toContain('NianbaoNormal');
    expect(new Set(styles).size).toBe(styles.length);
    expect(
      ['word/document.xml', 'word/styles.xml'].flatMap((name) =>
        partOf(file, name).children.flatMap((root) => schemaFaults(root)),
      ),
    ).toEqual([]);
  });

  it('has the pictures, the hash and what the way back needs, beside the template’s own', async () => {
    const own = unzipSync(await aTemplate([...GOOD, '<w:p><w:bookmarkStart w:id="7" w:name="own"/></w:p>']));
    const properties = strFromU8(own['docProps/custom.xml'] ?? new Uint8Array());
    const template = zipSync({
      ...own,
      'docProps/custom.xml': strToU8(properties.replace(/name="nianbao\.year"/u, 'name="局印"')),
    });
    const picture = { data: new Uint8Array([1]), mediaType: 'image/jpeg' as const, width: 9, height: 9 };

    const file = fillTemplate(template, filledReport('2021'), {
      contentHash: 'ab12',
      exportId: 'e1',
      picture: () => picture,
    });

    const document = partOf(file, 'word/document.xml');
    const embedded = named(document, 'a:blip').map(({ attributes }) => attributes['r:embed']);
    const related = named(partOf(file, 'word/_rels/document.xml.rels'), 'Relationship').filter(
      ({ attributes }) => attributes['Type']?.endsWith('/image'),
    );
    const marks = named(document, 'w:bookmarkStart').map(({ attributes }) => attributes['w:id']);
    const kept = named(partOf(file, 'docProps/custom.xml'), 'property').map(({ attributes }) => attributes);
    expect(embedded.length).toBeGreaterThan(1);
    expect(related.map(({ attributes }) => attributes['Id'])).toEqual(
      expect.arrayContaining([...new Set(embedded)]),
    );
    expect(related.map(({ attributes }) => attributes['Target'])).toContain('media/nianbao-1.jpeg');
    expect(new Set(marks).size).toBe(marks.length);
    expect(kept.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['局印', 'nianbao.contentHash', 'nianbao.exportId', 'nianbao.year']),
    );
    expect(kept.map(({ pid }) => pid)).toEqual(kept.map((_, index) => String(index + 2)));
  });

  const header = (said: string) => ({
    'word/header1.xml': strToU8(
      `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${paragraph(said)}</w:hdr>`,
    ),
  });

  it('is filled in its headers and footers too', async () => {
    const template = await aTemplate(GOOD, header('{{单位}}文件　{{年度}}年'));

    const filled = fillTemplate(template, exampleReport());

    expect(words(partOf(filled, 'word/header1.xml'))).toBe('云溪市营商环境建设局文件　2024年');
  });

  it('is refused where a header names what cannot stand there', async () => {
    const problems = [
      checkTemplate(await aTemplate(GOOD, header('{{正文}}'))),
      checkTemplate(await aTemplate(GOOD, header('{{落款}}'))),
    ];

    expect(problems.map((each) => each.join())).toEqual([
      expect.stringContaining('不能在页眉或页脚中'),
      expect.stringContaining('“{{落款}}”不是可用的位置'),
    ]);
  });

  it('gives the same bytes each time', async () => {
    const template = await aTemplate(GOOD);

    expect(fillTemplate(template, exampleReport())).toEqual(fillTemplate(template, exampleReport()));
  });

  it.each([
    ['a place is missing', [paragraph('{{标题}}')], '模板缺少“{{正文}}”'],
    ['a place is unknown', [...GOOD, paragraph('{{落款}}')], '“{{落款}}”不是可用的位置'],
    ['the text stands inside a sentence', [paragraph('{{标题}}'), paragraph('以下：{{正文}}')], '须单独成段'],
    ['the text stands twice', [...GOOD, paragraph('{{正文}}')], '只能出现一次'],
    ['revisions are open', [...GOOD, '<w:p><w:ins w:id="1"><w:r><w:t>甲</w:t></w:r></w:ins></w:p>'], '修订'],
  ])('is refused with the reason where %s', async (_, paragraphs, reason) => {
    expect((await aTemplate(paragraphs).then(checkTemplate)).join()).toContain(reason);
  });

  it.each([
    ['random bytes', Promise.resolve(new Uint8Array([1, 2, 3])), '已损坏'],
    ['an archive of something else', Promise.resolve(zipSync({ a: new Uint8Array(1) })), '不是 Word 文件'],
    ['macros', aTemplate(GOOD, { 'word/vbaProject.bin': new Uint8Array(1) }), '宏'],
    ['a bomb', aTemplate(GOOD, { 'word/media/a.png': new Uint8Array(40_000_000) }), '过大'],
  ])('is refused where it is %s', async (_, template, reason) => {
    expect(checkTemplate(await template).join()).toContain(reason);
    expect(fillTemplate(await template, exampleReport())).toMatchObject({
      problems: [expect.stringContaining(reason)],
    });
  });
});
