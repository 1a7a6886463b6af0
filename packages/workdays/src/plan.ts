import { type Calendar, official } from './calendar.ts';
import { addWorkdays, estimatedYears, lastWorkdayOnOrBefore } from './count.ts';
import { type Day, dayInWords } from './dates.ts';

/** Stages of a year in the order of work. */
export const STAGES = [
  'assign',
  'input',
  'endorse',
  'review',
  'secrecy',
  'sign',
  'deliver',
  'publish',
] as const;
export type Stage = (typeof STAGES)[number];

/** How many working days each stage takes, from the end of the one before it to its own. */
export type StageDurations = Record<Stage, number>;

/** From what a plan is counted back. */
export interface PlanBasis {
  /** The last day on which it must be public; a day off moves it forward. */
  publishBy: Day;
  /** The last day for 报送 where it was noticed apart. */
  deliverBy?: Day | null;
  /** 先备案后公布: nothing is made public before it was delivered to the superior body. */
  deliverFirst?: boolean;
  /** Whether there is a 报送 at all; the plan of a body that sends its report nowhere has no such stage. */
  delivers?: boolean;
  durations?: StageDurations;
}

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
  /** The calculation from the last date backwards, one sentence a step, to be shown as it is. */
  arithmetic: string[];
  /** Years with a date of the plan whose holidays are not announced. */
  estimatedYears: number[];
  estimated: boolean;
}

export const STAGE_NAMES: Record<Stage, string> = {
  assign: '分派',
  input: '填报',
  endorse: '科室审核',
  review: '办公室审核',
  secrecy: '保密审查',
  sign: '签发',
  deliver: '报送',
  publish: '公开',
};

/** What suits a department of a city: 25 working days from the start to the public page. */
export const DEFAULT_DURATIONS: StageDurations = {
  assign: 2,
  input: 10,
  endorse: 2,
  review: 3,
  secrecy: 2,
  sign: 3,
  deliver: 1,
  publish: 2,
};

export const MAX_DURATION = 60;
/** Each is counted back from the one after it. */
const BEFORE_SIGNING = ['sign', 'secrecy', 'review', 'endorse', 'input', 'assign'] as const;

/** The stage dates of a year, planned from its last date backwards; no stage ends on a day off. */
export function planBackwards(basis: PlanBasis, calendar: Calendar = official): Plan {
  const { durations = DEFAULT_DURATIONS } = basis;
  for (const stage of STAGES)
    if (!Number.isInteger(durations[stage]) || durations[stage] < 0 || durations[stage] > MAX_DURATION)
      throw new RangeError(
        `${STAGE_NAMES[stage]}的工作日数应为 0 到 ${MAX_DURATION} 之间的整数，现为 ${durations[stage]}。`,
      );

  const end = lastStages(basis, durations, calendar);
  const dueOn: Record<Stage, Day> = {
    ...end.dueOn,
    secrecy: '',
    review: '',
    endorse: '',
    input: '',
    assign: '',
  };
  const words: Record<Stage, string> = {
    ...end.words,
    secrecy: '',
    review: '',
    endorse: '',
    input: '',
    assign: '',
  };
  let startOn = end.dueOn.sign;
  const steps = [...end.steps];
  BEFORE_SIGNING.forEach((stage, i) => {
    startOn = addWorkdays(dueOn[stage], -durations[stage], calendar);
    const before = BEFORE_SIGNING[i + 1];
    const step = `${STAGE_NAMES[stage]} ${durations[stage]} 个工作日 → ${
      before ? `${STAGE_NAMES[before]}截止` : '最迟启动'
    } ${dayInWords(startOn)}`;
    steps.push(step);
    if (!before) return;
    dueOn[before] = startOn;
    words[before] = step;
  });

  const guessed = estimatedYears([startOn, ...Object.values(dueOn), basis.publishBy], calendar);
  return {
    startOn,
    stages: STAGES.filter((stage) => stage !== 'deliver' || basis.delivers !== false).map((stage) => ({
      stage,
      dueOn: dueOn[stage],
      words: words[stage],
    })),
    arithmetic: [...steps, ...guessed.map((year) => `${year}年节假日安排尚未公布，按推算`)],
    estimatedYears: guessed,
    estimated: guessed.length > 0,
  };
}

interface LastStages {
  dueOn: Record<'sign' | 'deliver' | 'publish', Day>;
  words: Record<'sign' | 'deliver' | 'publish', string>;
  steps: string[];
}

/** 签发, 报送 and 公开: one after the other where delivery comes first, else both wait for the signature only. */
function lastStages(
  { publishBy, deliverBy, deliverFirst = false, delivers = true }: PlanBasis,
  durations: StageDurations,
  calendar: Calendar,
): LastStages {
  const back = (day: Day, stage: Stage) => addWorkdays(day, -durations[stage], calendar);
  const publish = lastWorkdayOnOrBefore(publishBy, calendar);
  const publishStep = limitWords('公开', publishBy, publish);
  const signWords = (bound: Stage, sign: Day) =>
    `${STAGE_NAMES[bound]} ${durations[bound]} 个工作日 → 签发截止 ${dayInWords(sign)}`;
  if (!delivers) {
    const sign = back(publish, 'publish');
    const step = signWords('publish', sign);
    return {
      dueOn: { sign, deliver: publish, publish },
      words: { sign: step, deliver: '', publish: publishStep },
      steps: [publishStep, step],
    };
  }
  const noticed = deliverBy ? lastWorkdayOnOrBefore(deliverBy, calendar) : publish;
  const counted = deliverFirst ? back(publish, 'publish') : publish;
  const deliver = noticed < counted || (!deliverFirst && deliverBy) ? noticed : counted;
  const countedStep = `公开 ${durations.publish} 个工作日 → 报送截止 ${dayInWords(counted)}`;
  const limitStep = limitWords('报送', deliverBy ?? publishBy, noticed);
  const deliverSteps = deliverFirst
    ? [countedStep, ...(noticed < counted ? [`${limitStep}，早于倒排日期，以此为准`] : [])]
    : deliverBy
      ? [limitStep]
      : [];

  const beforeDelivery = back(deliver, 'deliver');
  const beforePublication = deliverFirst ? beforeDelivery : back(publish, 'publish');
  const bound = beforeDelivery <= beforePublication ? ('deliver' as const) : ('publish' as const);
  const sign = bound === 'deliver' ? beforeDelivery : beforePublication;
  const signStep = signWords(bound, sign);
  return {
    dueOn: { sign, deliver, publish },
    words: { sign: signStep, deliver: deliverSteps.at(-1) ?? publishStep, publish: publishStep },
    steps: [publishStep, ...deliverSteps, signStep],
  };
}

function limitWords(name: string, limit: Day, workday: Day): string {
  if (workday === limit) return `${name}期限 ${dayInWords(limit)}为工作日`;
  return `${name}期限 ${dayInWords(limit)}前最后一个工作日：${dayInWords(workday)}`;
}
