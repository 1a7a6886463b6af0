import { blankReport, FORMATS, type ReportContent } from '@nianbao/report-formats';
import * as fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it, vi } from 'vitest';
import { anyReport, anyText } from '../../test/any-report.ts';
import { exampleReport, filledReport } from '../../test/example-report.ts';
import { schemaFaults } from '../../test/ooxml-order.ts';
import { named, readXml } from '../../test/xml.ts';
import { toDocx } from '../docx.ts';

// Processes are started, and other tests run at the same time.
vi.setConfig({ testTimeout: 60_000 });

const picture = { data: new Uint8Array([1]), mediaType: 'image/png' as const, width: 900, height: 10 };
const partsOf = async (content: ReportContent): Promise<[string, string][]> =>
  Object.entries(unzipSync(await toDocx(content, { date: '2025年1月20日', picture: () => picture })))
    .filter(([name]) => name.startsWith('word/') && name.endsWith('.xml'))
    .map(([name, data]) => [name, strFromU8(data)]);
const faultsOf = async (content: ReportContent): Promise<string[]> =>
  (await partsOf(content)).flatMap(([, xml]) => readXml(xml).children.flatMap((root) => schemaFaults(root)));

it.each([
  ...FORMATS.map(({ id }): [string, ReportContent] => [`${id} blank`, blankReport(id, 2020, '某局')]),
  ...FORMATS.map(({ id }): [string, ReportContent] => [`${id} filled`, filledReport(id)]),
  ['the try-out report', exampleReport()],
])('%s has every element where the schema of ECMA-376 has it', async (_, content) => {
  expect(await faultsOf(content)).toEqual([]);
});

it('has no element out of place whatever the text', async () => {
  await fc.assert(
    fc.asyncProperty(anyReport(anyText), async (content) => {
      expect(await faultsOf(content)).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

it('has bookmarks of their own numbers and names, each closed', async () => {
  const [, document = ''] =
    (await partsOf(filledReport('2021'))).find(([name]) => name === 'word/document.xml') ?? [];
  const starts = named(readXml(document), 'w:bookmarkStart').map(({ attributes }) => attributes);
  const ends = named(readXml(document), 'w:bookmarkEnd').map(({ attributes }) => attributes['w:id']);

  expect(starts.map((each) => each['w:id'])).toEqual(ends);
  expect(new Set(ends).size).toBe(ends.length);
  expect(new Set(starts.map((each) => each['w:name'])).size).toBe(starts.length);
  expect(starts.filter((each) => !/^nb_\w{1,37}$/u.test(each['w:name'] ?? ''))).toEqual([]);
});

it.each([
  ['properties in another order', '<w:p><w:pPr><w:jc/><w:ind/></w:pPr></w:p>'],
  ['an unknown element', '<w:p><w:pPr><w:colour/></w:pPr></w:p>'],
  ['a cell without a paragraph', '<w:tc><w:tcPr/></w:tc>'],
  [
    'a row too narrow',
    '<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>',
  ],
])('a check that finds %s', (_, xml) => {
  expect(schemaFaults(readXml(xml))).toHaveLength(1);
});
