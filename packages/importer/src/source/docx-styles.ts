import { readXml, xmlAttribute } from './xml.ts';

export interface DocxStyle {
  /** In small letters: `heading 2`, `body text`. */
  name: string;
  /** 1-9 for headings. */
  heading: number | null;
  list: { id: string; depth: number } | null;
  /** Whether its text is hidden; `null` where it says nothing of that. */
  hidden: boolean | null;
  basedOn: string | null;
}
export type DocxStyles = ReadonlyMap<string, DocxStyle>;

/** What styles say of headings, automatic numbers and hidden text. */
export function readStyles(xml: string): DocxStyles {
  const styles = new Map<string, DocxStyle>();
  let style: DocxStyle | null = null;
  for (const event of readXml(xml)) {
    if (event.kind === 'close' && event.name === 'w:style') style = null;
    if (event.kind !== 'open') continue;
    const value = xmlAttribute(event.attributes, 'w:val') ?? '';
    if (event.name === 'w:style') {
      style = { name: '', heading: null, list: null, hidden: null, basedOn: null };
      styles.set(xmlAttribute(event.attributes, 'w:styleId') ?? '', style);
    }
    if (!style) continue;
    if (event.name === 'w:name') {
      style.name = value.toLowerCase();
      style.heading = headingOf(value) ?? style.heading;
    } else if (event.name === 'w:basedOn') style.basedOn = value;
    else if (event.name === 'w:vanish') style.hidden = isOn(event.attributes);
    else if (event.name === 'w:outlineLvl') style.heading ??= Number(value) < 9 ? Number(value) + 1 : null;
    else if (event.name === 'w:numId') style.list = { id: value, depth: style.list?.depth ?? 0 };
    else if (event.name === 'w:ilvl') style.list = { id: style.list?.id ?? '', depth: Number(value) };
  }
  return styles;
}

/** A property that is either on or off: on where it stands without a value. */
export const isOn = (attributes: Readonly<Record<string, string>>): boolean =>
  !/^(?:0|false|off|none)$/iu.test(xmlAttribute(attributes, 'w:val') ?? '');

/** The list of a style or of the one it is based on. */
export const listOf = (styles: DocxStyles, id: string): DocxStyle['list'] =>
  inherited(styles, id, (style) => (style.list?.id ? style.list : null));

/** Whether a style, or the one it is based on, hides its text. */
export const isHidingStyle = (styles: DocxStyles, id: string): boolean | null =>
  inherited(styles, id, ({ hidden }) => hidden);

function inherited<T>(styles: DocxStyles, id: string, told: (style: DocxStyle) => T | null): T | null {
  let style = styles.get(id);
  for (let i = 0; i < 10 && style; i += 1) {
    const value = told(style);
    if (value !== null) return value;
    style = style.basedOn === null ? undefined : styles.get(style.basedOn);
  }
  return null;
}

const headingOf = (name: string): number | null => {
  if (/^(?:title|标题)$/iu.test(name.trim())) return 1;
  const match = /^(?:heading|标题)\s*([1-9])/iu.exec(name.trim());
  return match ? Number(match[1]) : null;
};
