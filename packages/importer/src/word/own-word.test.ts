import { toDocx } from '@nianbao/documents/docx';
import { blankReport, FORMATS, type ReportContent } from '@nianbao/report-formats';
import * as fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { ofTheForm, printable } from '../../test/printable.ts';
import { importReport } from '../import-report.ts';
import { isRefusal, type ImportedReport } from '../result.ts';

vi.setConfig({ testTimeout: 30_000 });

function imported(bytes: Uint8Array, known: { organisation?: string } = {}): ImportedReport {
  const result = importReport({ kind: 'docx', bytes, ...known });
  if (isRefusal(result)) throw new Error(result.refusal.message);
  return result;
}
const edited = (bytes: Uint8Array, edit: (xml: string) => string): Uint8Array => {
  const files = unzipSync(bytes);
  const document = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  return zipSync({ ...files, 'word/document.xml': strToU8(edit(document)) });
};

describe.each(FORMATS)('a Word file of format $id', (format) => {
  it('is read back as the content that it was made of, cell by cell and block by block', async () => {
    await fc.assert(
      fc.asyncProperty(ofTheForm(format), async (content) => {
        const { content: back } = imported(await toDocx(content));

        expect(printable(back)).toEqual(printable(content));
      }),
      { numRuns: 15 },
    );
  });

  it('is read back blank', async () => {
    const blank = blankReport(format.id, 2020, '某局');

    const { content, unplaced, notes } = imported(await toDocx(blank));

    expect(printable(content)).toEqual(printable(blank));
    expect([unplaced, notes.map(({ kind }) => kind)]).toEqual([[], ['format']]);
  });
});

describe('a Word file of ours', () => {
  const long: ReportContent = {
    ...blankReport('2021', 2024, '云溪市文化广播电视和旅游体育局（市文物局）'),
    metadata: { documentNumber: '云文发〔2025〕3号', writtenOn: '2025年1月20日' },
  };

  it('has its title whole, its metadata, and nothing of its 署名 in the text', async () => {
    const { content, unplaced } = imported(await toDocx(long));

    expect(printable(content)).toEqual(printable(long));
    expect(unplaced).toEqual([]);
  });

  it('says which date it bore that is no part of the content, and takes what the person knows', async () => {
    const undated = { ...long, metadata: {} };
    const bytes = await toDocx(undated, { date: '2025年1月21日' });

    const { content, unplaced } = imported(bytes, { organisation: '市文旅局' });

    expect(content.organisation).toBe('市文旅局');
    expect(unplaced.map(({ text }) => text)).toEqual(['2025年1月21日']);
  });

  it('is read like any other where somebody has changed the form of a table', async () => {
    const bytes = edited(await toDocx(long), (xml) => xml.replace('>行政许可<', '>行政审批<'));

    const { notes } = imported(bytes);

    expect(notes.map(({ message }) => message).join()).not.toContain('本系统生成');
  });
});
