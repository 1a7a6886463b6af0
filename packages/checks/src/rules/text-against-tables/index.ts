import type { FindingLevel } from '@nianbao/report-formats';
import type { Problem, Rule } from '../../rule.ts';
import { quoteOf } from '../../passage.ts';
import { type Subject } from '../../subject.ts';
import type { Told } from '../../text/claims/told.ts';
import { denialRules } from './denials.ts';
import { feeAgainstSectionSix } from './fees.ts';
import { lastYearRulesOfText } from './growth.ts';
import { identity } from './identity.ts';
import { cellsOfFigure, figuresIn, inUnitsOfText, isFigure } from './measured.ts';
import { silenceRules } from './silence.ts';

/** Counts told in the text against the cells they name. The text may mean 新收, 新收加结转 or 本级 alone: asked, not accused. */
const counts: Rule = {
  id: 'text.table_mismatch',
  title: '文字中的数与表中的数不一致',
  area: 'text-against-tables',
  level: 'question',
  basis: '公开核查的通行做法：总体情况中的申请、办结、结转、复议、诉讼等数据应与各表一致',
  find: (subject) => {
    const told = subject.claims.told.filter(({ past, mention }) => !past && isExactEnough(mention.quantity));
    const sameBodies = agreesOnReceived(told, subject);
    const agreed = new Set(told.filter((one) => agrees(one, subject)).map(({ measure }) => measure));
    return told.flatMap((one): Problem[] => {
      const figures = figuresIn(subject, one.measure);
      if (figures.length === 0 || agrees(one, subject)) return [];
      // 全市 and 本级 may both be told; the one that the table has is told elsewhere.
      if (one.scoped && (agreed.has(one.measure) || isPart(one, figures))) return [];
      const sure = one.measure.ownWords === true && sameBodies && !one.scoped;
      return [problem(one, figures, sure ? 'warning' : 'question')];
    });
  },
};

/** 本级 or some of the bodies have no more than all of them. */
const isPart = ({ mention, measure }: Told, [figure]: ReturnType<typeof figuresIn>): boolean =>
  figure !== undefined && mention.quantity.value <= inUnitsOfText(measure, figure.value);

const isExactEnough = ({ approximate, tolerance, unit }: Told['mention']['quantity']): boolean =>
  !approximate && (tolerance === 0 || unit === '元');

const agrees = ({ mention, measure }: Told, subject: Subject): boolean =>
  figuresIn(subject, measure).some((figure) => isFigure(mention, measure, figure));

/** The text tells what was received and agrees with the table: both speak of the same bodies. */
const agreesOnReceived = (told: readonly Told[], subject: Subject): boolean =>
  told.some(
    (one) =>
      one.measure.id === 'received' && !one.scoped && one.mention.quantity.value > 0 && agrees(one, subject),
  );

function problem(
  { mention, measure }: Told,
  figures: ReturnType<typeof figuresIn>,
  level: FindingLevel,
): Problem {
  const unit = measure.unit === '万元' || measure.unit === '元' ? ` ${measure.unit}` : '';
  const words = figures.map(({ name, value }) => `“${name}”为 ${value}${unit}`).join('，');
  const [first] = figures;
  const { quantity, passage, start } = mention;
  return {
    level,
    addresses: [passage.address, ...(first ? cellsOfFigure(measure, first) : [])],
    quote: quoteOf(passage, start, quantity.end),
    message: `文中${measure.name} ${quantity.value}，表中${words}。口径不同（本级、新收或含结转）的请注明`,
    expected: String(first?.value ?? ''),
    actual: String(quantity.value),
    read: `读作：${measure.name} ${quantity.value}`,
  };
}

export const textAgainstTablesRules: readonly Rule[] = [
  counts,
  identity,
  ...lastYearRulesOfText,
  feeAgainstSectionSix,
  ...denialRules,
  ...silenceRules,
];
