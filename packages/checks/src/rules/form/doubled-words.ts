import type { Problem, Rule } from '../../rule.ts';
import { clauseAround, type Passage } from '../../passage.ts';
import { isCertainSlip, mayDouble } from '../../words/doubling.ts';

const BASIS = '文字自身：同一字词连写两遍';

/** One character twice running where no word ends with it before one that begins with it. */
const doubledCharacter: Rule = {
  id: 'form.doubled_character',
  title: '单字重复',
  area: 'form',
  level: 'question',
  basis: BASIS,
  find: ({ passages }) =>
    passages.flatMap((passage) =>
      [...passage.text.matchAll(/([一-鿿])\1(?!\1)(?<!\1\1\1)/gu)]
        .filter(({ index }) => !mayDouble(passage.text, index) && !isName(passage, index))
        .slice(0, 20)
        .map(({ index, 0: found, 1: mark }): Problem => ({
          level: isCertainSlip(passage.text, index) ? 'warning' : 'question',
          addresses: [passage.address],
          quote: clauseAround(passage, index, index + 2),
          message: `“${found}”：“${mark}”字连写了两遍`,
          expected: mark ?? '',
          actual: found,
        })),
    ),
};

/** Signatures and labels name people; whose given names are often one character twice. */
const isName = ({ text }: Passage, at: number): boolean =>
  /(?:人|长|主任|同志|书记|名|电话)[:： ]{1,3}[一-鿿]$/u.test(text.slice(Math.max(0, at - 8), at));

/** Adverbs and verbs may be set side by side for emphasis (及时公开及时更新); these introduce what follows, once. */
const FRAME =
  /(有待|进一步|通过|根据|按照|关于|对于|由于|为了|以及|能够|已经|正在|仍然|尚未|有利于)[一-鿿]{1,2}\1/gu;

/** 有待于有待理顺: a word that introduces another stands on both sides of it. */
const framed: Rule = {
  id: 'form.word_around',
  title: '虚词前后重复',
  area: 'form',
  level: 'question',
  basis: BASIS,
  find: ({ passages }) =>
    passages.flatMap((passage) =>
      [...passage.text.matchAll(FRAME)].slice(0, 5).map(({ index, 0: found, 1: word }): Problem => ({
        addresses: [passage.address],
        quote: clauseAround(passage, index, index + found.length),
        message: `“${found}”中“${word}”重复`,
        expected: word ?? '',
        actual: found,
      })),
    ),
};

export const doubledWordRules: readonly Rule[] = [doubledCharacter, framed];
