import type { Problem, Rule } from '../../rule.ts';
import { clauseAround, type Passage, quoteOf } from '../../passage.ts';
import { type Subject } from '../../subject.ts';
import { halfWidth } from '../../text/normalise.ts';

const matchesIn = (
  { passages }: Subject,
  pattern: RegExp,
  tell: (passage: Passage, match: RegExpExecArray) => Omit<Problem, 'addresses'> | null,
): Problem[] =>
  passages.flatMap((passage) =>
    [...passage.text.matchAll(pattern)].slice(0, 20).flatMap((match): Problem[] => {
      const told = tell(passage, match);
      return told ? [{ addresses: [passage.address], ...told }] : [];
    }),
  );

const wholeText = ({ passages }: Subject): string => passages.map(({ text }) => text).join('\n');

/** The replaceable list of frequent slips. */
const wrongWord: Rule = {
  id: 'form.wrong_word',
  title: '错别字',
  area: 'form',
  level: 'warning',
  basis: '常见错别字表（可由单位增删）',
  find: (subject) => {
    // One search of the whole text tells which few entries need a look at each passage.
    const whole = wholeText(subject);
    return subject.options.wrongWords.flatMap(({ wrong, right, pattern }) => [
      ...subject.printed.flatMap(({ address, text }): Problem[] =>
        // `search` starts anew each time, whatever the pattern was last used on.
        halfWidth(text).search(pattern) < 0
          ? []
          : [
              {
                addresses: [address],
                quote: text,
                message: `“${text}”中“${wrong}”应为“${right}”`,
                expected: right,
                actual: wrong,
              },
            ],
      ),
      ...(whole.search(pattern) < 0
        ? []
        : matchesIn(subject, pattern, (passage, { index, 0: found }) => ({
            quote: clauseAround(passage, index, index + found.length),
            message: `“${found}”：“${wrong}”应为“${right}”`,
            expected: right,
            actual: wrong,
          }))),
    ]);
  },
};

/** A law that does not exist under that name. */
const lawName: Rule = {
  id: 'form.wrong_law_name',
  title: '法规名称有误',
  area: 'form',
  level: 'warning',
  basis: '《中华人民共和国政府信息公开条例》（国务院令第711号）等法律法规的正式名称',
  find: (subject) => {
    const names = new Map(subject.options.lawNames.map(({ wrong, right }) => [wrong, right]));
    return matchesIn(subject, /《([^《》]{4,40})》/gu, (passage, { index, 0: whole, 1: inside = '' }) => {
      const right = names.get(inside.replaceAll(' ', ''));
      return right === undefined
        ? null
        : {
            quote: clauseAround(passage, index, index + whole.length),
            message: `没有${whole}，应为${right}`,
            expected: right,
            actual: whole,
          };
    });
  },
};

const ADVERBS =
  '及时|有序|积极|认真|有效|深入|准确|严格|最大限度|最大程度|扎实|切实|有力|顺利|稳步|主动|快速|高效|更好|较好|全面|充分|及时有效|及时准确|有针对性|科学|规范|不断|进一步|逐步|大力|极大|明显|快捷|方便快捷';
/** Verbs that are no nouns; the others only where an object follows. */
const DE = new RegExp(
  `(?:${ADVERBS})的(?:给予|进行|开展|予以|加以|落实到|反映了|完成了|推进了|回应了|解决了|公开了|履行了|促进了|保障了|提高了|提升了|方便了|满足了|保证了|体现了|(?:优化|推进|落实|提高|提升|保障|推动|做好|完成|抓好|公开|发布|答复|履行|满足|维护|方便|解决|更新|调整|完善)(?=[\\p{Script=Han}《“]{2}))`,
  'gu',
);
const ATTRIBUTE =
  /^.{1,8}的(?:优化|推进|落实|提高|提升|保障|推动|公开|发布|答复|履行|解决|完成|维护|更新|调整|完善)(?:工作|情况|机制|制度|方案|措施|环境|力度|平台|水平|能力|信息|政府|渠道|内容|作用|效果|问题|率|任务|和|与|及|者|是|为|了)/u;

/** 的 between an adverb and its verb. */
const deDi: Rule = {
  id: 'form.de_di',
  title: '“的”“地”误用',
  area: 'form',
  level: 'warning',
  basis: '现代汉语通行用法：状语与动词之间用“地”',
  find: (subject) =>
    matchesIn(subject, DE, (passage, { index, 0: found }) =>
      ATTRIBUTE.test(passage.text.slice(index, index + found.length + 2)) &&
      !/(?:给予|进行|开展|予以|加以|了)$/u.test(found)
        ? null
        : {
            quote: clauseAround(passage, index, index + found.length),
            message: `“${found}”中的“的”应为“地”`,
            expected: found.replace('的', '地'),
            actual: found,
          },
    ),
};

const REDUPLICATED = /^[一逐几层家户人处天年月日次项件条步个]/u;

/** The same words twice running: 信息信息. Reduplication (一步一步, 层层) is language and no fault. */
const repeated: Rule = {
  id: 'form.repeated_words',
  title: '文字重复',
  area: 'form',
  level: 'warning',
  basis: '文字自身：同一词语连写两遍',
  find: (subject) =>
    matchesIn(subject, /([一-鿿]{2,8})\1/gu, (passage, { index, 0: found, 1: word = '' }) => {
      if (REDUPLICATED.test(word) || ABAB.has(word) || new Set(word).size === 1) return null;
      // 政府信息公开公开指南: the word may end one name and begin the next.
      const name = /公开|信息|公示|服务|管理/u.test(word) && word.length === 2;
      return {
        level: name ? 'question' : 'warning',
        quote: clauseAround(passage, index, index + found.length),
        message: `“${word}”连写了两遍`,
        expected: word,
        actual: found,
      };
    }),
};

const ABAB = new Set([
  '研究',
  '讨论',
  '商量',
  '考虑',
  '学习',
  '了解',
  '检查',
  '打扫',
  '休息',
  '整理',
  '分析',
  '总结',
  '探讨',
  '交流',
  '大力',
  '方方',
  '点点',
  '许许',
  '多多',
  '往来',
  '彼此',
  '来来',
  '对照',
]);

/** 主要以…为主要…, and one frame twice in a sentence. */
const mainly: Rule = {
  id: 'form.repeated_phrase',
  title: '一句之内用语重复',
  area: 'form',
  level: 'warning',
  basis: '文字自身：一句之内同一说法用了两次',
  find: (subject) => [
    ...matchesIn(subject, /主要以[^,;。主]{1,24}为主要?/gu, (passage, { index, 0: found }) => ({
      quote: clauseAround(passage, index, index + found.length),
      message: '一句之内“主要”重复',
    })),
    ...sameFrame(subject),
  ],
};

const FRAMES =
  /以[^,;。“”]{2,30}为(抓手|导向|重点|核心|契机|突破口|载体|主线|引领|依托|目标|着力点|切入点|根本)(?![\p{Script=Han}]{0,2}的)/gu;

/** 以…为抓手 twice in one sentence. */
const sameFrame = ({ paragraphs }: Subject): Problem[] =>
  paragraphs.flatMap((passage) =>
    passage.sentences.flatMap((sentence): Problem[] => {
      const text = sentence.text.slice(0, 600);
      const places = [...text.matchAll(/为(抓手|突破口|切入点|着力点|主线|引领)(?=[,;。、])/gu)];
      const words = places.map(([, word]) => word);
      const twice = words.find((word, index) => words.indexOf(word) !== index);
      if (twice === undefined || text.search(FRAMES) < 0) return [];
      const [first, second] = places.filter(([, word]) => word === twice);
      if (!first || !second || second.index - first.index > 60) return [];
      const from = sentence.start + Math.max(0, first.index - 12);
      return [
        {
          level: 'question',
          addresses: [passage.address],
          quote: quoteOf(passage, from, sentence.start + second.index + second[0].length),
          message: `一句之内“为${twice}”用了两次`,
        },
      ];
    }),
  );

/** 共 and 共计 before one number. */
const redundant: Rule = {
  id: 'form.redundant_word',
  title: '“共”“共计”重复',
  area: 'form',
  level: 'question',
  basis: '文字自身：“共……共计”语义重复',
  find: (subject) =>
    matchesIn(
      subject,
      /(?<![公一总])共(?!同|享|建|治|计|和|有|青|产|赢|性)[^共,;。\d]{1,30}共计(?=\d)/gu,
      (passage, { index, 0: found }) => ({
        quote: clauseAround(passage, index, index + found.length),
        message: '“共”与“共计”重复，去掉一个',
      }),
    ),
};

export const wordRules: readonly Rule[] = [wrongWord, lawName, deDi, repeated, mainly, redundant];
