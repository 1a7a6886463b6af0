import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { blankReport, FORMATS, type ReportContent } from '@nianbao/report-formats';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { exampleReport, filledReport } from '../../test/example-report.ts';
import { fontFolders } from './fonts.ts';
import { reportModel } from './report-model.ts';

/** PDF/UA-1 as Typst checks it, on the same template: heads of tables, words for pictures, the order of headings. */
vi.setConfig({ testTimeout: 60_000 });

const templates = fileURLToPath(new URL('../../templates', import.meta.url));
const compiler = NodeCompiler.create({
  workspace: templates,
  fontArgs: [{ fontPaths: fontFolders(undefined) }],
});

/** What is wrong with it, or nothing. */
function faultsOf(source: object): string {
  const { result } = compiler.compile(source);
  if (!result) return 'no document';
  try {
    const pdf = compiler.pdf(result, { creationTimestamp: 0, pdfStandard: 'ua-1' });
    return Buffer.from(pdf).toString('latin1').includes('pdfuaid') ? '' : 'no PDF/UA';
  } catch (error) {
    return String(error);
  }
}

const ofReport = (content: ReportContent): object => {
  const options = { contentHash: 'ab'.repeat(32), date: '2025年1月20日' };
  const { model } = reportModel(content, options, false);
  return {
    mainFilePath: join(templates, 'report.typ'),
    inputs: { data: JSON.stringify({ ...model, fallback: false }) },
  };
};

describe('a report for screen readers', () => {
  it.each([
    ...FORMATS.map(({ id }): [string, ReportContent] => [`${id} blank`, blankReport(id, 2020, '某局')]),
    ...FORMATS.map(({ id }): [string, ReportContent] => [`${id} filled`, filledReport(id)]),
    ['the try-out report', exampleReport()],
  ])('has no fault against PDF/UA-1: %s', (_, content) => {
    expect(faultsOf(ofReport(content))).toBe('');
  });

  it('would be refused with a picture without words', () => {
    const svg = '<svg xmlns=\\"http://www.w3.org/2000/svg\\" width=\\"9\\" height=\\"9\\"/>';
    const bare = `#set document(title: "a")\n#image(bytes("${svg}"), format: "svg")`;

    expect(faultsOf({ mainFileContent: bare })).toContain('alt');
  });
});
