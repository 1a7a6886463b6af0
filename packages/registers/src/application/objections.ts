import { addDays, type Calendar, type Day } from '@nianbao/workdays';
import { clockOf } from './clock.ts';
import { type ApplicationEvent, type ApplicationFacts, type EventOf, openConsultations } from './facts.ts';
import type { ApplicationAction } from './names.ts';
import { LAW_OF_2019_SINCE, OUTCOMES, type OutcomeId } from './outcomes.ts';
import { PAYMENT_DAYS, periodsOn } from './periods.ts';
import { dateInWords } from './receipt.ts';

type Objects<A extends ApplicationAction> = (
  facts: ApplicationFacts,
  event: EventOf<A>,
  calendar: Calendar,
) => string | null;

const none = (): null => null;

/** What stands against a step in a state that knows it, in words; what a state does not know, the machine refuses. */
const OBJECTIONS: { [A in ApplicationAction]: Objects<A> } = {
  ask_correction: (facts, { on, dueOn }) => {
    if (facts.correction)
      return `已于 ${dateInWords(facts.correction.askedOn)}告知补正，补正只能一次性告知（条例第三十条）`;
    return dueOn < on ? '补正期限早于告知日期' : null;
  },
  receive_correction: none,
  lapse_correction: ({ correction }, { on }) =>
    correction && on <= correction.dueOn
      ? `补正期限 ${dateInWords(correction.dueOn)}尚未届满，不能登记逾期不补正（条例第三十条）`
      : null,
  consult: (facts, { on, ref, deliveredOn }, calendar) => {
    if (openConsultations(facts).some((one) => one.ref === ref))
      return `正在征求“${ref}”的意见，不能重复征求`;
    if (deliveredOn !== undefined && deliveredOn < on) return '征求意见书的送达日期早于发出日期';
    const { dueOn } = clockOf(facts, calendar, on);
    return on > dueOn ? `答复期限 ${dateInWords(dueOn)}已过，征求意见不再顺延期限（条例第三十三条）` : null;
  },
  receive_opinion: (facts, { ref, silent, on }) => {
    const open = openConsultations(facts).find((one) => one.ref === ref);
    if (!open) return `没有正在进行的对“${ref}”的征求意见`;
    return silent === true && on <= open.dueOn
      ? `意见期限 ${dateInWords(open.dueOn)}尚未届满，不能登记逾期未提出意见（条例第三十二条、第三十四条）`
      : null;
  },
  extend: (facts, { on, workdays, approvedBy, toldOn }, calendar) => {
    const { extension, extensionArticle } = periodsOn(facts.receivedOn);
    if (facts.extension)
      return `已于 ${dateInWords(facts.extension.on)}延期，不能再次延期（${extensionArticle}）`;
    if (!Number.isInteger(workdays) || workdays < 1 || workdays > extension)
      return `延长的期限应为 1 至 ${extension} 个工作日（${extensionArticle}）`;
    if (approvedBy.trim() === '') return `延期须经政府信息公开工作机构负责人同意（${extensionArticle}）`;
    const { dueOn } = clockOf(facts, calendar, on);
    const late = on > dueOn ? '延期' : toldOn > dueOn ? '告知申请人延期' : null;
    if (late) return `答复期限 ${dateInWords(dueOn)}已过，不能再${late}（${extensionArticle}）`;
    return toldOn < on ? '告知申请人的日期早于延期日期' : null;
  },
  charge: (facts, { on, amount, dueOn }, calendar) => {
    if (facts.charge) return `已于 ${dateInWords(facts.charge.on)}发出收费通知，不能重复收费`;
    if (!(amount > 0)) return '收费金额应大于 0';
    const clock = clockOf(facts, calendar, on);
    if (on > clock.dueOn)
      return `收费通知应在处理期限 ${dateInWords(clock.dueOn)}内发出（国办函〔2020〕109号第六条）`;
    return dueOn !== undefined && dueOn < on ? '缴费期限早于收费通知日期' : null;
  },
  pay: ({ charge }, { amount }) =>
    charge && amount !== charge.amount ? `应缴 ${charge.amount} 元，实缴 ${amount} 元，金额不一致` : null,
  lapse_payment: ({ charge }, { on }) =>
    charge && on <= charge.dueOn
      ? `缴费期限 ${dateInWords(charge.dueOn)}尚未届满，不能登记逾期未缴费（国办函〔2020〕109号第六条）`
      : null,
  answer: (facts, { on, outcome, earlier }) => {
    const running = openConsultations(facts).find(({ dueOn }) => on <= dueOn);
    if (running)
      return `征求“${running.ref}”意见尚未结束（意见期限 ${dateInWords(running.dueOn)}），请先登记意见（条例第三十二条、第三十四条）`;
    return objectionToOutcome(facts, on, outcome, earlier);
  },
  correct_answer: (facts, { on, outcome, reason }) =>
    reason.trim() === ''
      ? '请写明纠错的理由'
      : objectionToOutcome(facts, on, outcome, facts.earlier ?? undefined),
  withdraw: none,
  transfer: (_, { to }) => (to.trim() === '' ? '请写明转给哪个机关' : null),
  merge: (facts, { into }) => (into === facts.id ? '不能并入自身' : null),
  split: (facts, { parts }) => {
    if (parts.length === 0) return '拆分须至少拆出一件';
    return parts.includes(facts.id) || new Set(parts).size < parts.length
      ? '拆出的各件不能与原件或彼此相同'
      : null;
  },
  archive: none,
};

function objectionToOutcome(
  facts: ApplicationFacts,
  on: Day,
  outcome: OutcomeId,
  earlier: string | undefined,
): string | null {
  const known = OUTCOMES.get(outcome);
  if (!known) return '请选择办理结果';
  if (known.by === 'step') return `“${known.label}”由相应步骤登记，不能作为答复`;
  if ((known.rows['2014'] === undefined) !== on >= LAW_OF_2019_SINCE)
    return `“${known.label}”不是 ${dateInWords(on)}适用的条例所列答复情形`;
  if (known.needs === 'correction' && !facts.correction?.receivedOn)
    return `没有收到补正，不能按“${known.label}”答复（${known.article}）`;
  if (known.needs === 'earlier' && (earlier ?? '').trim() === '')
    return `请写明前一件申请的编号（${known.article}）`;
  return null;
}

/** Why a step may not be taken though the state knows it; `null` where nothing stands against it. */
export function objectionTo(
  facts: ApplicationFacts,
  event: ApplicationEvent,
  calendar: Calendar,
): string | null {
  // Each entry takes the event of its own key, which the compiler cannot follow through an index.
  const objects = OBJECTIONS[event.type] as Objects<ApplicationAction>;
  return objects(facts, event, calendar);
}

/** Steps that can be taken only once and were. */
export const isSpent = (facts: ApplicationFacts, action: ApplicationAction): boolean =>
  (action === 'ask_correction' && facts.correction !== null) ||
  (action === 'extend' && facts.extension !== null) ||
  (action === 'charge' && facts.charge !== null);

export const paymentDueOn = ({ on, dueOn }: EventOf<'charge'>): Day => dueOn ?? addDays(on, PAYMENT_DAYS);
