import {
  type Address,
  cellName,
  findCell,
  FORMATS,
  METADATA_LABELS,
  parseAddress,
  type ReportContent,
} from '@nianbao/report-formats';
import { TITLE_ADDRESS } from './options.ts';

/** An address in words that a clerk understands: `“一、总体情况”第 2 段`, `“（一）予以公开”行“自然人”列`. */
export function placeName(address: Address, content: ReportContent): string {
  if (address === TITLE_ADDRESS) return '标题';
  const place = parseAddress(address);
  if (!place) return `信息栏“${metadataLabel(address)}”`;
  if (place.kind === 'cell' || place.kind === 'table') {
    const table = FORMATS.find(({ id }) => id === content.formatId)?.tables.find(
      ({ id }) => id === place.table,
    );
    const cell = table && place.kind === 'cell' ? findCell(table, place.path) : undefined;
    const name = `“${table?.title ?? place.table}”表`;
    return table && cell ? `${name}${cellName(table, cell)}` : name;
  }
  const section = content.sections.find(({ id }) => id === place.sectionId);
  const heading = section ? `${section.number}${section.title}`.trim() : '';
  const name = heading === '' ? '开头' : `“${heading}”`;
  if (place.kind === 'section') return name;
  const index = section?.blocks.findIndex(({ id }) => id === place.blockId) ?? -1;
  return index < 0 ? name : `${name}第 ${index + 1} 段`;
}

function metadataLabel(address: Address): string {
  const key = address.split('/').at(-1) ?? '';
  return Object.entries(METADATA_LABELS).find(([known]) => known === key)?.[1] ?? key;
}
