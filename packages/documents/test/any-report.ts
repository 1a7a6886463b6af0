import {
  blankReport,
  cellsOf,
  findFormat,
  type Block,
  type CellValue,
  type FormatId,
  type ReportContent,
} from '@nianbao/report-formats';
import * as fc from 'fast-check';

/** What people paste: any character but the one that HTML cannot carry and halves of characters. */
export const anyText: fc.Arbitrary<string> = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(...`<>&"'\n\r\t \u3000“”—；/*-->]]`),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
  })
  .map((value) => value.replaceAll('\0', ''));
const word = fc.string({ minLength: 1, maxLength: 8 });

const anyBlock = (text: fc.Arbitrary<string>): fc.Arbitrary<Block> =>
  fc.oneof(
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

/** A report of any format, its words those of `text`, its figures anything that a cell takes. */
export const anyReport = (text: fc.Arbitrary<string>): fc.Arbitrary<ReportContent> =>
  fc.constantFrom<FormatId>('2014', '2019', '2021').chain((formatId) => {
    const { tables, sections } = findFormat(formatId);
    return fc
      .record({
        organisation: word,
        title: text,
        number: text,
        documentNumber: text,
        blocks: fc.array(fc.array(anyBlock(text), { maxLength: 3 }), {
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
