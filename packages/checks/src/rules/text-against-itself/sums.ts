import { fromUnits, toUnits } from '@nianbao/report-formats';
import type { FindingLevel } from '@nianbao/report-formats';
import type { Problem, Rule } from '../../rule.ts';
import { type Passage, quoteOf, type Subject } from '../../subject.ts';
import type { Item } from '../../text/items.ts';
import { type Breakdown, breakdownsOf } from './breakdowns.ts';
import { groupedProblems } from './grouped-sums.ts';
import { isUnitSlip, sumOf, sumWords, unitProblem } from './arithmetic.ts';

const BASIS = '文字自身的算术：分项之和应等于（“其中”至少不大于）总数';

/** Seed findings 000-01 and 004-01: a total and its parts in one sentence that do not add up. */
const mismatch: Rule = {
  id: 'text.sum_mismatch',
  title: '总数与分项之和不符',
  area: 'text-against-itself',
  level: 'error',
  basis: BASIS,
  find: (subject) =>
    eachBreakdown(subject, (passage, breakdown) => [
      ...(breakdown.groups ? groupedProblems(passage, breakdown, 'sum') : sumProblem(passage, breakdown)),
    ]),
};

/** Seed finding 000-03: parts that add up to the digits of the total, which carries a 万 too many. */
const unit: Rule = {
  id: 'text.unit_error',
  title: '总数多写或少写了“万”',
  area: 'text-against-itself',
  level: 'error',
  basis: BASIS,
  find: (subject) =>
    eachBreakdown(subject, (passage, breakdown) => {
      if (breakdown.groups) return groupedProblems(passage, breakdown, 'unit');
      const { total, parts } = breakdown;
      const sum = sumOf(parts);
      return total && parts.length > 1 && isUnitSlip(total, parts, sum)
        ? [unitProblem(passage, total, parts, sum)]
        : [];
    }),
};

const eachBreakdown = (
  { paragraphs }: Subject,
  find: (passage: Passage, breakdown: Breakdown) => Problem[],
): Problem[] =>
  paragraphs.flatMap((passage) =>
    passage.quantities.length < 3
      ? []
      : breakdownsOf(passage).flatMap((breakdown) => find(passage, breakdown)),
  );

function sumProblem(passage: Passage, { total, parts, exhaustive, end }: Breakdown): Problem[] {
  if (!total || parts.length < 2 || total.quantity.approximate || total.quantity.tolerance > 0) return [];
  if (parts.some(({ quantity }) => quantity.approximate || quantity.tolerance > 0)) return [];
  const sum = sumOf(parts);
  const difference = fromUnits(toUnits(sum) - toUnits(total.quantity.value));
  if (difference === 0 || isUnitSlip(total, parts, sum) || coversInGroups(parts, total.quantity.value))
    return [];
  if (namesAnother(passage, parts, sum)) return [];
  const level = levelOf(total, parts, difference, exhaustive);
  if (level === null) return [];
  const words = difference > 0 ? `多出 ${difference}` : `少 ${-difference}`;
  return [
    {
      level,
      addresses: [passage.address],
      quote: quoteOf(passage, total.start, end),
      message: `“${quoteOf(passage, total.start, total.quantity.end)}”：分项 ${sumWords(parts)} = ${sum}，比总数 ${total.quantity.value} ${words}`,
      expected: String(total.quantity.value),
      actual: String(sum),
    },
  ];
}

/** The parts are those of another quantity of the sentence: 办结3件，结转1件；其中予以公开2件、无法提供1件. */
function namesAnother(passage: Passage, parts: readonly Item[], sum: number): boolean {
  const [first] = parts;
  if (!first) return false;
  const sentence = passage.sentences.find(({ start, end }) => start <= first.start && first.start < end);
  return passage.quantities.some(
    ({ start, end, value, unit: of }) =>
      start >= (sentence?.start ?? 0) && end <= first.start && value === sum && of === first.quantity.unit,
  );
}

/** The list may be made in two ways, one after the other (by applicant, then by channel): each run adds up. */
export function coversInGroups(parts: readonly Item[], total: number): boolean {
  let sum = 0;
  let groups = 0;
  for (const [index, { quantity }] of parts.entries()) {
    sum += toUnits(quantity.value);
    if (sum === toUnits(total) && (index > 0 || parts.length === 1)) {
      groups += 1;
      sum = 0;
    }
  }
  // A first run that covers the whole: what follows speaks of something else.
  return groups > 0;
}

const CHANNEL =
  /网站|微博|微信|公报|新媒体|公众号|平台|公开栏|公示栏|显示屏|渠道|方式|媒体|客户端|抖音|报刊|电视|专栏/u;
const REST = /^(?:其他|其它|其余|另有|剩余)|其[他它](?:各?类)?(?:政府)?信息$/u;

/**
 * More parts than the whole is an error where parts exclude one another; channels count one item several times.
 * Fewer parts than the whole are lawful after 其中, unless the list itself says that it is complete.
 */
function levelOf(
  total: Item,
  parts: readonly Item[],
  difference: number,
  exhaustive: boolean,
): FindingLevel | null {
  const share = Math.abs(difference) / Math.max(1, total.quantity.value);
  const channels = parts.filter(({ label }) => CHANNEL.test(label)).length > 1;
  const complete = exhaustive || parts.some(({ label }) => REST.test(label));
  if (channels) return share <= 0.5 ? 'question' : null;
  if (parts.some(({ quantity }) => quantity.value > total.quantity.value))
    return share < 20 ? 'question' : null;
  if (difference > 0)
    return share <= 0.1 && parts.length >= 3
      ? 'error'
      : complete
        ? 'error'
        : share <= 0.5
          ? 'warning'
          : 'question';
  if (exhaustive && parts.length >= 3) return share <= 0.1 ? 'error' : 'warning';
  if (complete) return share <= 0.5 ? 'warning' : 'question';
  return parts.length >= 3 && share <= 0.03 ? 'question' : null;
}

const CHANNEL_OF_APPLICATION = /当面|信函|传真|网络|网上|邮寄|在线|邮件|信件|电子/u;

/** Seed finding 001-08: by channel the whole is covered, by body it is not. */
const uncovered: Rule = {
  id: 'text.parts_do_not_cover_total',
  title: '分项没有说全总数',
  area: 'text-against-itself',
  level: 'warning',
  basis: BASIS,
  find: (subject) =>
    eachBreakdown(subject, (passage, { total, parts, groups, end }) => {
      if (groups || !total || total.quantity.value === 0) return [];
      const byChannel = parts.filter(({ label }) => CHANNEL_OF_APPLICATION.test(label));
      const others = parts.filter(({ label }) => !CHANNEL_OF_APPLICATION.test(label));
      const covered = byChannel.length > 1 && sumOf(byChannel) === total.quantity.value;
      if (!covered || others.length < 2 || others.some(({ quantity }) => quantity.value > 0)) return [];
      return [
        {
          addresses: [passage.address],
          quote: quoteOf(passage, total.start, end),
          message: `总数 ${total.quantity.value}：按渠道 ${sumWords(byChannel)} = ${sumOf(byChannel)}，而${others.map(({ label }) => label).join('、')} ${sumWords(others)} = 0，没有说明由谁受理`,
          expected: String(total.quantity.value),
          actual: '0',
        },
      ];
    }),
};

export const sumRules: readonly Rule[] = [mismatch, unit, uncovered];
