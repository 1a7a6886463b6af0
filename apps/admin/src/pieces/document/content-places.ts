import type { ReportDocument } from '@nianbao/contracts';
import { cellName, findCell, findFormat, findTable, parseAddress } from '@nianbao/report-formats';

type Content = ReportDocument['content'];

/** A total follows from the figures that were typed: its change is none of its own. */
export function isComputed(address: string, content: Content): boolean {
  const parsed = parseAddress(address);
  const table = parsed?.kind === 'cell' && findTable(findFormat(content.formatId), parsed.table);
  return table && parsed.kind === 'cell' ? (findCell(table, parsed.path)?.computed ?? false) : false;
}

/** A place of the whole report in words. */
export function placeOf(address: string, content: Content): string {
  const parsed = parseAddress(address);
  if (parsed?.kind === 'cell' || parsed?.kind === 'table') {
    const table = findTable(findFormat(content.formatId), parsed.table);
    const cell = table && parsed.kind === 'cell' ? findCell(table, parsed.path) : undefined;
    if (table && cell) return `${table.title} ${cellName(table, cell)}`;
    return table?.title ?? '表格';
  }
  const section = content.sections.find(({ id }) => id === parsed?.sectionId);
  const name = section ? `${section.number}${section.title}` : '正文';
  if (parsed?.kind !== 'block') return name;
  const block = section?.blocks.find(({ id }) => id === parsed.blockId);
  const words = block && 'text' in block ? block.text : '';
  return words ? `${name} “${words.length > 14 ? `${words.slice(0, 14)}…` : words}”` : name;
}
