import type { ChainFault } from './chain.ts';

const SENTENCES: Readonly<Record<ChainFault['kind'], string>> = {
  missing: '缺失或次序不对',
  malformed: '不是系统导出时的写法：不完整、字段重复或被改写',
  altered: '内容与其哈希不符，已被改动',
  unlinked: '与前后记录不相衔接，其间被替换或增删',
  'cut-off': '起的记录已被截去：锚点证明它们曾经存在',
  'against-anchor': '与锚点不符：这一条或以前的记录被整体重写',
  foreign: '不属于本单位的记录',
};

/** For people: which entry, and what is wrong. */
export const faultSentence = ({ sequence, kind }: ChainFault): string =>
  `第 ${sequence} 条${SENTENCES[kind]}`;
