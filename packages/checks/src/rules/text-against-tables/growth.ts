import {
  figuresOf,
  findFormat,
  findMeasure,
  type Measure,
  type MeasureId,
  type ReportContent,
} from '@nianbao/report-formats';
import type { Problem, Rule } from '../../rule.ts';
import { quoteOf } from '../../passage.ts';
import { type Subject, subjectOf } from '../../subject.ts';
import type { GrowthClaim } from '../../text/claims/growth.ts';
import { type Mention, thingOf } from '../../text/claims/mentions.ts';
import { measureOf, type Told } from '../../text/claims/told.ts';
import { COMPARED, MOVED } from '../../text/claims/words.ts';
import { sameUnit } from '../../text/items.ts';
import type { Quantity } from '../../text/quantities.ts';
import { wrongChange, wrongRate } from '../text-against-itself/movement.ts';
import { figuresIn, inUnitsOfText, isFigure } from './measured.ts';

/** Last year's report, if it is of the year before. */
const lastYearOf = ({ content, previous }: Subject): ReportContent | null =>
  previous && previous.year === content.year - 1 ? previous : null;

/** A growth without its base in the text: `同比增长17.29%`, `比上年增加6件`, against last year's tables, or last year's text. */
const sinceLastYear: Rule = {
  id: 'text.growth_since_last_year',
  title: '增减与上年报告不符',
  area: 'text-against-tables',
  level: 'warning',
  basis: '公开核查的通行做法：同比增减应与上年报告的数据相符',
  find: (subject) => {
    const previous = lastYearOf(subject);
    if (!previous) return [];
    const told = new Map(subject.claims.told.map((one) => [one.mention, one]));
    return subject.claims.growth.flatMap((claim) =>
      claim.base || (claim.since !== null && claim.since !== previous.year)
        ? []
        : wrongGrowth(claim, subject, previous, told),
    );
  },
};

function wrongGrowth(
  claim: GrowthClaim,
  subject: Subject,
  previous: ReportContent,
  told: ReadonlyMap<Mention, Told>,
): Problem[] {
  const { now, change, rate, way } = claim;
  const movement = change ?? rate;
  const one = now ? told.get(now) : undefined;
  const measure = one?.measure ?? (movement && measureOfMovement(movement, subject));
  if (!movement || one?.past || /口径/u.test(movement.label)) return [];
  const pair = measure ? pairOf(measure, now, subject, previous) : now && sameWords(now, previous);
  if (!pair) return [];
  const from = exactly(pair.before, movement.quantity);
  const to = exactly(pair.now, movement.quantity);
  const fault =
    (change && wrongChange(from, to, change.quantity, way)) ??
    (rate && wrongRate(from, to, rate.quantity, way));
  if (!fault) return [];
  return [
    {
      level: pair.sure && !one?.scoped ? 'warning' : 'question',
      addresses: [movement.passage.address],
      quote: quoteOf(movement.passage, claim.start, claim.end),
      ...fault,
      message: `${pair.name}上年为 ${pair.before}，本年为 ${pair.now}。同比：${fault.message}`,
    },
  ];
}

/** `收到申请数量同比增长17%`: what has moved is named before the comparison. */
function measureOfMovement(movement: Mention, { format }: Subject): Measure | null {
  const at = movement.label.search(
    new RegExp(`${COMPARED.source}|${MOVED.map(({ words }) => words).join('|')}`, 'u'),
  );
  const words = at > 0 ? movement.label.slice(0, at).replace(/[数量\s]+$/u, '') : '';
  const counted = { ...movement, quantity: { ...movement.quantity, unit: '件' } };
  return measureOf(counted, words, '', format.measures);
}

interface Pair {
  name: string;
  before: number;
  now: number;
  /** The text's own figure is one of the table's, so that last year's of the same kind is its base. */
  sure: boolean;
}

function pairOf(
  measure: Measure,
  now: Mention | null,
  subject: Subject,
  previous: ReportContent,
): Pair | null {
  const old = findMeasure(findFormat(previous.formatId).measures, measure.id);
  const before = old ? figuresOf(old, previous) : [];
  const current = figuresIn(subject, measure);
  const at = now ? current.findIndex((figure) => isFigure(now, measure, figure)) : 0;
  const name = current[Math.max(0, at)]?.name ?? measure.name;
  const base = before.find((figure) => figure.name === name) ?? (at <= 0 ? before[0] : undefined);
  const value = now?.quantity.value ?? current[0]?.value;
  if (base && value !== undefined)
    return { name, before: inUnitsOfText(measure, base.value), now: value, sure: now !== null && at >= 0 };
  const words = before.length === 0 ? toldBefore(previous, measure.id) : null;
  return words !== null && value !== undefined ? { name, before: words, now: value, sure: false } : null;
}

/** The figure that last year's text tells for the measure, if it tells only one. */
function toldBefore(previous: ReportContent, id: MeasureId): number | null {
  const told = pastSubject(previous)
    .claims.told.filter((one) => one.measure.id === id && !one.past && !one.scoped)
    .map(({ mention }) => mention.quantity.value);
  const [only, ...more] = new Set(told);
  return only !== undefined && more.length === 0 ? only : null;
}

const MIN_NAME = 5;

/** What the tables do not have: the one figure that last year's text tells in the same words. */
function sameWords({ label, quantity }: Mention, previous: ReportContent): Pair | null {
  const name = thingOf(label);
  if (name.length < MIN_NAME || quantity.approximate || quantity.tolerance > 0) return null;
  const told = pastSubject(previous).claims.mentions.filter(
    (one) =>
      one.role === 'count' &&
      thingOf(one.label) === name &&
      sameUnit(one.quantity, quantity) &&
      !one.quantity.approximate &&
      one.quantity.tolerance === 0,
  );
  const [only, ...more] = new Set(told.map((one) => one.quantity.value));
  return only !== undefined && more.length === 0
    ? { name: `“${name}”`, before: only, now: quantity.value, sure: false }
    : null;
}

const subjects = new WeakMap<ReportContent, Subject>();
function pastSubject(previous: ReportContent): Subject {
  const known = subjects.get(previous);
  if (known) return known;
  const subject = subjectOf({ content: previous });
  subjects.set(previous, subject);
  return subject;
}

const exactly = (value: number, like: Quantity): Quantity => ({
  ...like,
  value,
  mantissa: value,
  scale: 1,
  tolerance: 0,
  approximate: false,
});

/** `2022年收到申请108件` in the report of 2023, against the tables of 2022. */
const pastFigure: Rule = {
  id: 'text.last_year_figure',
  title: '文中上年的数与上年报告不符',
  area: 'text-against-tables',
  level: 'question',
  basis: '公开核查的通行做法：文中所说上年数据应与上年报告一致',
  find: (subject) => {
    const previous = lastYearOf(subject);
    if (!previous) return [];
    const { measures } = findFormat(previous.formatId);
    return subject.claims.told.flatMap(({ mention, measure, past, scoped }): Problem[] => {
      const { quantity, passage, start, label } = mention;
      const old = findMeasure(measures, measure.id);
      if (!past || scoped || !old || quantity.approximate || quantity.tolerance > 0) return [];
      if (!isOfYear(label, previous.year)) return [];
      const figures = figuresOf(old, previous);
      const [first] = figures;
      if (!first || figures.some((figure) => isFigure(mention, old, figure))) return [];
      return [
        {
          addresses: [passage.address],
          quote: quoteOf(passage, start, quantity.end),
          message: `文中上年${measure.name} ${quantity.value}，上年报告的表中为 ${first.value}`,
          expected: String(first.value),
          actual: String(quantity.value),
          read: `读作：上年${measure.name} ${quantity.value}`,
        },
      ];
    });
  },
};

const isOfYear = (label: string, year: number): boolean =>
  /上年|去年|上一年/u.test(label) || label.includes(`${year}年`);

export const lastYearRulesOfText: readonly Rule[] = [sinceLastYear, pastFigure];
