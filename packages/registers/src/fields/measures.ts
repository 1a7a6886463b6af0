import type { Day } from '@nianbao/workdays';

/** What is only counted, not recorded one by one. */
export interface Measure {
  label: string;
  unit: string;
  group: string;
  /** Two decimals; otherwise a whole number. */
  decimals?: true;
  /** Not a flow but a state: the last period of the year stands for the year, nothing is added up. */
  level?: true;
  help?: string;
}

/** Measures that offices count. A body chooses among them and may add its own, which no cell counts. */
export const MEASURES = {
  licence_decisions: {
    label: '行政许可处理决定',
    unit: '件',
    group: '行政执法',
    help: '含准予和不予许可，包括已公开和依法未公开的。',
  },
  other_service_decisions: { label: '其他对外管理服务事项处理决定', unit: '件', group: '行政执法' },
  penalty_decisions: {
    label: '行政处罚决定',
    unit: '件',
    group: '行政执法',
    help: '包括已公开和依法未公开的全部处罚决定。',
  },
  compulsion_decisions: { label: '行政强制决定', unit: '件', group: '行政执法' },
  fee_income: {
    label: '行政事业性收费',
    unit: '元',
    group: '收费',
    decimals: true,
    help: '按元登记，表中自动折合万元。',
  },
  procurement_count: { label: '政府集中采购项目', unit: '项', group: '采购' },
  procurement_amount: { label: '政府集中采购金额', unit: '元', group: '采购', decimals: true },
  hot_responses: {
    label: '回应公众关注热点或重大舆情',
    unit: '次',
    group: '回应解读',
    help: '不同方式回应同一热点或舆情计 1 次。',
  },
  press_conferences: { label: '参加或举办新闻发布会', unit: '次', group: '回应解读' },
  press_conferences_head: { label: '其中：主要负责人参加新闻发布会', unit: '次', group: '回应解读' },
  interviews: { label: '政府网站在线访谈', unit: '次', group: '回应解读' },
  interviews_head: { label: '其中：主要负责人参加在线访谈', unit: '次', group: '回应解读' },
  interpretations: { label: '政策解读稿件', unit: '篇', group: '回应解读' },
  social_responses: { label: '微博微信回应事件', unit: '次', group: '回应解读' },
  other_responses: { label: '其他方式回应事件', unit: '次', group: '回应解读' },
  mailbox: { label: '局长（市长）信箱办理', unit: '件', group: '互动' },
  hotline: { label: '市长热线办理', unit: '件', group: '互动' },
  site_errors: { label: '网站找错办理', unit: '件', group: '互动' },
  proposals: { label: '建议提案办理', unit: '件', group: '互动' },
  complaints: { label: '举报投诉', unit: '件', group: '互动' },
  meetings: { label: '政府信息公开工作会议', unit: '次', group: '会议培训' },
  trainings: { label: '培训班', unit: '次', group: '会议培训' },
  trainees: { label: '接受培训人员', unit: '人次', group: '会议培训' },
  visits: { label: '查阅点接待', unit: '人次', group: '查阅' },
  offices: { label: '专门机构', unit: '个', group: '机构经费', level: true },
  reading_points: { label: '查阅点', unit: '个', group: '机构经费', level: true },
  staff_full: { label: '专职人员', unit: '人', group: '机构经费', level: true },
  staff_part: { label: '兼职人员', unit: '人', group: '机构经费', level: true },
  funds: { label: '专项经费', unit: '元', group: '机构经费', decimals: true },
} as const satisfies Record<string, Measure>;
export type MeasureId = keyof typeof MEASURES;

/** `2025-03`, or `2025-Q1`. */
export type Period = string;
export type Rhythm = 'month' | 'quarter';

/** What a department counted in a period; `value` 0 is a 零报告 made by name. */
export interface MeasureRecord {
  id: string;
  measure: string;
  period: Period;
  departmentId: string;
  value: number;
  enteredOn: Day;
}

/** A measure that a body has chosen: who counts it, how often, and by which day of the next period. */
export interface MeasurePlan {
  measure: string;
  departmentId: string;
  rhythm: Rhythm;
  dueDay: number;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** The periods of a year, in order. */
export const periodsOf = (rhythm: Rhythm, year: number): Period[] =>
  rhythm === 'month'
    ? Array.from({ length: 12 }, (_, i) => `${year}-${two(i + 1)}`)
    : Array.from({ length: 4 }, (_, i) => `${year}-Q${i + 1}`);

export const yearOfPeriod = (period: Period): number => Number(period.slice(0, 4));

/** The month a period ends in, 1 to 12; `null` where it is no period. */
export function lastMonthOf(period: Period): number | null {
  const [, quarter, month] = /^\d{4}-(?:Q([1-4])|(0[1-9]|1[0-2]))$/u.exec(period) ?? [];
  if (quarter !== undefined) return Number(quarter) * 3;
  return month === undefined ? null : Number(month);
}

/** The last day to report a period: `dueDay` of the month after it. */
export function reportDueOn(period: Period, dueDay: number): Day {
  const month = lastMonthOf(period);
  if (month === null) throw new RangeError(`“${period}”不是有效期间，应为 2026-03 或 2026-Q1。`);
  const year = yearOfPeriod(period);
  const next = month === 12 ? `${year + 1}-01` : `${year}-${two(month + 1)}`;
  return `${next}-${two(Math.min(Math.max(dueDay, 1), 28))}`;
}

/** The same period a year before, and the one just before it: shown beside the one being entered. */
export const comparedWith = (period: Period): { lastYear: Period; before: Period } => {
  const year = yearOfPeriod(period);
  const all = [year - 1, year].flatMap((y) => periodsOf(period.includes('Q') ? 'quarter' : 'month', y));
  const at = all.indexOf(period);
  return { lastYear: `${year - 1}${period.slice(4)}`, before: all[at - 1] ?? '' };
};

/** A period that is missing or came late, for the 通报. */
export interface LateReport extends MeasurePlan {
  period: Period;
  dueOn: Day;
  /** `null`: still missing. */
  enteredOn: Day | null;
}

/** Reports of a year that were due by `today` and are missing, or came after their day. */
export function lateReports(
  plans: readonly MeasurePlan[],
  records: readonly MeasureRecord[],
  year: number,
  today: Day,
): LateReport[] {
  const entered = new Map(
    records.map((one) => [`${one.measure} ${one.departmentId} ${one.period}`, one.enteredOn]),
  );
  return plans.flatMap((plan) =>
    periodsOf(plan.rhythm, year).flatMap((period) => {
      const dueOn = reportDueOn(period, plan.dueDay);
      const enteredOn = entered.get(`${plan.measure} ${plan.departmentId} ${period}`) ?? null;
      return (enteredOn ?? today) > dueOn ? [{ ...plan, period, dueOn, enteredOn }] : [];
    }),
  );
}
