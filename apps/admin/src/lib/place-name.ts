import {
  type Address,
  cellName,
  findCell,
  findFormat,
  findSection,
  findTable,
  type FormatId,
  parseAddress,
} from '@nianbao/report-formats';

/** A place of a report in words, as far as the format knows it; the address itself where it does not. */
export function placeName(formatId: FormatId, address: Address): string {
  const place = parseAddress(address);
  if (!place) return address;
  const format = findFormat(formatId);
  if (place.kind === 'section' || place.kind === 'block') {
    const section = findSection(format, place.sectionId);
    const name = section ? `${section.number}${section.title}` : place.sectionId;
    return place.kind === 'block' ? `${name} 段落` : name;
  }
  const table = findTable(format, place.table);
  if (!table) return address;
  if (place.kind === 'table') return `${table.title}表`;
  const cell = findCell(table, place.path);
  return cell ? cellName(table, cell) : address;
}
