import {
  canonicalJson,
  cellsOf,
  FORMATS,
  headingCellsOf,
  METADATA_LABELS,
  type CellFormat,
  type ReportContent,
  type TableFormat,
} from '@nianbao/report-formats';

/**
 * The content itself, keys sorted, nothing added: the SHA-256 of these bytes in UTF-8 is the hash of the content,
 * so that anyone can check a copy with an ordinary tool.
 */
export const toJson = (content: ReportContent): string => canonicalJson(content);

/** JSON Schema (2020-12) of what `toJson` writes, with every cell of every format in its words. */
export function reportJsonSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:nianbao:report-content',
    title: '政府信息公开工作年度报告',
    type: 'object',
    additionalProperties: false,
    required: ['formatId', 'year', 'organisation', 'title', 'metadata', 'sections', 'tables'],
    properties: {
      formatId: { enum: FORMATS.map(({ id }) => id), description: '格式' },
      year: { type: 'integer', minimum: 1949, maximum: 9999, description: '报告年度' },
      organisation: { ...TEXT, description: '发布机构' },
      title: { ...TEXT, description: '标题' },
      metadata: closedObject(
        Object.fromEntries(
          Object.entries(METADATA_LABELS).map(([key, label]) => [key, { ...TEXT, description: label }]),
        ),
      ),
      sections: { type: 'array', items: SECTION },
      tables: { type: 'object' },
    },
    allOf: FORMATS.map(({ id, tables }) => ({
      if: { properties: { formatId: { const: id } } },
      // oxlint-disable-next-line unicorn/no-thenable -- the keyword of JSON Schema
      then: { properties: { tables: closedObject(tablesSchema(tables)) } },
    })),
  };
}

const TEXT = { type: 'string' };
const closedObject = (properties: object): object => ({
  type: 'object',
  additionalProperties: false,
  properties,
});
const allOf = (properties: object): object => ({
  ...closedObject(properties),
  required: Object.keys(properties),
});

const BLOCK = {
  oneOf: [
    allOf({ id: TEXT, kind: { const: 'heading' }, level: { enum: [1, 2, 3, 4] }, text: TEXT }),
    allOf({ id: TEXT, kind: { const: 'paragraph' }, text: TEXT }),
    allOf({
      id: TEXT,
      kind: { const: 'table' },
      rows: { type: 'array', items: { type: 'array', items: TEXT } },
    }),
    allOf({ id: TEXT, kind: { const: 'image' }, attachmentId: TEXT, caption: TEXT }),
  ],
};
const SECTION = allOf({ id: TEXT, number: TEXT, title: TEXT, blocks: { type: 'array', items: BLOCK } });

const tablesSchema = (tables: readonly TableFormat[]): object =>
  Object.fromEntries(
    tables.map((table) => [
      table.id,
      {
        ...closedObject(
          Object.fromEntries(
            [...cellsOf(table), ...headingCellsOf(table)].map((cell) => [cell.path, cellSchema(cell)]),
          ),
        ),
        description: table.title,
      },
    ]),
  );

/** null is 未填, "n/a" is 不适用. */
const cellSchema = ({ unit, decimals, signed, row, column }: CellFormat): object => ({
  anyOf: [
    { type: decimals ? 'number' : 'integer', ...(signed ? {} : { minimum: 0 }) },
    { type: 'null' },
    { const: 'n/a' },
  ],
  description: `${row.number}${row.label} ${column.label}（${unit}）`,
});
