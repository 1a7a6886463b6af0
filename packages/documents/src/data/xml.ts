import {
  findFormat,
  METADATA_LABELS,
  printCell,
  printedCellsOf,
  type Block,
  type CellValue,
  type ReportContent,
  type TableContent,
  type TableFormat,
} from '@nianbao/report-formats';
import { escapeXml, xmlAttributes } from './escape-xml.ts';
import { rowPath } from './labels.ts';

export interface XmlOptions {
  /** Hash of the content, as of `toJson`; written on the root. */
  contentHash?: string;
}

/** The whole report as XML, figures with their heads in words. Pure, and equal for equal content. */
export function toXml(content: ReportContent, { contentHash }: XmlOptions = {}): string {
  const root = xmlAttributes({
    xmlns: 'urn:nianbao:report-content',
    format: content.formatId,
    year: content.year,
    organisation: content.organisation,
    contentHash,
    'xml:lang': 'zh-CN',
    'xml:space': 'preserve',
  });
  const metadata = Object.entries(METADATA_LABELS).flatMap(([key, label]) => {
    const value = Object.entries(content.metadata).find(([name]) => name === key)?.[1];
    return value === undefined ? [] : [`<item${xmlAttributes({ key, label })}>${escapeXml(value)}</item>`];
  });
  const sections = content.sections.map(
    ({ id, number, title, blocks }) =>
      `<section${xmlAttributes({ id, number, title })}>${blocks.map(blockXml).join('')}</section>`,
  );
  const tables = findFormat(content.formatId).tables.flatMap((table) => {
    const cells = content.tables[table.id];
    return cells ? [tableXml(table, cells)] : [];
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<report${root}><title>${escapeXml(content.title)}</title>`,
    `<metadata>${metadata.join('')}</metadata>`,
    `<sections>${sections.join('')}</sections>`,
    `<tables>${tables.join('')}</tables></report>\n`,
  ].join('');
}

function blockXml(block: Block): string {
  const { id } = block;
  switch (block.kind) {
    case 'heading':
      return `<heading${xmlAttributes({ id, level: block.level })}>${escapeXml(block.text)}</heading>`;
    case 'paragraph':
      return `<paragraph${xmlAttributes({ id })}>${escapeXml(block.text)}</paragraph>`;
    case 'table': {
      const rows = block.rows.map(
        (row) => `<row>${row.map((text) => `<cell>${escapeXml(text)}</cell>`).join('')}</row>`,
      );
      return `<free-table${xmlAttributes({ id })}>${rows.join('')}</free-table>`;
    }
    case 'image':
      return `<image${xmlAttributes({ id, attachment: block.attachmentId })}>${escapeXml(block.caption)}</image>`;
  }
}

function tableXml(table: TableFormat, cells: TableContent): string {
  const printed = printedCellsOf(table, cells).map((cell) => {
    const names = xmlAttributes({
      path: cell.path,
      row: rowPath(cell).join(' > '),
      column: cell.column.headerPath.join(' > '),
      unit: cell.unit,
    });
    return `<cell${names}${valueXml(cells[cell.path])}`;
  });
  return `<table${xmlAttributes({ id: table.id, title: table.title })}>${printed.join('')}</table>`;
}

function valueXml(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ' state="not-filled"/>';
  return value === 'n/a' ? ' state="not-applicable"/>' : `>${printCell(value)}</cell>`;
}
