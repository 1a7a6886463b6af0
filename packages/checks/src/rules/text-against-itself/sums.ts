import type { Problem, Rule } from '../../rule.ts';
import type { Subject } from '../../subject.ts';
import type { Mention } from '../../text/claims/mentions.ts';
import { isOfKind } from '../../text/claims/coverage.ts';
import { fitOf, sumOf } from '../../text/claims/fit.ts';
import type { SumClaim } from '../../text/claims/sums.ts';
import { addressesOf, isUnitSlip, quoteOfSum, readAs, sumWords, unitProblem } from './arithmetic.ts';
import { differenceOf, levelOfSum } from './sum-levels.ts';
import { quoteOf } from '../../passage.ts';

const BASIS = '文字自身的算术：分项之和应等于（“其中”至少不大于）总数';

const isExact = ({ quantity }: Mention): boolean => !quantity.approximate && quantity.tolerance === 0;

/** A total and its parts, told together or apart, that no reading makes add up. */
const mismatch: Rule = {
  id: 'text.sum_mismatch',
  title: '总数与分项之和不符',
  area: 'text-against-itself',
  level: 'error',
  basis: BASIS,
  find: ({ claims }) => claims.sums.flatMap(sumProblem),
};

function sumProblem(claim: SumClaim): Problem[] {
  const { total, parts } = claim;
  if ([total, ...parts].some(({ quantity }) => quantity.approximate) || parts.length < 2) return [];
  const fit = fitOf(claim);
  if (isUnitSlip(total, parts) || fit === 'fits') return [];
  if (namesAnother(claim)) return [];
  const weight = levelOfSum(claim);
  if (weight === null) return [];
  const level = fit === 'doubtful' || ![total, ...parts].every(isExact) ? 'question' : weight;
  const difference = differenceOf(claim);
  const words = difference > 0 ? `多出 ${difference}` : `少 ${-difference}`;
  const name = quoteOf(total.passage, total.start, total.quantity.end);
  return [
    {
      level,
      addresses: addressesOf(total, parts),
      quote: claim.form === 'grouped' ? name : quoteOfSum(total, parts),
      message: `“${name}”：分项 ${sumWords(parts)} = ${sumOf(parts)}，比总数 ${total.quantity.value} ${words}，合计不符`,
      expected: String(total.quantity.value),
      actual: String(sumOf(parts)),
      read: readAs(total, parts),
    },
  ];
}

/** The parts are those of another quantity of the sentence: 办结3件，结转1件；其中予以公开2件、无法提供1件. */
function namesAnother({ total, parts, form, named }: SumClaim): boolean {
  const [first] = parts;
  if (!first || form === 'summed-up' || named) return false;
  const sentence = first.passage.sentences[first.sentence];
  const sum = sumOf(parts);
  return first.passage.quantities.some(
    (quantity) =>
      quantity !== total.quantity &&
      quantity.start >= (sentence?.start ?? 0) &&
      quantity.end <= first.start &&
      quantity.value === sum &&
      quantity.unit === first.quantity.unit,
  );
}

/** Parts that add up to the digits of the total, which carries a 万 too many. */
const unit: Rule = {
  id: 'text.unit_error',
  title: '总数多写或少写了“万”',
  area: 'text-against-itself',
  level: 'error',
  basis: BASIS,
  find: ({ claims }) =>
    claims.sums.flatMap(({ total, parts }) =>
      parts.length > 1 && parts.every(isExact) && isUnitSlip(total, parts) ? [unitProblem(total, parts)] : [],
    ),
};

const isOfChannel = (part: Mention): boolean => isOfKind(part, '申请渠道');

/** Divided in two ways, of which one covers the whole and the other is all 0. */
const uncovered: Rule = {
  id: 'text.parts_do_not_cover_total',
  title: '分项没有说全总数',
  area: 'text-against-itself',
  level: 'warning',
  basis: BASIS,
  find: ({ claims }: Subject) =>
    claims.sums.flatMap(({ total, parts, form }): Problem[] => {
      if (form !== 'opened' || total.quantity.value === 0) return [];
      const byChannel = parts.filter(isOfChannel);
      const others = parts.filter((part) => !isOfChannel(part));
      const covered = byChannel.length > 1 && sumOf(byChannel) === total.quantity.value;
      if (!covered || others.length < 2 || others.some(({ quantity }) => quantity.value > 0)) return [];
      return [
        {
          addresses: addressesOf(total, parts),
          quote: quoteOfSum(total, parts),
          message: `总数 ${total.quantity.value}：按渠道 ${sumWords(byChannel)} = ${sumOf(byChannel)}，而${others.map(({ label }) => label).join('、')} ${sumWords(others)} = 0，没有说明由谁受理`,
          expected: String(total.quantity.value),
          actual: '0',
          read: readAs(total, parts),
        },
      ];
    }),
};

const MIN_NAME = 2;

/** One name twice in one list: an item was entered twice, or one of the two is another's name. */
const twice: Rule = {
  id: 'text.item_listed_twice',
  title: '同一项目在一列中重复',
  area: 'text-against-itself',
  level: 'question',
  basis: '文字自身：一列之内同一项目应只列一次',
  find: ({ claims }) =>
    claims.sums.flatMap(({ parts, form }) => (form === 'grouped' ? [] : listedTwice(parts))),
};

function listedTwice(parts: readonly Mention[]): Problem[] {
  const first = new Map<string, Mention>();
  return parts.flatMap((part): Problem[] => {
    const name = part.label.replace(/^其中/u, '');
    const before = first.get(name);
    first.set(name, before ?? part);
    if (!before || name.length < MIN_NAME || before.passage !== part.passage) return [];
    if (isOfNextList(parts, before, part)) return [];
    const [a, b] = [before, part].map((one) => quoteOf(one.passage, one.start, one.quantity.end));
    return [
      {
        addresses: [part.passage.address],
        quote: b ?? '',
        message: `“${name}”在同一列中重复：前面已列“${a}”，后面又列“${b}”`,
        expected: String(before.quantity.value),
        actual: String(part.quantity.value),
      },
    ];
  });
}

/** `复议3件,其中维持2件,纠错1件;诉讼1件,维持1件`: a semicolon parts the two, and not the items of each. */
function isOfNextList([first, second]: readonly Mention[], before: Mention, part: Mention): boolean {
  const parted = (a: Mention, b: Mention) => a.passage.text.slice(a.quantity.end, b.start).includes(';');
  return first !== undefined && second !== undefined && !parted(first, second) && parted(before, part);
}

export const sumRules: readonly Rule[] = [mismatch, unit, uncovered, twice];
