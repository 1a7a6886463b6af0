import { readXml, xmlAttribute } from './xml.ts';

export interface DocxStyle {
  /** 1-9 for headings. */
  heading: number | null;
  list: { id: string; depth: number } | null;
  basedOn: string | null;
}

/** What paragraph styles say of headings and automatic numbers. */
export function readStyles(xml: string): Map<string, DocxStyle> {
  const styles = new Map<string, DocxStyle>();
  let style: DocxStyle | null = null;
  for (const event of readXml(xml)) {
    if (event.kind === 'close' && event.name === 'w:style') style = null;
    if (event.kind !== 'open') continue;
    const value = xmlAttribute(event.attributes, 'w:val') ?? '';
    if (event.name === 'w:style') {
      style = { heading: null, list: null, basedOn: null };
      styles.set(xmlAttribute(event.attributes, 'w:styleId') ?? '', style);
    }
    if (!style) continue;
    if (event.name === 'w:name') style.heading = headingOf(value) ?? style.heading;
    else if (event.name === 'w:basedOn') style.basedOn = value;
    else if (event.name === 'w:outlineLvl') style.heading ??= Number(value) < 9 ? Number(value) + 1 : null;
    else if (event.name === 'w:numId') style.list = { id: value, depth: style.list?.depth ?? 0 };
    else if (event.name === 'w:ilvl') style.list = { id: style.list?.id ?? '', depth: Number(value) };
  }
  return styles;
}

/** The list of a style or of the one it is based on. */
export function listOf(styles: ReadonlyMap<string, DocxStyle>, id: string): DocxStyle['list'] {
  let style = styles.get(id);
  for (let i = 0; i < 10 && style; i += 1) {
    if (style.list?.id) return style.list;
    style = style.basedOn === null ? undefined : styles.get(style.basedOn);
  }
  return null;
}

const headingOf = (name: string): number | null => {
  if (/^(?:title|标题)$/iu.test(name.trim())) return 1;
  const match = /^(?:heading|标题)\s*([1-9])/iu.exec(name.trim());
  return match ? Number(match[1]) : null;
};
