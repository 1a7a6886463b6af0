import { toDocx } from '@nianbao/documents/docx';
import { blankReport, FORMATS } from '@nianbao/report-formats';
import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { convertByOffice, hasOffice } from '../../test/office.ts';
import { ofTheForm, printable } from '../../test/printable.ts';
import { EXPORT_ID, compared, edited, anyReport, numbered, report } from '../../test/word-export.ts';
import { importReport } from '../import-report.ts';
import { isRefusal } from '../result.ts';
import { exportIdOf } from './read-word.ts';

// Processes are started, and other tests run at the same time.
vi.setConfig({ testTimeout: 60_000 });

function readBack(bytes: Uint8Array): object {
  const result = importReport({ kind: 'docx', bytes });
  return isRefusal(result) ? result.refusal : printable(result.content);
}

describe.each(FORMATS)('an export of format $id', (format) => {
  it('comes back without an edit as no difference', async () => {
    await fc.assert(
      fc.asyncProperty(anyReport(format), async (content) => {
        const bytes = await toDocx(content, { exportId: EXPORT_ID, date: '2025年1月20日' });

        expect(compared(bytes, content)).toEqual({ differences: [], notes: [] });
        expect(exportIdOf(bytes)).toBe(EXPORT_ID);
      }),
      { numRuns: 25 },
    );
  });
});

describe.skipIf(!hasOffice)('through LibreOffice (skipped where soffice is not installed)', () => {
  it(
    'comes back without an edit as no difference, and with two edits as these two',
    { timeout: 60_000 },
    async () => {
      const forms = FORMATS.flatMap((format) => [
        blankReport(format.id, 2020, '某局'),
        ...fc.sample(ofTheForm(format).map(numbered), { numRuns: 2, seed: 7 }),
      ]);
      const contents = [
        report(),
        ...forms,
        ...FORMATS.flatMap((format) => fc.sample(anyReport(format), { numRuns: 2, seed: 7 })),
      ];
      const plain = await Promise.all(
        contents.map((content) => toDocx(content, { exportId: EXPORT_ID, date: '2025年1月20日' })),
      );
      const changed = await edited(report(), (xml) =>
        xml.replace('十七件', '十八件').replace('>1286<', '>1287<'),
      );

      const converted = await convertByOffice([...plain, changed]);

      expect(contents.map((content, at) => compared(converted[at] ?? new Uint8Array(), content))).toEqual(
        contents.map(() => ({ differences: [], notes: [] })),
      );
      // As a whole, too: every cell in its place of the form, every block, all that is not printed.
      expect(converted.slice(1, 1 + forms.length).map(readBack)).toEqual(forms.map(printable));
      expect(converted.map(exportIdOf)).toEqual(converted.map(() => EXPORT_ID));
      expect(compared(converted.at(-1) ?? new Uint8Array(), report()).differences).toMatchObject([
        { kind: 'changed', address: 'sections/s1/blocks/p1' },
        { kind: 'cell', address: 'tables/art20/art20_5/licence/decisions', theirs: { value: 1287 } },
      ]);
    },
  );
});
