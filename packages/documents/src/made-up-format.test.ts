import {
  blankReport,
  cellAddress,
  FORMATS,
  formatOfYear,
  legalDateOf,
  parseAddress,
} from '@nianbao/report-formats';
import { afterAll, expect, it } from 'vitest';
import { MADE_UP, withFormat } from '@nianbao/report-formats/testing';
import { toCsv } from './data/csv.ts';
import { reportJsonSchema } from './data/json.ts';
import { toXml } from './data/xml.ts';
import { toDocx } from './docx.ts';
import { renderStandalone } from './html/standalone.ts';
import { closePdf, toPdf } from './pdf.ts';

afterAll(closePdf);

it('prints and describes a format that only its data knows', async () => {
  const before = FORMATS.length;
  await withFormat(MADE_UP, async () => {
    const blank = blankReport(MADE_UP.id, 2040, '云溪市档案局');
    const content = { ...blank, tables: { visits: { ...blank.tables['visits'], 'phone/asked': 4711 } } };
    expect(formatOfYear(2040)).toBe(MADE_UP);
    expect(legalDateOf(2040, 'department').date).toBe('2041-03-31');
    expect(parseAddress(cellAddress('visits', 'phone/asked'))?.kind).toBe('cell');
    expect(toCsv('visits', content)).toContain('4711');
    expect(renderStandalone(content)).toContain('4711');
    expect(toXml(content)).toContain('4711');
    expect(Buffer.from((await toDocx(content)).slice(0, 2)).toString()).toBe('PK');
    expect(Buffer.from((await toPdf(content)).slice(0, 5)).toString()).toBe('%PDF-');
    expect(JSON.stringify(reportJsonSchema())).toContain('电话接待群众 来问件次（次）');
  });
  expect(FORMATS).toHaveLength(before);
  expect(parseAddress(cellAddress('visits', 'phone/asked'))).toBeNull();
});
