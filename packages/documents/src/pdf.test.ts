import { blankReport, FORMATS, type ReportContent } from '@nianbao/report-formats';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { anyReport, anyText } from '../test/any-report.ts';
import { exampleReport, filledReport } from '../test/example-report.ts';
import { expectedWords, hasPdftotext, readPdf, readPdfWords } from '../test/pdf-text.ts';
import { closePdf, toPdf } from './pdf.ts';

// Processes are started, and other tests run at the same time.
vi.setConfig({ testTimeout: 60_000 });

afterAll(closePdf);

const HASH = 'abf46c447ebff3d8'.repeat(4);
const DATE = '2025年1月20日';
const reports: [string, ReportContent][] = [
  ...FORMATS.flatMap(({ id }): [string, ReportContent][] => [
    [`${id} blank`, blankReport(id, 2020, '某局')],
    [`${id} filled`, filledReport(id)],
  ]),
  ['the try-out report', exampleReport()],
];
const paragraphs = (...texts: string[]): ReportContent => ({
  ...blankReport('2021', 2024, '某局'),
  tables: {},
  sections: [
    {
      id: 'preface',
      number: '',
      title: '',
      blocks: texts.map((text, index) => ({ id: `b${index}`, kind: 'paragraph' as const, text })),
    },
  ],
});
const stringsOf = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1');

describe.each(reports)('%s', (_, content) => {
  it('is a tagged PDF/A-2a with its fonts in it, the same bytes from another process', async () => {
    const options = { contentHash: HASH, date: DATE };
    const first = await toPdf(content, options);
    closePdf();
    const again = await toPdf(structuredClone(content), options);

    expect(Buffer.compare(first, again)).toBe(0);
    expect(stringsOf(first)).toMatch(/<pdfaid:part>2<\/pdfaid:part>/u);
    expect(stringsOf(first)).toMatch(/<pdfaid:conformance>A<\/pdfaid:conformance>/u);
    expect(stringsOf(first)).toContain(`<pdf:Keywords>sha256:${HASH}</pdf:Keywords>`);
    expect(stringsOf(first)).toMatch(/\/StructTreeRoot/u);
    expect(stringsOf(first)).toMatch(/\/Lang ?\(zh-CN\)/u);
  });

  it.skipIf(!hasPdftotext)(
    'has every word and figure of the content in its text (skipped without pdftotext)',
    async () => {
      const words = readPdfWords(await toPdf(content, { contentHash: HASH, date: DATE }));

      expect(words).toMatch(expectedWords(content, DATE));
    },
  );
});

it('makes a PDF of any text, and of figures of any size', async () => {
  await fc.assert(
    fc.asyncProperty(anyReport(anyText), async (content) => {
      expect(stringsOf(await toPdf(content))).toMatch(/^%PDF-/u);
    }),
    { numRuns: 15 },
  );
});

describe.skipIf(!hasPdftotext)('the text of the PDF (skipped without pdftotext)', () => {
  const words = fc.stringMatching(
    /^[一-龥0-9a-zA-Z，。、（）“”—…《》〔〕#$\\[\]{}*_`@<>=~/"'&%;:.!?|-]{0,60}$/u,
  );

  it('is that of random reports of every format, cell by cell', async () => {
    await fc.assert(
      fc.asyncProperty(anyReport(words), async (content) => {
        expect(readPdfWords(await toPdf(content))).toMatch(expectedWords(content, undefined));
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    '#sys.inputs',
    '#import "report.typ": data',
    '#eval("1 + 1") #read("report.typ")',
    '$ x^2 $ \\ ] } ) */ // /*',
    '= 标题 <label> @label _斜_ *粗* `码` ~ -- ---',
    '"引号"\' \\u{41} \\n',
  ])('prints %s as it stands', async (hostile) => {
    const text = readPdfWords(await toPdf(paragraphs(hostile)));

    expect(text.endsWith(hostile.replaceAll(' ', ''))).toBe(true);
  });

  it('stands 28 characters on a line and 22 lines on a page', async () => {
    const pdf = await toPdf({ ...paragraphs('字'.repeat(26 + 28 * 60)), title: '' });
    const [first = '', second = ''] = readPdf(pdf, ['-layout']).split('\f');
    const linesOf = (page: string) => page.split('\n').filter((line) => line.trim() !== '');

    expect([...new Set(linesOf(second).map((line) => line.trim().length))]).toEqual([28]);
    expect(linesOf(second)).toHaveLength(22);
    expect(linesOf(first)[0]?.trim()).toHaveLength(26);
  });

  it('fills the page before it begins another inside a table, and parts no short one', async () => {
    const paragraph = (index: number) => ({ id: `b${index}`, kind: 'paragraph' as const, text: '一行' });
    const blocks = Array.from({ length: 4 }, (_, index) => paragraph(index));
    const blank = blankReport('2021', 2024, '某局');
    const sections = blank.sections.map((section) =>
      section.id === 's1' ? { ...section, blocks } : section,
    );
    const pages = readPdf(await toPdf({ ...blank, sections })).split('\f');

    const with20 = pages.find((page) => page.includes('第二十条第（一）项'));
    const begun = pages.find((page) => page.includes('一、本年新收'));
    expect(with20).toContain('行政事业性收费');
    expect(begun).toContain('1.属于国家秘密');
    expect(pages.find((page) => page.includes('四、结转下年度'))).not.toBe(begun);
  });

  it('has no page with a 署名 alone, however the lines fall', async () => {
    for (const count of [17, 18, 19, 20, 21, 22, 23]) {
      const texts = Array.from({ length: count }, (_, index) => `第${index}段。`);
      const pages = readPdf(await toPdf(paragraphs(...texts), { date: DATE })).split('\f');

      expect(pages.find((page) => page.includes(DATE))).toContain(texts.at(-1));
    }
  });

  it.each([
    [
      'a table',
      {
        id: 'x',
        kind: 'table' as const,
        rows: [
          ['甲表', '乙'],
          ['1', '2'],
        ],
      },
      '甲表',
    ],
    ['a picture', { id: 'x', kind: 'image' as const, attachmentId: 'none', caption: '图一' }, '图一'],
  ])('keeps the 署名 with %s, too', async (_, block, said) => {
    for (const count of [16, 18, 20, 21]) {
      const content = paragraphs(...Array.from({ length: count }, (__, index) => `第${index}段。`));
      const sections = content.sections.map((section) => ({
        ...section,
        blocks: [...section.blocks, block],
      }));
      const pages = readPdf(await toPdf({ ...content, sections }, { date: DATE })).split('\f');

      expect(pages.find((page) => page.includes(DATE))).toContain(said);
    }
  });

  it('has a page number right on odd pages and left on even ones, and the short hash on each', async () => {
    const pdf = await toPdf(paragraphs('字'.repeat(28 * 30)), { contentHash: HASH });
    const feet = [1, 2].map((page) => readPdf(pdf, ['-f', String(page), '-l', String(page), '-y', '743']));
    const rules = [...readPdf(pdf, ['-bbox', '-H', '842']).matchAll(/xMin="([\d.]+)"[^>]*>—</gu)];

    expect(rules.map(([, x]) => (Number(x) > 595 / 2 ? 'right' : 'left'))).toEqual([
      'right',
      'right',
      'left',
      'left',
    ]);
    expect(feet.map((foot) => foot.includes('abf4 6c44 7ebf f3d8'))).toEqual([true, true]);
  });
});

it('takes pictures and names those that are missing or broken', async () => {
  const picture = {
    data: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
      'base64',
    ),
    mediaType: 'image/png' as const,
    width: 1,
    height: 1,
  };
  const content = paragraphs('字');
  const withPicture = (attachmentId: string): ReportContent => ({
    ...content,
    sections: content.sections.map((section) => ({
      ...section,
      blocks: [{ id: 'i', kind: 'image' as const, attachmentId, caption: '图一' }],
    })),
  });
  const find = (id: string) => {
    if (id === 'broken') return { ...picture, data: new Uint8Array([1, 2, 3]) };
    return id === 'there' ? picture : undefined;
  };

  const [there, missing, broken] = [
    stringsOf(await toPdf(withPicture('there'), { picture: find })),
    stringsOf(await toPdf(withPicture('gone'), { picture: find })),
    stringsOf(await toPdf(withPicture('broken'), { picture: find })),
  ];

  expect(there).toMatch(/\/Subtype ?\/Image/u);
  expect(missing).not.toMatch(/\/Subtype ?\/Image/u);
  expect(broken).toBe(missing);
});
