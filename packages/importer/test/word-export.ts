import { toDocx } from '@nianbao/documents/docx';
import {
  blankReport,
  type Block,
  type ReportContent,
  type ReportFormat,
  type SectionContent,
} from '@nianbao/report-formats';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { isRefusal } from '../src/result.ts';
import { compareWord, type WordComparison } from '../src/word/compare-word.ts';
import { readWord } from '../src/word/read-word.ts';
import { reportOf } from './any-report.ts';

export const EXPORT_ID = '8d1f6a52-0f3b-4a83-9d1c-1d0f3b4a839d';

export function compared(bytes: Uint8Array, base: ReportContent, ours = base): WordComparison {
  const reading = readWord(bytes, base);
  if (isRefusal(reading)) throw new Error(reading.refusal.message);
  return compareWord(base, reading, ours);
}

/** A list as Word makes one when somebody types 一、. */
const NUMBERING =
  '<w:numbering><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>';

/** The exported file with its main part edited, as a program would have saved it. */
export async function edited(content: ReportContent, edit: (xml: string) => string): Promise<Uint8Array> {
  const files = unzipSync(await toDocx(content, { exportId: EXPORT_ID }));
  const before = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  const after = edit(before);
  if (after === before) throw new Error('nothing was edited');
  return zipSync({
    ...files,
    'word/document.xml': strToU8(after),
    'word/numbering.xml': strToU8(NUMBERING),
  });
}

/** Ids as the system gives them. */
export const numbered = (content: ReportContent): ReportContent => ({
  ...content,
  sections: content.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block, index) => ({ ...block, id: `${section.id}-${index}` })),
  })),
});
export const anyReport = (format: ReportFormat) => reportOf(format).map(numbered);

const paragraph = (id: string, text: string): Block => ({ id, kind: 'paragraph', text });
export const TEXT = ['全年公开政府信息三百一十二条。', '收到申请十七件，均已答复。', '组织业务培训三次。'];
export function report(texts = TEXT): ReportContent {
  const blank = blankReport('2021', 2024, '某局');
  const sections = blank.sections.map((section): SectionContent =>
    section.id === 's1'
      ? { ...section, blocks: texts.map((text, index) => paragraph(`p${index}`, text)) }
      : section,
  );
  return {
    ...blank,
    sections,
    tables: {
      ...blank.tables,
      art20: {
        ...blank.tables.art20,
        'art20_5/licence/decisions': 1286,
        'art20_8/admin_fee/fee_amount': 35.62,
      },
    },
  };
}
/** The whole paragraph with its bookmark, by its words. */
export const paragraphOf = (xml: string, text: string): string =>
  xml.match(new RegExp(`<w:p><w:pPr>(?:(?!</w:p>).)*${text}(?:(?!</w:p>).)*</w:p>`, 'u'))?.[0] ??
  'no such paragraph';
export const kinds = ({ differences }: WordComparison) =>
  differences.map((each) => [
    each.kind,
    'address' in each ? each.address.replace('sections/s1/blocks/', '') : each.after,
  ]);
