import { figure, loose, percent, type Phrase, phrase } from './phrase.ts';
import type { Pick } from './pick.ts';

type Make = (pick: Pick) => Phrase;

interface Movement {
  before: number;
  now: number;
  rate: number;
  up: boolean;
}

function movement(pick: Pick): Movement {
  const before = pick.int(40, 3000);
  const up = pick.chance(0.6);
  const now = up ? before + pick.int(5, before) : before - pick.int(4, Math.floor(before / 2));
  return { before, now, up, rate: (Math.abs(now - before) / before) * 100 };
}

const word = (pick: Pick, up: boolean): string =>
  up ? pick.of(['增长', '增加', '上升', '提高']) : pick.of(['下降', '减少', '降低']);
const COUNTED = ['公开政府信息', '发布政策解读材料', '接待群众咨询', '更新栏目信息', '回应群众留言'];

const fromTo: Make = (pick) => {
  const { before, now, rate, up } = movement(pick);
  const verb = up
    ? pick.of(['增加到', '增至', '提高到', '上升至'])
    : pick.of(['减少到', '压减至', '降至', '下降到']);
  return phrase('由甲至乙', true, [
    `公开事项${pick.of(['由', '从'])}`,
    figure(before, '项'),
    verb,
    figure(now, '项'),
    `，${word(pick, up)}`,
    percent(rate, pick.of([1, 2])),
    '。',
  ]);
};

const withChange: Make = (pick) => {
  const { before, now, rate, up } = movement(pick);
  const change = up ? pick.of(['增加', '增长', '增加了', '多']) : pick.of(['减少', '下降', '减少了']);
  return phrase('比上年增加若干', true, [
    pick.of(COUNTED),
    figure(now, '条'),
    pick.of(['，比上年', '，较上年', '，同比', '，比去年', '，较上一年度', '，与上年相比']),
    change,
    figure(Math.abs(now - before), '条'),
    `，${word(pick, up)}`,
    percent(rate, pick.of([1, 2])),
    '。',
  ]);
};

const ofBase: Make = (pick) => {
  const { before, now, rate, up } = movement(pick);
  return phrase('比上年的甲', true, [
    pick.of(COUNTED),
    figure(now, '条'),
    pick.of(['，比上年的', '，较上年的', '，与上年的']),
    figure(before, '条'),
    `${pick.of(['', '相比，'])}${word(pick, up)}`,
    percent(rate, pick.of([1, 2])),
    '。',
  ]);
};

const inBrackets: Make = (pick) => {
  const { before, now, rate, up } = movement(pick);
  return phrase('括号内上年数', true, [
    pick.of(COUNTED),
    figure(now, '条'),
    pick.of(['（上年为', '（2022年为', '（去年']),
    figure(before, '条'),
    '），',
    pick.of(['同比', '比上年']),
    word(pick, up),
    percent(rate, pick.of([1, 2])),
    '。',
  ]);
};

const RECEIVED = 'new_received/total';

/** The base is last year's table. */
const sinceTable: Make = (pick) => {
  const { before, now, rate, up } = movement(pick);
  const byRate = pick.chance(0.5);
  return {
    ...phrase('同比，上年表', true, [
      pick.of(['全年共收到政府信息公开申请', '新收政府信息公开申请', '共受理政府信息公开申请']),
      loose(now, '件'),
      pick.of(['，同比', '，比上年', '，较上年', '，较2022年']),
      word(pick, up),
      byRate ? percent(rate, pick.of([1, 2])) : figure(Math.abs(now - before), '件'),
      '。',
    ]),
    tables: { applications: { [RECEIVED]: now } },
    previous: { applications: { [RECEIVED]: before } },
  };
};

const sinceTableOfDocuments: Make = (pick) => {
  const before = pick.int(20, 60);
  const now = before + pick.int(3, 9);
  const path = 'art20_1/normative_docs/in_force';
  return {
    ...phrase('比上年增加，上年表', true, [
      '现行有效行政规范性文件',
      loose(now, '件'),
      pick.of(['，比上年增加', '，较上年增加', '，同比增加']),
      figure(now - before, '件'),
      '。',
    ]),
    tables: { art20: { [path]: now } },
    previous: { art20: { [path]: before } },
  };
};

export const GROWTH: readonly Make[] = [
  fromTo,
  withChange,
  ofBase,
  inBrackets,
  sinceTable,
  sinceTableOfDocuments,
];
