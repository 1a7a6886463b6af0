import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Families by name, the first that is there is taken, character by character. */
export interface PdfFonts {
  text: string[];
  title: string[];
  /** The free 宋 stands for 小标宋 when it is bold; the real one has a single weight. */
  titleWeight: 'bold' | 'regular';
  heading: string[];
  subheading: string[];
  table: string[];
  number: string[];
}

/** Free fonts that npm brings, embedded as subsets: 宋 with every character of the standard tables, and 黑. */
const SERIF = 'Noto Serif SC';
const SANS = 'Noto Sans SC';

/** The fonts of the standard first, for offices that hold licences and put them into the font folder. */
export const pdfFonts = (ownFolder: boolean): PdfFonts => {
  const own = (...names: string[]) => (ownFolder ? names : []);
  return {
    text: [
      ...own('FangSong_GB2312', '仿宋_GB2312', 'FZFangSong-Z02', '方正仿宋_GBK', 'FangSong', '仿宋'),
      SERIF,
    ],
    title: [...own('FZXiaoBiaoSong-B05S', '方正小标宋简体', 'FZXiaoBiaoSong-B05', '方正小标宋_GBK'), SERIF],
    titleWeight: 'bold',
    heading: [...own('SimHei', '黑体', 'FZHei-B01', '方正黑体_GBK'), SANS],
    subheading: [...own('KaiTi_GB2312', '楷体_GB2312', 'FZKai-Z03', '方正楷体_GBK', 'KaiTi', '楷体'), SERIF],
    table: [...own('SimSun', '宋体', 'FZShuSong-Z01', '方正书宋_GBK'), SERIF],
    number: [...own('SimSun', '宋体'), SERIF],
  };
};

/** The folders in which the free fonts lie, with the weights that are used. */
export function fontFolders(ownFolder: string | undefined): string[] {
  const { resolve } = createRequire(import.meta.url);
  const packageFolder = (name: string) => dirname(resolve(`@expo-google-fonts/${name}/package.json`));
  return [
    ...(ownFolder === undefined ? [] : [ownFolder]),
    join(packageFolder('noto-serif-sc'), '400Regular'),
    join(packageFolder('noto-serif-sc'), '700Bold'),
    join(packageFolder('noto-sans-sc'), '400Regular'),
  ];
}
