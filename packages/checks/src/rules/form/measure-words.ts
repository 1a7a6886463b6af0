import type { Problem, Rule } from '../../rule.ts';
import { clauseAround } from '../../passage.ts';
import { type Subject } from '../../subject.ts';

const BASIS = '现代汉语通行用法：一个数目只用一个量词，且与名词相配';
const NUMBER = '(?:\\d[\\d,.]{0,12}|[一二三四五六七八九十两百]{1,4})(?:万|余|多){0,2}';

/** Two measure words behind one number. 件次, 批次, 场次, 条次 and the like are measure words of their own. */
const TWICE = new RegExp(
  `(?<![第之])${NUMBER}((?:件|条|篇|份|项|起|宗|期|封|则|部|幅)(?:件|条|篇|份|项|起|宗|期|封|个|则|部|幅)|个(?:次|件|条|篇|份|起|宗|则)|名人|人名|次(?:次|件|条|个))(?=[,。;、!)]|$)`,
  'gu',
);

/** What letters, papers and cases are never counted by: animals, plants, vehicles, things to hold. */
const NOUNS =
  '(?:来信|信件|来函|函件|申请|提案|建议|案件|文件|公文|信息|投诉|举报|咨询|留言|稿件|条例|通知|公告|公示|报告|解读|诉讼|复议|决定|批复|信访|培训|会议)';
const STRANGE = new RegExp(
  `${NOUNS}(?:共|约|达|计|了)?${NUMBER}(只|头|匹|辆|棵|朵|双|艘|架|尾|株|颗|杯|瓶|盏|粒|滴|顿|把|根|座|栋|口)(?=[,。;、!)]|$)`,
  'gu',
);

const tell = (
  { passages }: Subject,
  pattern: RegExp,
  message: (found: string, measure: string) => string,
): Problem[] =>
  passages.flatMap((passage) =>
    [...passage.text.matchAll(pattern)].slice(0, 10).map(({ index, 0: found, 1: measure = '' }) => ({
      addresses: [passage.address],
      quote: clauseAround(passage, index, index + found.length),
      message: message(found, measure),
      actual: measure,
    })),
  );

/** A number with two measure words, or with one that its noun does not take. */
const measureWord: Rule = {
  id: 'form.measure_word',
  title: '量词不当',
  area: 'form',
  level: 'warning',
  basis: BASIS,
  find: (subject) => [
    ...tell(subject, TWICE, (found, measure) => `“${found}”用了两个量词“${measure}”`),
    ...tell(subject, STRANGE, (found, measure) => `“${found}”的量词“${measure}”与所计事项不相配，请核对单位`),
  ],
};

export const measureWordRules: readonly Rule[] = [measureWord];
