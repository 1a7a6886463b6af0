import type { ReportContent } from '@nianbao/report-formats';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { escapeXml } from '../data/escape-xml.ts';
import { bodyXml, NAMESPACES } from './document.ts';
import { OFFICIAL_FONTS, type DocxFonts } from './fonts.ts';
import type { DocxOptions } from './options.ts';
import { placePictures } from './picture.ts';
import { styleElements } from './styles.ts';
import { withReportParts } from './template-package.ts';

/** Where a template says `{{正文}}`, the report's sections, tables and annexes stand. */
export const TEMPLATE_PLACES = [
  '标题',
  '正文',
  '单位',
  '年度',
  '署名',
  '成文日期',
  '文号',
  '索引号',
] as const;
export type TemplatePlace = (typeof TEMPLATE_PLACES)[number];

/** A template without these would lose the report. */
const REQUIRED: readonly TemplatePlace[] = ['标题', '正文'];

/** Why a template cannot be used, in Chinese; each names its reason. */
export interface TemplateRefusal {
  problems: string[];
}

const DOCUMENT = 'word/document.xml';
const STYLES = 'word/styles.xml';
const MAX_FILES = 500;
const MAX_INFLATED = 30_000_000;
const PARAGRAPH = /<w:p(?: [^>]*)?>(?:(?!<w:p[ >]).)*?<\/w:p>/gsu;
const PLACE = /\{\{\s*([^{}\s]{1,20})\s*\}\}/gu;
/** Our styles beside the template's own, under ids that none of its has. */
const PREFIX = 'Nianbao';

/**
 * The report on the body's own template: letterhead, page and footers are the template's, the places named in `{{…}}` are
 * filled. Refused, with every reason, where a required place is missing or one is unknown.
 */
export function fillTemplate(
  template: Uint8Array,
  content: ReportContent,
  options: DocxOptions = {},
): Uint8Array | TemplateRefusal {
  const files = inflate(template);
  if ('problems' in files) return files;
  const document = strFromU8(files.parts[DOCUMENT] ?? new Uint8Array());
  const problems = problemsOf(files.parts);
  if (problems.length > 0) return { problems };
  const fonts = { ...OFFICIAL_FONTS, ...options.fonts };
  const values = valuesOf(content, options.date ?? content.metadata.writtenOn ?? '');
  const signed = [...document.matchAll(PARAGRAPH)].some(([xml]) => wordsOf(xml).includes('署名'));
  const pictures = placePictures(content, options.picture);
  const date = signed || values.get('成文日期') === '' ? undefined : values.get('成文日期');
  const bare = withoutOurMarks(withNamespaces(document));
  const body = renumbered(bodyXml(content, { fonts, pictures, date }), bare);
  const filled = bare.replace(PARAGRAPH, (paragraph) => fillParagraph(paragraph, values, body));
  const styles = strFromU8(files.parts[STYLES] ?? new Uint8Array());
  const parts = withReportParts(files.parts, content, { ...options, pictures: [...pictures.values()] });
  const margins = marginsOf(files.parts).map(({ name, xml }): [string, Uint8Array] => [
    name,
    strToU8(xml.replace(PARAGRAPH, (paragraph) => fillParagraph(paragraph, values, ''))),
  ]);
  return zipSync(
    {
      ...parts,
      ...Object.fromEntries(margins),
      [DOCUMENT]: strToU8(filled),
      [STYLES]: strToU8(withOurStyles(styles, fonts)),
    },
    { mtime: new Date(1980, 0, 1), level: 6 },
  );
}

/** Numbers that the template does not use for marks and pictures of its own, and styles under ids of ours. */
function renumbered(body: string, template: string): string {
  const used = [...template.matchAll(/<(?:w:bookmarkStart|wp:docPr)\b[^>]* (?:w:)?id="(\d+)"/gu)];
  const from = Math.max(0, ...used.map(([, id]) => Number(id))) + 1;
  return body
    .replaceAll(/<w:([pr]Style) w:val="/gu, `<w:$1 w:val="${PREFIX}`)
    .replace(
      /(<w:bookmarkStart w:id="|<w:bookmarkEnd w:id="|<wp:docPr id=")(\d+)/gu,
      (_, tag: string, id: string) => `${tag}${Number(id) + from}`,
    );
}

/** A template may be one of our own files, cleared of its text: its marks would stand beside the report's. */
function withoutOurMarks(document: string): string {
  const starts = /<w:bookmarkStart\b[^>]*w:name="nb_[^>]*>/gu;
  const ids = [...document.matchAll(starts)].map(([tag]) => /w:id="(\d+)"/u.exec(tag)?.[1]);
  return document
    .replace(starts, '')
    .replace(/<w:bookmarkEnd\b[^>]*w:id="(\d+)"[^>]*>/gu, (tag, id: string) => (ids.includes(id) ? '' : tag));
}

/** Ours of an earlier filling give way. */
function withOurStyles(styles: string, fonts: DocxFonts): string {
  const own = styles.replace(/<w:style\b[^>]*w:styleId="Nianbao[^>]*>.*?<\/w:style>/gsu, '');
  return own.replace(/<\/w:styles>\s*$/u, () => `${styleElements(fonts, PREFIX)}</w:styles>`);
}

/** What is wrong with an uploaded template; empty when it can be used. */
export function checkTemplate(template: Uint8Array): string[] {
  const files = inflate(template);
  if ('problems' in files) return files.problems;
  return problemsOf(files.parts);
}

/** Headers and footers: a letterhead often stands there. */
const marginsOf = (parts: Readonly<Record<string, Uint8Array>>): { name: string; xml: string }[] =>
  Object.entries(parts)
    .filter(([name]) => /^word\/(?:header|footer)[^/]*\.xml$/u.test(name))
    .map(([name, bytes]) => ({ name, xml: strFromU8(bytes) }));

function valuesOf(content: ReportContent, date: string): ReadonlyMap<string, string> {
  return new Map([
    ['标题', content.title],
    ['单位', content.organisation],
    ['年度', String(content.year)],
    ['署名', content.organisation],
    ['成文日期', date],
    ['文号', content.metadata.documentNumber ?? ''],
    ['索引号', content.metadata.indexNumber ?? ''],
  ]);
}

function problemsOf(parts: Readonly<Record<string, Uint8Array>>): string[] {
  const document = strFromU8(parts[DOCUMENT] ?? new Uint8Array());
  const wordsIn = (xml: string) => [...xml.matchAll(PARAGRAPH)].map(([each]) => wordsOf(each));
  const placesIn = (words: readonly string[]) =>
    words.flatMap((each) => [...each.matchAll(PLACE)].map(([, name = '']) => name));
  const paragraphs = wordsIn(document);
  const inMargins = placesIn(marginsOf(parts).flatMap(({ xml }) => wordsIn(xml)));
  const named = placesIn(paragraphs);
  const known: readonly string[] = TEMPLATE_PLACES;
  const alone = paragraphs
    .filter((words) => words.includes('正文}}'))
    .every((words) => /^\s*\{\{\s*正文\s*\}\}\s*$/u.test(words));
  return [
    ...REQUIRED.filter((name) => !named.includes(name)).map((name) => `模板缺少“{{${name}}}”`),
    ...[...new Set([...named, ...inMargins])]
      .filter((name) => !known.includes(name))
      .map((name) => `模板中的“{{${name}}}”不是可用的位置，可用的有：${known.join('、')}`),
    ...(named.filter((name) => name === '正文').length > 1 ? ['“{{正文}}”只能出现一次'] : []),
    ...(inMargins.includes('正文') ? ['“{{正文}}”不能在页眉或页脚中'] : []),
    ...(alone ? [] : ['“{{正文}}”须单独成段']),
    ...(/<w:(?:ins|del|moveFrom|moveTo) /u.test(document) ? ['模板中有未接受的修订，请先接受或拒绝'] : []),
  ];
}

/** The words of a paragraph however Word has cut them into runs. */
const wordsOf = (paragraph: string): string =>
  [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)].map(([, words = '']) => words).join('');

/** The look of the first run is that of the whole paragraph: a place may be cut into several. */
function fillParagraph(paragraph: string, values: ReadonlyMap<string, string>, body: string): string {
  const words = wordsOf(paragraph);
  if (!words.includes('{{')) return paragraph;
  if (/^\s*\{\{\s*正文\s*\}\}\s*$/u.test(words)) return body;
  const printed = words.replace(PLACE, (_, name: string) => escapeXml(values.get(name) ?? ''));
  let first = true;
  return paragraph.replace(/<w:t(?: [^>]*)?>[^<]*<\/w:t>/gu, () => {
    if (!first) return '<w:t></w:t>';
    first = false;
    return printed
      .split(/\r\n|[\r\n]/u)
      .map((line) => `<w:t xml:space="preserve">${line}</w:t>`)
      .join('<w:br/>');
  });
}

/** Prefixes that our body uses and the template may not know. */
const withNamespaces = (document: string): string =>
  document.replace(/<w:document([^>]*)>/u, (_, declared: string) => {
    const more = NAMESPACES.filter(([prefix]) => !declared.includes(`xmlns:${prefix}=`));
    return `<w:document${declared}${more.map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`).join('')}>`;
  });

/** Sizes are those that the archive declares; fflate inflates into a buffer of that size and fails beyond it. */
function inflate(template: Uint8Array): { parts: Record<string, Uint8Array> } | TemplateRefusal {
  let count = 0;
  let size = 0;
  let excess = false;
  try {
    const parts = unzipSync(template, {
      filter: ({ originalSize }) => {
        count += 1;
        size += originalSize;
        excess ||= count > MAX_FILES || size > MAX_INFLATED;
        return !excess;
      },
    });
    if (excess) return { problems: ['模板解压后过大'] };
    if (Object.keys(parts).some((name) => name.endsWith('vbaProject.bin')))
      return { problems: ['模板不能含有宏'] };
    if (!parts[DOCUMENT] || !parts[STYLES]) return { problems: ['模板不是 Word 文件（.docx）'] };
    return { parts };
  } catch {
    return { problems: ['模板已损坏或不是 Word 文件（.docx）'] };
  }
}
