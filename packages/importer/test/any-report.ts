import {
  cellsOf,
  METADATA_LABELS,
  type Block,
  type CellFormat,
  type CellValue,
  type ReportContent,
  type ReportFormat,
} from '@nianbao/report-formats';
import * as fc from 'fast-check';

const words = fc.oneof(
  fc.stringMatching(/^[一-龥0-9，。、（）“”a-zA-Z<>&" \n|　]{0,40}$/u),
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replaceAll('\0', '')),
  fc.constantFrom('（一）主动公开', '一、总体情况', '打印', '2.0', '索引号：1', '/'),
);

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ id: fc.constant(''), kind: fc.constant('paragraph' as const), text: words }),
  fc.record({
    id: fc.constant(''),
    kind: fc.constant('heading' as const),
    level: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
    text: words,
  }),
  fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.array(fc.array(words, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
    )
    .map((rows) => ({ id: '', kind: 'table' as const, rows })),
  fc.record({
    id: fc.constant(''),
    kind: fc.constant('image' as const),
    attachmentId: fc.uuid(),
    caption: words,
  }),
);

function value(cell: CellFormat): fc.Arbitrary<CellValue> {
  const size = fc.integer({ min: cell.signed ? -99_999 : 0, max: 9_999_999 });
  return fc.oneof(
    { weight: 6, arbitrary: cell.decimals ? size.map((units) => units / 10_000) : size },
    { weight: 1, arbitrary: fc.constantFrom(null, 'n/a' as const, 0) },
  );
}

/** A report of the format with any text, any blocks and any figures. Block ids are empty. */
export function reportOf(format: ReportFormat): fc.Arbitrary<ReportContent> {
  const tables = Object.fromEntries(
    format.tables.map((table) => [
      table.id,
      fc.record(Object.fromEntries(cellsOf(table).map((cell) => [cell.path, value(cell)]))),
    ]),
  );
  const ids = [...format.sections.map(({ id }) => id), 'preface', 'h1', 'h2'];
  return fc.record({
    formatId: fc.constant(format.id),
    year: fc.integer({ min: 2008, max: 2040 }),
    organisation: words,
    title: words,
    metadata: fc.record(Object.fromEntries(Object.keys(METADATA_LABELS).map((key) => [key, words])), {
      requiredKeys: [],
    }),
    sections: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom(...ids),
        number: fc.constantFrom('', '一、', '二、 ', '第三部分'),
        title: words,
        blocks: fc.array(block, { maxLength: 4 }),
      }),
      { selector: ({ id }) => id, maxLength: 7 },
    ),
    tables: fc
      .record(tables, { requiredKeys: [] })
      .map((some) =>
        Object.fromEntries(
          Object.entries(some).flatMap(([id, table]) => (table ? [[id, table] as const] : [])),
        ),
      ),
  });
}
