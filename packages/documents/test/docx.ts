import type { ReportContent } from '@nianbao/report-formats';
import { strFromU8, unzipSync } from 'fflate';
import { toDocx, type DocxOptions } from '../src/docx.ts';
import { childNamed, named, readXml, type XmlNode } from './xml.ts';

export async function partsOf(content: ReportContent, options?: DocxOptions): Promise<Map<string, string>> {
  const files = unzipSync(await toDocx(content, options));
  return new Map(Object.entries(files).map(([name, data]) => [name, strFromU8(data)]));
}

export const bodyOf = async (content: ReportContent, options?: DocxOptions): Promise<XmlNode> => {
  const xml = (await partsOf(content, options)).get('word/document.xml') ?? '';
  return childNamed(childNamed(readXml(xml), 'w:document'), 'w:body') ?? readXml('<none/>');
};

export const textOf = (node: XmlNode): string =>
  node.children
    .map((child) => {
      if (child.name === 'w:br') return '\n';
      if (child.name === 'w:tab') return '\t';
      return child.name === 'w:t' ? child.text : textOf(child);
    })
    .join('');

/** A turn of the line that is layout only is no part of the text. */
const isLayoutBreak = (run: XmlNode): boolean =>
  named(run, 'w:rStyle').some(({ attributes }) => attributes['w:val'] === 'LayoutBreak');
export const wordsOf = (cell: XmlNode): string =>
  named(cell, 'w:r')
    .filter((run) => !isLayoutBreak(run))
    .map(textOf)
    .join('');

export const styleOf = (node: XmlNode): string | undefined => named(node, 'w:pStyle')[0]?.attributes['w:val'];
