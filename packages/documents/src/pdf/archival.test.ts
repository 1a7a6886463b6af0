import { blankReport, type ReportContent } from '@nianbao/report-formats';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { exampleReport, filledReport } from '../../test/example-report.ts';
import { hasQpdf, type PdfObject, pdfObjects, referred } from '../../test/pdf-objects.ts';
import { closePdf, signingSheetPdf, toPdf } from '../pdf.ts';

/**
 * PDF/A-2a (ISO 19005-2) clause by clause, as far as it can be seen without a validator: veraPDF is not to be had from
 * npm. What is asked of every file is asked of four that differ most.
 */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
afterAll(closePdf);

const HASH = 'abf46c447ebff3d8'.repeat(4);
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);
const picture = () => ({ data: DOT, mediaType: 'image/png' as const, width: 1, height: 1 });
const ofReport = (content: ReportContent) => () =>
  toPdf(content, { contentHash: HASH, date: '2025年1月20日', picture });
const sheet = () =>
  signingSheetPdf({
    title: '某局2025年政府信息公开工作年度报告',
    organisation: '某局',
    year: 2025,
    contentHash: HASH,
    printedOn: '2026年1月20日',
    reason: null,
    figures: [],
    findings: [],
    changes: null,
    opinions: [],
    signers: ['甲某'],
    anchor: null,
  });

describe.each([
  ['a blank report', ofReport(blankReport('2021', 2024, '某局'))],
  ['the try-out report', ofReport(exampleReport())],
  ['a filled report of 2014 with pictures', ofReport(filledReport('2014'))],
  ['a 签批单', sheet],
])('%s as PDF/A-2a', (_, make) => {
  let pdf: Uint8Array;
  let whole: string;
  let objects: PdfObject[];
  let catalog: PdfObject;
  beforeAll(async () => {
    pdf = await make();
    whole = Buffer.from(pdf).toString('latin1');
    objects = pdfObjects(pdf);
    catalog = ofType('Catalog')[0] ?? { number: 0, text: '', stream: null, plain: false };
  });
  const ofType = (type: string) =>
    objects.filter(({ text }) => new RegExp(`/Type /${type}(?![A-Za-z])`, 'u').test(text));
  const dictionaries = () => objects.map(({ text }) => text).join('\n');

  it('begins and ends as 6.1.2 and 6.1.3 want it, and is not encrypted', () => {
    expect(whole).toMatch(/^%PDF-1\.[0-7]\n%[\x80-\xff]{4}/u);
    const trailer = whole.slice(whole.lastIndexOf('trailer'));
    expect(trailer).toMatch(/\/ID \[\([^)]+\) ?\([^)]+\)\]/u);
    expect(whole).not.toContain('/Encrypt');
    expect(whole.trimEnd().endsWith('%%EOF')).toBe(true);
  });

  it('says in plain XMP that it is part 2, conformance A, of the title that the file has (6.6)', () => {
    const { text, stream, plain } = referred(objects, catalog, 'Metadata');
    const xmp = Buffer.from(stream ?? []).toString('utf8');

    expect([text.includes('/Subtype /XML'), plain]).toEqual([true, true]);
    expect(xmp).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(xmp).toMatch(/<dc:title><rdf:Alt><rdf:li xml:lang="x-default">[^<]+年度报告/u);
  });

  it('has one output intent with a profile of colours in it, and colours of no other kind (6.2.3, 6.2.4)', () => {
    const list = referred(objects, catalog, 'OutputIntents').text;
    const [intent, second] = ofType('OutputIntent');
    if (!intent) throw new Error('no output intent');
    const profile = referred(objects, intent, 'DestOutputProfile');

    expect([list, second]).toEqual([`[${intent.number} 0 R]`, undefined]);
    expect(intent.text).toContain('/S /GTS_PDFA1');
    expect(intent.text).toContain('/OutputConditionIdentifier');
    expect(Buffer.from(profile.stream ?? []).toString('latin1', 36, 40)).toBe('acsp');
    expect(profile.text).toMatch(/\/N [13]\b/u);
    expect(dictionaries()).not.toMatch(/\/DeviceCMYK|\/Separation|\/DeviceN/u);
  });

  it('has every font in it whole, with the meaning of each sign (6.2.11)', () => {
    const fonts = ofType('Font');
    const composite = fonts.filter(({ text }) => text.includes('/Subtype /Type0'));
    expect(composite.length).toBeGreaterThan(0);
    for (const font of composite) {
      const inner = referred(objects, font, 'DescendantFonts');
      const descriptor = referred(objects, inner, 'FontDescriptor');
      const meaning = Buffer.from(referred(objects, font, 'ToUnicode').stream ?? []).toString('latin1');
      expect(inner.text).toMatch(/\/CIDToGIDMap/u);
      expect(referred(objects, descriptor, 'FontFile[23]').stream?.length).toBeGreaterThan(500);
      expect(meaning).toMatch(/begincmap[^]*endbf(?:char|range)/u);
      expect(meaning).not.toMatch(/<0000>\nendbf|<FFFE>|<FEFF>/u);
    }
    // No other kind of font, and so none that a reader would have to have itself.
    const others = fonts.filter(({ text }) => !/\/Subtype \/(?:Type0|CIDFontType[02])/u.test(text));
    expect(others.map(({ text }) => text)).toEqual([]);
  });

  it('is tagged in Chinese, each page with its place in the structure (6.7)', () => {
    const root = referred(objects, catalog, 'StructTreeRoot');
    const pages = ofType('Page');

    expect(catalog.text).toMatch(/\/MarkInfo <<\s*\/Marked true/u);
    expect(catalog.text).toContain('/Lang (zh-CN)');
    expect(root.text).toMatch(/\/ParentTree/u);
    expect(root.text).toMatch(/\/K /u);
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.filter(({ text }) => !text.includes('/StructParents'))).toEqual([]);
    // A picture says in words what it shows.
    const figures = objects.filter(({ text }) => /\/S \/Figure\b/u.test(text));
    expect(figures.filter(({ text }) => !text.includes('/Alt'))).toEqual([]);
  });

  it('has nothing transparent, nothing that runs, nothing attached (6.2.10, 6.5, 6.8)', () => {
    const all = dictionaries();

    expect(all).not.toMatch(/\/SMask (?!\/None)|\/BM \/(?!Normal)|\/(?:ca|CA) 0/u);
    expect(all).not.toMatch(/\/(?:JavaScript|JS|Launch|OpenAction|AA|XFA|RichMedia|Movie|Sound)\b/u);
    expect(all).not.toMatch(/\/(?:EmbeddedFiles|Filespec|EF)\b|\/LZWDecode|\/F \(/u);
  });

  it.skipIf(!hasQpdf)('is found without fault by qpdf (skipped without qpdf)', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'nianbao-pdf-'));
    try {
      writeFileSync(path.join(folder, 'a.pdf'), pdf);

      const said = execFileSync('qpdf', ['--check', path.join(folder, 'a.pdf')], { encoding: 'utf8' });

      expect(said).toContain('No syntax or stream encoding errors found');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
