import { closePdf, toPdf } from '@nianbao/documents/pdf';
import { blankReport, cellsOf, FORMATS, type ReportContent } from '@nianbao/report-formats';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { importReport } from './import-report.ts';
import { openSource } from './open-source.ts';
import { isRefusal, type ImportResult } from './result.ts';

// Processes are started, and other tests run at the same time.
vi.setConfig({ testTimeout: 60_000 });
afterAll(closePdf);

const TEXT =
  '本局认真贯彻落实《中华人民共和国政府信息公开条例》，坚持以公开为常态、不公开为例外，围绕中心工作推进决策、执行、管理、服务和结果公开，全年主动公开政府信息三百一十二条，其中门户网站二百六十条。';

async function read(bytes: Uint8Array): Promise<ImportResult> {
  const input = await openSource(bytes, 'file');
  return isRefusal(input) ? input : importReport(input);
}

function report(id: ReportContent['formatId']): ReportContent {
  const blank = blankReport(id, 2022, '某局');
  const [first, ...more] = blank.sections;
  if (!first) throw new Error('no section');
  const format = FORMATS.find((each) => each.id === id);
  const tables = (format?.tables ?? []).map((table) => [
    table.id,
    Object.fromEntries(cellsOf(table).map(({ path }, index) => [path, index + 1])),
  ]);
  const blocks = [{ id: 'a', kind: 'paragraph' as const, text: TEXT }];
  return { ...blank, sections: [{ ...first, blocks }, ...more], tables: Object.fromEntries(tables) };
}

describe.each(FORMATS)('a PDF of format $id', ({ id }) => {
  it('has every cell and paragraph read back', async () => {
    const content = report(id);

    const result = await read(await toPdf(content));

    if (isRefusal(result)) throw new Error(result.refusal.message);
    expect(result.content).toMatchObject({ formatId: id, year: 2022, title: content.title });
    expect(result.content.tables).toEqual(content.tables);
    expect(result.content.sections[0]?.blocks).toMatchObject([{ kind: 'paragraph', text: TEXT }]);
    expect(result.unplaced).toEqual([]);
  });
});

describe('a PDF that cannot be read', () => {
  it('is refused with a reason, whatever its bytes are', async () => {
    const whole = new Uint8Array(await toPdf(report('2014')));
    const bytes = fc.tuple(fc.nat(whole.length - 1), fc.uint8Array({ maxLength: 40 }));
    await fc.assert(
      fc.asyncProperty(bytes, async ([at, some]) => {
        const broken = whole.slice(0, Math.max(at, 5));
        broken.set(some.subarray(0, broken.length - 5), 5);

        const result = await read(broken);

        expect(!isRefusal(result) || /[一-龥]{4}/u.test(result.refusal.message)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });
});
