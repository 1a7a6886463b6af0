import { type Phrase, phrase } from './phrase.ts';
import type { Pick } from './pick.ts';

/** A stated number of things, and the same with another number: there is no figure to change in these. */
export interface Counted {
  kind: string;
  right: Phrase;
  wrong: Phrase;
}

const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const numeral = (value: number): string => NUMERALS[value] ?? String(value);

const PARTS = [
  '概述',
  '主动公开政府信息情况',
  '依申请公开政府信息情况',
  '收费及减免情况',
  '行政复议、行政诉讼情况',
  '存在的主要问题及改进措施',
  '需要说明的事项',
  '附件',
];
const PROBLEMS = [
  '公开内容不够全面',
  '栏目更新不够及时',
  '解读形式较为单一',
  '业务培训有待加强',
  '平台功能不够完善',
];

const pair = (kind: string, said: number, other: number, text: (said: string) => string[]): Counted => ({
  kind,
  right: phrase(kind, true, ...text(numeral(said)).map((one) => [one])),
  wrong: phrase(kind, true, ...text(numeral(other)).map((one) => [one])),
});

const ordered = (pick: Pick): Counted => {
  const count = pick.int(2, 4);
  const lead = pick.of(['存在以下', '主要有', '存在', '做到以下']);
  const noun = pick.of(['个问题：', '个方面的问题：', '方面不足：']);
  const items = pick.some(PROBLEMS, count).map((item, index) => `${numeral(index + 1)}是${item}`);
  return pair('一是二是', count, count + 1, (said) => [`${lead}${said}${noun}${items.join('；')}。`]);
};

const named = (pick: Pick): Counted => {
  const items = PARTS.filter((part) => !part.includes('、')).slice(0, pick.int(5, 7));
  const tail = pick.of(['部分组成', '部分', '部分构成']);
  const of = pick.of(['由', '包括']);
  return pair('由…组成', items.length, items.length + pick.of([2, -2]), (said) => [
    `本报告${of}${items.join('、')}${pick.of(['共', '，共', '等'])}${said}个${tail}。`,
  ]);
};

const slogan = (pick: Pick): Counted => {
  const nouns = pick.some(['组织', '制度', '人员', '考核', '经费', '责任'], pick.int(3, 5));
  return pair('几个到位', nouns.length, nouns.length + 1, (said) => [
    `落实“${said}个到位”，即${nouns.map((noun) => `${noun}到位`).join('、')}，推动工作开展。`,
  ]);
};

export const COUNTS: readonly ((pick: Pick) => Counted)[] = [ordered, named, slogan];
