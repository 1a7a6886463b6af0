import type { PublicationMetadata } from '@nianbao/report-formats';
import { isChrome } from './chrome.ts';
import { squeeze } from '../normalise.ts';

type Key = keyof PublicationMetadata;

/** Words that sites print before a value. `null`: known, but without a place in the content. */
const WORDS: readonly (readonly [Key | null, string])[] = [
  ['indexNumber', '索引号 信息索引号 信息索引 索引编号 索引 政府信息索引号 索取号'],
  [
    'publisher',
    '发布机构 发布单位 发文机关 发文机构 发文单位 发布部门 发布机关 公开机构 公开机关 公开主体 公开责任部门 公开部门 公开单位 责任部门 制发机关 制作单位 制作机关 信息提供单位 信息公开单位 信息来源单位 所属机构 所属单位 公布机关 生成单位',
  ],
  ['catalogue', '公开目录 信息类别 信息目录 所属目录 目录名称 公开类目 所属栏目 栏目 公开事项 信息公开目录'],
  [
    'publishedOn',
    '发布日期 发布时间 公开日期 公开时间 公布日期 发表时间 发稿时间 上传时间 更新日期 更新时间 日期 时间 录入时间 发布于 公布时间',
  ],
  ['documentNumber', '文号 发文字号 发文文号 公文文号 文件编号 文件号 发文号 公文编号'],
  [
    'views',
    '浏览量 浏览次数 浏览数 浏览 点击数 点击次数 点击量 点击率 点击 阅读次数 阅读量 阅读数 阅读 访问量 访问次数 查看次数 人气',
  ],
  ['source', '来源 信息来源 文章来源 稿件来源 稿源 文章出处 内容来源'],
  ['keywords', '主题词 关键词 关键字 标签'],
  ['classification', '组配分类 主题分类 信息分类 分类 体裁分类 组配 服务对象分类 文种 体裁 类别'],
  [
    'writtenOn',
    '成文日期 成文时间 生成日期 生成时间 制发日期 发文日期 发文时间 形成日期 产生日期 印发日期 签发日期',
  ],
  ['validity', '有效性 时效性 是否有效 效力状态 文件状态 信息时效 时效 有效期 信息有效性'],
  ['name', '名称 信息名称 标题 文件名称 文件标题 公文名称'],
  [
    null,
    '文字大小 文章录入 信息录入 文件下载 字体大小 字体 字号 视力保护色 背景色 责任编辑 编辑 作者 审核 信息审核 内容概述 信息内容概述 公开方式 公开形式 公开范围 公开程序 公开时限 公开属性 生效日期 实施日期 失效日期 废止日期 分享到 分享 打印 附件下载 收藏 初审 复审 终审 撰稿 录入 记录号 信息状态 语种 主办单位 载体类型 保密审查 其他',
  ],
];

const KEYS = new Map<string, Key | null>(
  WORDS.flatMap(([key, words]) => words.split(' ').map((word) => [word, key] as const)),
);
/** Words that also begin ordinary lines: only believed beside others. */
export const WEAK: ReadonlySet<string> = new Set([
  '日期',
  '时间',
  '名称',
  '标题',
  '分类',
  '栏目',
  '标签',
  '阅读',
  '点击',
  '浏览',
  '审核',
  '编辑',
  '作者',
  '来源',
  '其他',
  '类别',
  '打印',
  '分享',
  '索引',
  '收藏',
  '体裁',
  '字体',
  '组配',
  '录入',
  '主办单位',
]);

export interface Pair {
  key: Key | null;
  word: string;
  value: string;
  /** As it stands in the source. */
  printed: string;
}

const PAIR = new RegExp(
  `[【\\[(（]?(${[...KEYS.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map((word) => [...word].join('[ \\u3000\\u00a0]{0,4}'))
    .join('|')})[】\\])）]?[ \\u3000\\u00a0]{0,4}[:：]`,
  'gu',
);
const MAX_LINE = 400;

export const metadataKey = (text: string): { key: Key | null; word: string } | null => {
  if (text.length > 24) return null;
  const word = squeeze(text).replace(/[:[\]【】()]/gu, '');
  const key = KEYS.get(word);
  return key === undefined ? null : { key, word };
};

/** `索引号：… 发布机构：…` in one line; `null` when the line is anything else. */
export function pairsOfLine(text: string): Pair[] | null {
  if (text.length > MAX_LINE || !/[:：]/u.test(text.slice(0, 24))) return null;
  const found = [...text.matchAll(PAIR)];
  const first = found[0];
  if (!first || first.index > 0) return null;
  const pairs = found.map((match, index): Pair => {
    const word = squeeze(match[1] ?? '');
    const value = text.slice(match.index + match[0].length, found[index + 1]?.index ?? text.length);
    return { key: KEYS.get(word) ?? null, word, value: tidy(value), printed: tidy(match[0] + value) };
  });
  return believable(pairs) ? pairs.flatMap(withoutButtons) : null;
}

/** Buttons that follow the last value in its line are none of it. */
function withoutButtons(pair: Pair): Pair[] {
  const words = pair.value.split(/[\s\u3000]+/u);
  let end = words.length;
  while (end > 1 && isChrome(words[end - 1] ?? '')) end -= 1;
  if (end === words.length) return [pair];
  const value = words.slice(0, end).join(' ');
  const buttons = words.slice(end).join(' ');
  return [
    { ...pair, value, printed: `${pair.word}：${value}` },
    { key: null, word: buttons, value: '', printed: buttons },
  ];
}

/** `索引号 … 发布机构 …` without colons; believed where the lines around it are such lines too. */
export function pairsOfWords(text: string): Pair[] | null {
  if (text.length > 120) return null;
  const words = text.split(/[\s\u3000]+/u);
  if (metadataKey(words[0] ?? '') === null) return null;
  const pairs: Pair[] = [];
  for (const word of words) {
    const key = metadataKey(word);
    const last = pairs.at(-1);
    if (key) pairs.push({ ...key, value: '', printed: word });
    else if (last) {
      last.value = last.value === '' ? word : `${last.value} ${word}`;
      last.printed += ` ${word}`;
    }
  }
  return pairs;
}

/** `key | value | key | value`; a key followed by a key has no value. */
export function pairsOfCells(cells: readonly string[]): Pair[] | null {
  if (cells.some((cell) => cell.length > MAX_LINE)) return null;
  const pairs: Pair[] = [];
  const words = cells.filter((cell) => cell !== '');
  for (let i = 0; i < words.length; i += 1) {
    const cell = words[i] ?? '';
    const key = metadataKey(cell);
    if (!key) {
      const inner = pairsOfLine(cell);
      if (!inner) return null;
      pairs.push(...inner);
      continue;
    }
    const next = words[i + 1];
    const blank = next === undefined || metadataKey(next) !== null || pairsOfLine(next) !== null;
    pairs.push({ ...key, value: blank ? '' : tidy(next), printed: blank ? cell : `${cell} ${next}` });
    if (!blank) i += 1;
  }
  return pairs.length > 0 && believable(pairs, cells.length > 1) ? pairs : null;
}

const tidy = (value: string): string => value.replace(/^[\s\u3000|]+|[\s\u3000|]+$/gu, '');

/** `cells`: the words stand in cells of their own, which ordinary lines do not have. */
function believable(pairs: readonly Pair[], cells = false): boolean {
  if (pairs.some(({ value }) => value.length > 120 || /。./u.test(value))) return false;
  const strong = pairs.some(({ word }) => !WEAK.has(word));
  if (strong || pairs.length > 1 || cells) return true;
  // A date, a count or a name after a weak word is enough.
  return pairs.every(
    ({ word, value }) => (word === '来源' && value.length < 30) || /^[\d\s:：年月日./-]*$/u.test(value),
  );
}
