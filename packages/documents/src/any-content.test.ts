import { blockText, cellsOf, findFormat, printCell, type ReportContent } from '@nianbao/report-formats';
import * as fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { all, attribute, parsePage, textOf } from '../test/dom.ts';
import { anyReport, anyText } from '../test/any-report.ts';
import { readXml, named } from '../test/xml.ts';
import { carriable } from './data/escape-xml.ts';
import { toXml } from './data/xml.ts';
import { toDocx } from './docx.ts';
import { renderStandalone } from './html/standalone.ts';

const figuresOf = (report: ReportContent): string[] =>
  findFormat(report.formatId).tables.flatMap((table) =>
    cellsOf(table).map(({ path, column }) => printCell(report.tables[table.id]?.[path], column.suffix)),
  );

const textsOf = (report: ReportContent): string[] =>
  report.sections.flatMap(({ blocks }) => blocks.map(blockText));

it('prints any text and any figure so that a browser reads exactly them', () => {
  fc.assert(
    fc.property(anyReport(anyText), (report) => {
      const page = parsePage(renderStandalone(report));
      const marked = (name: string) => all(page).filter((element) => attribute(element, name) !== undefined);

      expect(marked('data-block-id').map(textOf)).toEqual(textsOf(report));
      expect(
        marked('data-address')
          .filter(({ tagName }) => tagName === 'td')
          .map(textOf),
      ).toEqual(figuresOf(report));
      expect(marked('data-metadata').map(textOf)).toEqual([report.metadata.documentNumber]);
      expect(all(page, 'h1').map(textOf)).toEqual([report.title]);
      expect(all(page, 'h2').map(textOf).slice(0, report.sections.length)).toEqual(
        report.sections.map(({ number, title }) => number + title),
      );
    }),
    { numRuns: 30 },
  );
});

it('writes any text as well-formed XML that reads back', () => {
  fc.assert(
    fc.property(anyReport(anyText), (report) => {
      const xml = readXml(toXml(report));
      const texts = [...(named(xml, 'sections')[0]?.children ?? [])].flatMap(({ children }) =>
        children.map((each) => each.text),
      );

      expect(texts).toEqual(textsOf(report).map(carriable));
    }),
    { numRuns: 30 },
  );
});

it('writes any text into a Word file of well-formed parts', async () => {
  await fc.assert(
    fc.asyncProperty(anyReport(anyText), async (report) => {
      const files = Object.values(unzipSync(await toDocx(report)));

      expect(files.map((data) => readXml(strFromU8(data)).children.length)).toEqual(files.map(() => 1));
    }),
    { numRuns: 20 },
  );
});
