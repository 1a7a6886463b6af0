import { type Calendar, official } from './calendar.ts';
import { addWorkdays, lastWorkdayOnOrBefore } from './count.ts';
import { type Day, dayInWords } from './dates.ts';

/** Stages of a year in the order of work. */
export const STAGES = ['input', 'review', 'sign', 'publish'] as const;
export type Stage = (typeof STAGES)[number];

/** How many working days each stage takes. */
export type StageDurations = Record<Stage, number>;

export interface PlannedStage {
  stage: Stage;
  /** The last day of the stage; always a working day. */
  dueOn: Day;
  /** The step of the calculation that led to it. */
  words: string;
}

export interface Plan {
  /** The day the body should begin at the latest. */
  startOn: Day;
  /** In the order of work. */
  stages: PlannedStage[];
  /** The calculation from the legal date backwards, to be shown as it is. */
  arithmetic: string;
  /** Some date lies in a year whose holidays are not announced. */
  estimated: boolean;
}

const NAMES: Record<Stage, string> = { input: '填报', review: '审核', sign: '签发', publish: '公开' };

/** Ten days to fill, five to review, five to sign, four from the signature to the public page. */
export const DEFAULT_DURATIONS: StageDurations = { input: 10, review: 5, sign: 5, publish: 4 };

/** The stage dates of a year, planned from its legal date backwards; no stage ends on a day off. */
export function planBackwards(
  { legalDate, durations = DEFAULT_DURATIONS }: { legalDate: Day; durations?: StageDurations },
  calendar: Calendar = official,
): Plan {
  for (const stage of STAGES)
    if (!Number.isInteger(durations[stage]) || durations[stage] < 0 || durations[stage] > 250)
      throw new RangeError(`${NAMES[stage]}的工作日数应为 0 到 250 之间的整数，现为 ${durations[stage]}。`);

  const before = (day: Day, stage: Stage) => addWorkdays(day, -durations[stage], calendar);
  const publish = lastWorkdayOnOrBefore(legalDate, calendar);
  const sign = before(publish, 'publish');
  const review = before(sign, 'sign');
  const input = before(review, 'review');
  const startOn = before(input, 'input');

  const step = (stage: Stage, leadsTo: string, day: Day) =>
    `${NAMES[stage]} ${durations[stage]} 个工作日 → ${leadsTo} ${dayInWords(day)}`;
  const stages: PlannedStage[] = [
    { stage: 'input', dueOn: input, words: step('review', '填报截止', input) },
    { stage: 'review', dueOn: review, words: step('sign', '审核截止', review) },
    { stage: 'sign', dueOn: sign, words: step('publish', '签发截止', sign) },
    { stage: 'publish', dueOn: publish, words: publishWords(legalDate, publish) },
  ];
  const guessed = [...new Set([startOn, legalDate].map((day) => Number(day.slice(0, 4))))].filter(
    (year) => calendar.status(year) === 'estimated',
  );
  const steps = [...stages.toReversed().map(({ words }) => words), step('input', '最迟启动', startOn)];
  const notes = guessed.map((year) => `${year}年节假日安排尚未公布，按估算`);
  return { startOn, stages, arithmetic: [...steps, ...notes].join('；'), estimated: guessed.length > 0 };
}

function publishWords(legalDate: Day, publish: Day): string {
  if (publish === legalDate) return `法定公开日 ${dayInWords(legalDate)} 为工作日`;
  return `${dayInWords(legalDate)}前最后一个工作日：${dayInWords(publish)}`;
}
