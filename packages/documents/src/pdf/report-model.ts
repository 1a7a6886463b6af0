import { findFormat, type Block, type ReportContent, type TableFormat } from '@nianbao/report-formats';
import { carriable } from '../data/escape-xml.ts';
import type { DocxPicture } from '../docx/picture.ts';
import { signatureIndents } from '../docx/signature.ts';
import { annexNotes, placeTables } from '../places.ts';
import { titleLines } from '../title-lines.ts';
import { printedLines } from './lines.ts';
import { pdfFonts, type PdfFonts } from './fonts.ts';
import { pdfProof, type PdfProof } from './proof.ts';
import { freeTableItem, officialTableItem, type PdfTable } from './table-model.ts';

export interface PdfOptions {
  /** The bytes of an attached picture; one that is missing is named in words. */
  picture?: (attachmentId: string) => DocxPicture | undefined;
  /** 成文日期 as printed; without it the one of the metadata, and without that no 署名. */
  date?: string;
  /** Printed in the foot, short, beside a QR code. */
  contentHash?: string;
  /** Where the published report is read; the QR code leads there. */
  url?: string;
}

export type PdfItem =
  | { kind: 'title'; lines: string[] }
  | { kind: 'heading'; level: number; lines: string[] }
  | { kind: 'paragraph'; lines: string[]; last?: boolean }
  | ({ kind: 'table'; last?: boolean } & PdfTable)
  | { kind: 'image'; file: string | null; width: number; alt: string; lines: string[]; last?: boolean }
  | { kind: 'signature'; organisation: string; date: string; right: [number, number] }
  | { kind: 'annex-note'; lines: string[] }
  | { kind: 'annex'; title: string };

export interface ReportModel {
  title: string;
  organisation: string;
  /** Of the file: the whole hash of the content, for programs. */
  keywords: string[];
  fonts: PdfFonts;
  proof: PdfProof | null;
  items: PdfItem[];
}

export interface NamedPicture extends DocxPicture {
  name: string;
}

/** What the template prints, in order. Pure: equal content gives an equal model. */
export function reportModel(
  content: ReportContent,
  options: PdfOptions,
  ownFonts: boolean,
): { model: ReportModel; pictures: NamedPicture[] } {
  const pictures = namePictures(content, options.picture);
  const { inSection, annexed } = placeTables(findFormat(content.formatId), content);
  const table = (format: TableFormat) => officialTableItem(format, content.tables[format.id] ?? {});
  const date = options.date ?? content.metadata.writtenOn;
  const items: PdfItem[] = [
    { kind: 'title', lines: titleLines(content.title, content.organisation).flatMap(printedLines) },
    ...content.sections.flatMap(({ number, title, blocks }, index): PdfItem[] => [
      ...headingItem(1, number + title),
      ...(inSection.get(index) ?? []).map(table),
      ...blocks.flatMap((block) => blockItems(block, pictures)),
    ]),
    ...annexNoteItem(annexNotes(content, annexed)),
    ...(date === undefined ? [] : [signatureItem(content.organisation, date)]),
    ...annexed.flatMap((format): PdfItem[] => [{ kind: 'annex', title: format.title }, table(format)]),
  ];
  keepLastWithSignature(items);
  const model = {
    title: carriable(content.title),
    organisation: carriable(content.organisation),
    keywords: options.contentHash === undefined ? [] : [`sha256:${options.contentHash}`],
    fonts: pdfFonts(ownFonts),
    proof: pdfProof(options.contentHash, options.url),
    items,
  };
  return { model, pictures: [...pictures.values()] };
}

/** A 署名 alone on a page could belong to anything. */
function keepLastWithSignature(items: PdfItem[]): void {
  const at = items.findIndex(({ kind }) => kind === 'signature') - 1;
  const before = items[at];
  if (before?.kind === 'paragraph' || before?.kind === 'table' || before?.kind === 'image')
    items[at] = { ...before, last: true };
}

function headingItem(level: number, text: string): PdfItem[] {
  if (text === '') return [];
  // A heading of blanks is no heading to a screen reader.
  const kind = text.trim() === '' ? 'paragraph' : 'heading';
  return [{ kind, level, lines: printedLines(text) }];
}

function blockItems(block: Block, pictures: ReadonlyMap<string, NamedPicture>): PdfItem[] {
  switch (block.kind) {
    case 'heading':
      return headingItem(block.level + 1, block.text);
    case 'paragraph':
      return [{ kind: 'paragraph', lines: printedLines(block.text) }];
    case 'table':
      return freeTableItem(block.rows);
    case 'image': {
      const picture = pictures.get(block.attachmentId);
      return [
        {
          kind: 'image',
          file: picture?.name ?? null,
          width: Math.min(156, ((picture?.width ?? 0) * 25.4) / 96),
          alt: carriable(block.caption) || '图片',
          lines: printedLines(block.caption),
        },
      ];
    }
  }
}

const annexNoteItem = (lines: string[]): PdfItem[] =>
  lines.length === 0 ? [] : [{ kind: 'annex-note', lines }];

const signatureItem = (organisation: string, date: string): PdfItem => ({
  kind: 'signature',
  organisation: carriable(organisation),
  date: carriable(date),
  right: signatureIndents(organisation, date),
});

function namePictures(content: ReportContent, find: PdfOptions['picture']): Map<string, NamedPicture> {
  const named = new Map<string, NamedPicture>();
  for (const block of content.sections.flatMap(({ blocks }) => blocks)) {
    if (block.kind !== 'image' || named.has(block.attachmentId)) continue;
    const picture = find?.(block.attachmentId);
    if (!picture) continue;
    const name = `picture-${named.size + 1}.${picture.mediaType.slice('image/'.length)}`;
    named.set(block.attachmentId, { ...picture, name });
  }
  return named;
}
