import { figure, list, loose, percent, type Phrase, phrase, split } from './phrase.ts';
import type { Pick } from './pick.ts';
import * as words from './words.ts';

type Make = (pick: Pick) => Phrase;
const lead = (pick: Pick): string => {
  const when = pick.of(words.WHEN);
  return `${when}${pick.of(words.WHO)}`;
};
const marks = ['，', '、', '；'];
const close = (pick: Pick): string => pick.of(['。', '。', '，均按时发布。', '，栏目更新没有中断。']);

/** Parts of a kind nobody knows, with a rest: the list is whole. */
const withRest: Make = (pick) => {
  const total = pick.int(60, 40_000);
  const count = pick.int(2, 7);
  const parts = split(pick, total, count + 1);
  const names = [...pick.some(words.CLASSES, count), pick.of(words.REST)];
  const of = pick.of(['其中', '其中，', '其中：', '，其中']);
  const open = of.startsWith('，') ? of : `，${of}`;
  return phrase('其中…其他', true, [
    lead(pick),
    pick.of(words.PUBLISHED),
    figure(total, '条'),
    open,
    ...list(
      parts.map((part, index) => [names[index] ?? '', figure(part, '条')]),
      pick.of(marks),
    ),
    close(pick),
  ]);
};

/** Parts that add up without saying that they are all. */
const someOf: Make = (pick) => {
  const total = pick.int(100, 20_000);
  const count = pick.int(3, 7);
  const names = pick.some(words.CLASSES, count);
  const opener = pick.of(['，其中', '。其中，', '，其中：', '。其中', '，包括', '，主要包括']);
  return phrase('其中、包括', false, [
    lead(pick),
    pick.of(words.PUBLISHED),
    figure(total, '条'),
    opener,
    ...list(
      split(pick, total, count).map((part, index) => [names[index] ?? '', figure(part, '条')]),
      pick.of(marks),
    ),
    close(pick),
  ]);
};

/** 分别为, 包括, 分为: the words say that these are all. */
const allOf: Make = (pick) => {
  const [total, names] = [pick.int(30, 9000), pick.some(pick.of(words.ITEMS), pick.int(3, 4))];
  return phrase('分别为、分为', true, [
    lead(pick),
    pick.of(['共梳理公开事项', '录入政务服务事项', '编制公开标准事项共']),
    figure(total, '项'),
    pick.of(['，分别为', '，分为', '，具体为：', '，分别是：']),
    ...list(
      split(pick, total, names.length).map((part, index) => [names[index] ?? '', figure(part, '项')]),
      pick.of(marks),
    ),
    '。',
  ]);
};

const applicants: Make = (pick) => {
  const total = pick.int(5, 900);
  const [first = '', second = ''] = pick.of(words.PEOPLE);
  const [a = 0, b = 0] = split(pick, total, 2);
  const open = pick.of(['，其中', '，', '。其中，', '（', '，其中：']);
  return phrase('申请人', true, [
    lead(pick),
    pick.of(words.APPLICATIONS),
    figure(total, '件'),
    open,
    first,
    figure(a, '件'),
    pick.of(['，', '、']),
    second,
    figure(b, '件'),
    open === '（' ? '），均按期答复。' : '。',
  ]);
};

const byChannel: Make = (pick) => {
  const total = pick.int(12, 900);
  const names = pick.some(pick.chance(0.5) ? words.APPLY_BY : words.APPLY_BY_SHORT, pick.int(2, 4));
  const open = pick.of(['，其中', '，', '。其中，', '（']);
  return phrase('申请渠道', false, [
    lead(pick),
    pick.of(words.APPLICATIONS),
    figure(total, '件'),
    open,
    ...list(
      split(pick, total, names.length).map((part, index) => [names[index] ?? '', figure(part, '件')]),
      pick.of(['，', '、']),
    ),
    open === '（' ? '），均已答复。' : pick.of(['。', '，均已答复。']),
  ]);
};

/** `12件予以公开、3件部分公开`: the name stands behind its figure. */
const nameBehind: Make = (pick) => {
  const total = pick.int(40, 900);
  const parts = split(pick, total, 6);
  return phrase('名在数后', true, [
    lead(pick),
    '办结政府信息公开申请',
    figure(total, '件'),
    pick.of(['，其中', '。其中，', '，其中：']),
    ...list(
      parts.map((part, index) => [figure(part, '件'), words.RESULTS[index] ?? '']),
      pick.of(['，', '、']),
    ),
    '。',
  ]);
};

const nested: Make = (pick) => {
  const [a, b] = [pick.int(30, 500), pick.int(20, 400)];
  const total = a + b;
  const outer = split(pick, a, 2);
  const inBracket = pick.chance(0.5);
  return phrase('其中之其中', false, [
    lead(pick),
    pick.of(words.APPLICATIONS),
    loose(total, '件'),
    '，其中网络申请',
    figure(a, '件'),
    inBracket ? '（其中' : '，其中',
    '自然人',
    figure(outer[0] ?? 0, '件'),
    '、法人',
    figure(outer[1] ?? 0, '件'),
    inBracket ? '），' : '；',
    '信函申请',
    loose(b, '件'),
    '。',
  ]);
};

/** Total and parts in sentences of their own, each part with its share. */
const nextSentences: Make = (pick) => {
  const total = pick.int(150, 2500);
  const names = pick.of([
    ['予以公开或部分公开的', '不予公开的', '无法提供的', '不予处理的', '其余'],
    ['结果为予以公开的', '部分公开的', '不予公开的', '无法提供的', '其他'],
  ]);
  const decimals = pick.of([0, 1, 2]);
  const parts = split(pick, total, names.length);
  const shares = pick.chance(0.5);
  return phrase('下一句分项', true, [
    lead(pick),
    pick.of(['办结政府信息公开申请', '全年答复申请', '共办结申请']),
    figure(total, '件'),
    pick.of(['。', '，没有超期。', '，全部按期办结。']),
    ...list(
      parts.map((part, index) => [
        names[index] ?? '',
        figure(part, '件'),
        ...(shares ? ['，占', { ...percent((part / total) * 100, decimals), binding: false }] : []),
      ]),
      '；',
    ),
    '。',
  ]);
};

const siblings: Make = (pick) => {
  const [total, count] = [pick.int(100, 5000), pick.int(3, 5)];
  const names = pick.some(words.CLASSES, count);
  return phrase(
    '下一段分项',
    false,
    [
      pick.of(['（一）公开的数量。', '1.公开数量：', '']),
      lead(pick),
      pick.of(words.PUBLISHED),
      figure(total, '条'),
      '。',
    ],
    [
      pick.of(['（二）公开的类别。', '2.公开内容：', '']),
      ...list(
        split(pick, total, count).map((part, index) => [names[index] ?? '', figure(part, '条')]),
        pick.of(['，', '、', '；']),
      ),
      '。',
    ],
  );
};

const lines: Make = (pick) => {
  const [total, count] = [pick.int(100, 5000), pick.int(3, 5)];
  const names = pick.some(words.CLASSES, count);
  return phrase(
    '逐段分项',
    false,
    [lead(pick), pick.of(words.PUBLISHED), figure(total, '条'), pick.of(['，具体如下：', '，其中：'])],
    ...split(pick, total, count).map((part, index) => [
      `${index + 1}.${names[index] ?? ''}`,
      figure(part, '条'),
      index === count - 1 ? '。' : '；',
    ]),
  );
};

const groups: Make = (pick) => {
  const [received, finished] = [pick.int(2000, 90_000), pick.int(1000, 90_000)];
  const [a, b] = [split(pick, received, 3), split(pick, finished, 3)];
  const names = ['市政务服务中心', '分中心', '各镇便民服务中心'];
  return phrase('分组', false, [
    lead(pick),
    '各级政务服务中心共受理事项',
    figure(received, '件'),
    '，办结',
    figure(finished, '件'),
    '。其中：',
    ...list(
      names.map((name, index) => [
        `${name}受理`,
        figure(a[index] ?? 0, '件'),
        '，办结',
        figure(b[index] ?? 0, '件'),
      ]),
      '；',
    ),
    '。',
  ]);
};

const summedUp: Make = (pick) => {
  const [total, count] = [pick.int(40, 3000), pick.int(3, 5)];
  const names = pick.some(words.CLASSES, count);
  return phrase('合计在后', true, [
    lead(pick),
    '公开',
    ...list(
      split(pick, total, count).map((part, index) => [names[index] ?? '', figure(part, '条')]),
      pick.of(['，', '、']),
    ),
    pick.of(['，合计', '，总计', '，以上合计']),
    figure(total, '条'),
    '。',
  ]);
};

const shares: Make = (pick) => {
  const [total, count] = [pick.int(120, 9000), pick.int(3, 5)];
  const names = pick.some(words.CLASSES, count);
  const decimals = pick.of([1, 2]);
  const saying = pick.of(['，占', '、占', '，占比', '，占总数的', '（占']);
  return phrase('占比', true, [
    lead(pick),
    pick.of(words.PUBLISHED),
    loose(total, '条'),
    pick.of(['，其中', '。其中，']),
    ...list(
      split(pick, total, count).map((part, index) => [
        names[index] ?? '',
        loose(part, '条'),
        saying,
        percent((part / total) * 100, decimals),
        saying.startsWith('（') ? '）' : '',
      ]),
      '；',
    ),
    '。',
  ]);
};

export const SUMS: readonly Make[] = [
  withRest,
  someOf,
  allOf,
  applicants,
  byChannel,
  nameBehind,
  nested,
  nextSentences,
  siblings,
  lines,
  groups,
  summedUp,
  shares,
];
