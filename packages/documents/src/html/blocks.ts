import type { Block } from '@nianbao/report-formats';
import { attributes, escapeHtml, escapeLines } from './escape.ts';

export type AttachmentUrl = (attachmentId: string) => string;

/** Sections stand on h2, so a first-level heading inside one is an h3. */
const SECTION_LEVEL = 2;

/** One block, found again by `data-block-id`. Its text stands exactly as written, line ends as `<br>`. */
export function renderBlock(block: Block, attachmentUrl: AttachmentUrl): string {
  const id = { 'data-block-id': block.id };
  switch (block.kind) {
    case 'heading': {
      const tag = `h${SECTION_LEVEL + block.level}`;
      return `<${tag}${attributes(id)}>${escapeLines(block.text)}</${tag}>`;
    }
    case 'paragraph':
      return `<p${attributes(id)}>${escapeLines(block.text)}</p>`;
    case 'table':
      return scroller('表格', freeTable(block.rows, id));
    case 'image': {
      const image = attributes({ src: attachmentUrl(block.attachmentId), alt: block.caption || '图片' });
      const figure = attributes({ ...id, 'data-attachment-id': block.attachmentId });
      return `<figure${figure}><img${image}><figcaption>${escapeLines(block.caption)}</figcaption></figure>`;
    }
  }
}

/** A wide table scrolls in its own box, which the keyboard reaches. */
export const scroller = (name: string, table: string): string =>
  `<div class="table-scroll" role="group" tabindex="0" aria-label="${escapeHtml(`${name}，可左右滚动`)}">${table}</div>`;

/** Which cells are heads nobody said, so none are marked. */
function freeTable(rows: readonly string[][], id: Record<string, string>): string {
  const lines = rows.map((row) => `<tr>${row.map((text) => `<td>${escapeLines(text)}</td>`).join('')}</tr>`);
  return `<table class="free"${attributes(id)}><tbody>${lines.join('')}</tbody></table>`;
}
