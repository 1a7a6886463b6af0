import {
  blankReport,
  blockText,
  cellsOf,
  findFormat,
  printCell,
  type Block,
  type CellValue,
  type FormatId,
  type ReportContent,
} from '@nianbao/report-formats';
import * as fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { all, attribute, parsePage, textOf } from '../test/dom.ts';
import { readXml, named } from '../test/xml.ts';
import { carriable } from './data/escape-xml.ts';
import { toXml } from './data/xml.ts';
import { toDocx } from './docx.ts';
import { renderStandalone } from './html/standalone.ts';

/** What people paste: any character but the one that HTML cannot carry and halves of characters. */
const text = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(...`<>&"'\n\r\t \u3000“”—；/*-->]]`),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
  })
  .map((value) => value.replaceAll('\0', ''));
const word = fc.string({ minLength: 1, maxLength: 8 });

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ id: fc.constant(''), kind: fc.constant('paragraph' as const), text }),
  fc.record({
    id: fc.constant(''),
    kind: fc.constant('heading' as const),
    level: fc.constantFrom(1, 2, 3, 4),
    text,
  }),
);

const figure = (decimals: boolean): fc.Arbitrary<CellValue> =>
  fc.oneof(
    fc.constant(null),
    fc.constant('n/a' as const),
    decimals ? fc.integer({ min: 0, max: 10 ** 12 }).map((units) => units / 10 ** 6) : fc.nat(),
  );

const content: fc.Arbitrary<ReportContent> = fc
  .constantFrom<FormatId>('2014', '2019', '2021')
  .chain((formatId) => {
    const { tables, sections } = findFormat(formatId);
    return fc
      .record({
        organisation: word,
        title: text,
        number: text,
        documentNumber: text,
        blocks: fc.array(fc.array(block, { maxLength: 3 }), {
          minLength: sections.length,
          maxLength: sections.length,
        }),
        figures: fc.tuple(
          ...tables.map((table) => fc.tuple(...cellsOf(table).map(({ decimals }) => figure(decimals)))),
        ),
      })
      .map(({ organisation, title, number, documentNumber, blocks, figures }): ReportContent => {
        const blank = blankReport(formatId, 2024, organisation);
        return {
          ...blank,
          title,
          metadata: { documentNumber },
          sections: blank.sections.map((section, index) => ({
            ...section,
            number,
            blocks: (blocks[index] ?? []).map((each, at) => ({ ...each, id: `${section.id}-${at}` })),
          })),
          tables: Object.fromEntries(
            tables.map((table, index) => [
              table.id,
              Object.fromEntries(cellsOf(table).map(({ path }, at) => [path, figures[index]?.[at] ?? null])),
            ]),
          ),
        };
      });
  });

const figuresOf = (report: ReportContent): string[] =>
  findFormat(report.formatId).tables.flatMap((table) =>
    cellsOf(table).map(({ path, column }) => printCell(report.tables[table.id]?.[path], column.suffix)),
  );

const textsOf = (report: ReportContent): string[] =>
  report.sections.flatMap(({ blocks }) => blocks.map(blockText));

it('prints any text and any figure so that a browser reads exactly them', () => {
  fc.assert(
    fc.property(content, (report) => {
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
    fc.property(content, (report) => {
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
    fc.asyncProperty(content, async (report) => {
      const files = Object.values(unzipSync(await toDocx(report)));

      expect(files.map((data) => readXml(strFromU8(data)).children.length)).toEqual(files.map(() => 1));
    }),
    { numRuns: 20 },
  );
});
