import { xmlAttributes } from '../data/escape-xml.ts';

/** Names of fonts as Word knows them. None is shipped: the reader's machine has them, or takes the alternative. */
export interface DocxFonts {
  /** Text: 仿宋_GB2312, or 仿宋. */
  text: string;
  title: string;
  heading: string;
  subheading: string;
  table: string;
}

export const OFFICIAL_FONTS: DocxFonts = {
  text: '仿宋_GB2312',
  title: '方正小标宋简体',
  heading: '黑体',
  subheading: '楷体_GB2312',
  table: '宋体',
};

/** What Word takes where the first name is missing. */
const ALTERNATIVES: Readonly<Record<string, string>> = {
  仿宋_GB2312: '仿宋',
  仿宋: 'FangSong',
  方正小标宋简体: '华文中宋',
  黑体: 'SimHei',
  楷体_GB2312: '楷体',
  楷体: 'KaiTi',
  宋体: 'SimSun',
};

/** The same font for every script, and `hint` so that quotes and dashes are set full width. */
export const runFonts = (font: string): string =>
  `<w:rFonts${xmlAttributes({
    'w:ascii': font,
    'w:eastAsia': font,
    'w:hAnsi': font,
    'w:cs': font,
    'w:hint': 'eastAsia',
  })}/>`;

export function fontTableXml(fonts: DocxFonts): string {
  const entries = [...new Set(Object.values(fonts))].map((name) => {
    const alternative = ALTERNATIVES[name];
    return `<w:font${xmlAttributes({ 'w:name': name })}>${
      alternative ? `<w:altName${xmlAttributes({ 'w:val': alternative })}/>` : ''
    }<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`;
  });
  return `<w:fonts ${WORD_NAMESPACE}>${entries.join('')}</w:fonts>`;
}

export const WORD_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
