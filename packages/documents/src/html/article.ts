import {
  findFormat,
  METADATA_LABELS,
  type ReportContent,
  type SectionContent,
  type TableFormat,
} from '@nianbao/report-formats';
import { renderBlock, type AttachmentUrl } from './blocks.ts';
import { attributes, escapeLines } from './escape.ts';
import { placeTables } from '../places.ts';
import { renderOfficialTable } from './official-table.ts';

export interface ArticleOptions {
  /** Where an attached picture is fetched; without it `attachments/<id>`, beside the page. */
  attachmentUrl?: AttachmentUrl;
}

/**
 * The report as semantic HTML: one rendering for preview, portal and file. Pure, and equal for equal content.
 * It loses nothing: the importer reads it back by the `data-` attributes, text exactly as it stands with `<br>`
 * for a line end. The heading 附件 and the captions are the page's own and belong to no section.
 */
export function renderArticle(content: ReportContent, options: ArticleOptions = {}): string {
  const format = findFormat(content.formatId);
  const attachmentUrl = options.attachmentUrl ?? ((id) => `attachments/${encodeURIComponent(id)}`);
  const places = placeTables(format, content);
  const open = attributes({
    class: 'report',
    lang: 'zh-CN',
    'data-format-id': content.formatId,
    'data-year': content.year,
    'data-organisation': content.organisation,
  });
  return [
    `<article${open}>`,
    `<h1>${titleLine(content.title)}</h1>`,
    renderMetadata(content),
    ...content.sections.map((section, index) =>
      renderSection(section, places.inSection.get(index) ?? [], content, attachmentUrl),
    ),
    renderAnnex(places.annexed, content),
    '</article>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** The `id` attribute of a section, for links into the page. */
export const sectionAnchor = (sectionId: string): string => `section-${sectionId}`;
export const ANNEX_ANCHOR = 'annex';

/** A title may turn over, but not between a year and its 年. */
const titleLine = (title: string): string =>
  escapeLines(title).replace(/\d{4}年/gu, '<span class="whole">$&</span>');

const METADATA_KEYS = Object.keys(METADATA_LABELS) as (keyof typeof METADATA_LABELS)[];

/** The metadata that are printed, with their words, in the order in which official sites have them. */
export const printedMetadata = ({
  metadata,
}: ReportContent): { key: string; label: string; value: string }[] =>
  METADATA_KEYS.flatMap((key) => {
    const value = metadata[key];
    return value === undefined ? [] : [{ key, label: METADATA_LABELS[key], value }];
  });

function renderMetadata(content: ReportContent): string {
  const rows = printedMetadata(content).map(
    ({ key, label, value }) =>
      `<tr><th scope="row">${label}</th><td data-metadata="${key}">${escapeLines(value)}</td></tr>`,
  );
  if (rows.length === 0) return '';
  return `<table class="metadata"><caption class="unseen">发布信息</caption><tbody>${rows.join('')}</tbody></table>`;
}

function renderSection(
  section: SectionContent,
  tables: readonly TableFormat[],
  content: ReportContent,
  attachmentUrl: AttachmentUrl,
): string {
  const open = attributes({ id: sectionAnchor(section.id), 'data-section-id': section.id });
  return [
    `<section${open}>`,
    renderSectionHeading(section),
    ...tables.map((table) => renderOfficialTable(table, content.tables[table.id] ?? {})),
    ...section.blocks.map((block) => renderBlock(block, attachmentUrl)),
    '</section>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function renderSectionHeading({ number, title }: SectionContent): string {
  if (number === '' && title === '') return '';
  const mark = number && `<span class="number">${escapeLines(number)}</span>`;
  return `<h2>${mark}${escapeLines(title)}</h2>`;
}

function renderAnnex(tables: readonly TableFormat[], content: ReportContent): string {
  if (tables.length === 0) return '';
  const printed = tables.map((table) => renderOfficialTable(table, content.tables[table.id] ?? {}, true));
  return `<section id="${ANNEX_ANCHOR}" class="annex">\n<h2>附件</h2>\n${printed.join('\n')}\n</section>`;
}
