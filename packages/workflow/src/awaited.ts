import type { Stage } from '@nianbao/workdays';
import { type AwaitedAction, type AwaitedWhy, REASONS, type Task } from './awaited-reasons.ts';
import type { Seat } from './seats.ts';

/** Who has something now. Without seats nobody has to act: the clock has it. */
export interface Awaited {
  seats: readonly Seat[];
  task: Task;
  /** One of these is expected. */
  actions: readonly AwaitedAction[];
  why: AwaitedWhy;
  words: string;
  /** When the last step put it into these hands; null where no such step is known. */
  since: string | null;
  stage: Stage | null;
  dueOn: string | null;
}

/** When things happened, and by when they are due. */
export interface Times {
  /** The last time of each step, as an instant in UTC. */
  stepsAt?: Partial<Record<AwaitedAction, string>>;
  /** A part's own day stands under `input`; a correction has no dates of the plan. */
  dues?: Partial<Record<Stage, string>>;
}

const PART_HAND_ONS = [
  'open',
  'assign',
  'reassign',
  'delegate',
  'submit',
  'withdraw',
  'endorse',
  'return',
  'reopen',
] as const;
const BACK_IN_REVIEW = ['begin_review', 'return', 'take_back', 'correct'] as const;

/** By which steps whoever has it now got it. */
export const HANDED_ON: Record<Task, readonly AwaitedAction[]> = {
  assign: PART_HAND_ONS,
  open: [],
  hand_out: PART_HAND_ONS,
  fill: PART_HAND_ONS,
  endorse: PART_HAND_ONS,
  set_reviewers: PART_HAND_ONS,
  review: [...PART_HAND_ONS, 'pass_secrecy_review'],
  begin_review: ['endorse'],
  secrecy: BACK_IN_REVIEW,
  send: [...BACK_IN_REVIEW, 'accept', 'pass_secrecy_review'],
  sign: ['send_to_sign', 'sign'],
  take_back: ['send_to_sign', 'sign'],
  publish: ['send_to_sign', 'sign'],
  deliver: ['send_to_sign', 'sign'],
  prove: ['publish', 'prove'],
};

/** The reason with who has it, since when and until when. */
export function awaited(
  why: AwaitedWhy,
  seats: readonly Seat[],
  { stepsAt = {}, dues = {} }: Times,
): Awaited {
  const { task, stage, actions, words } = REASONS[why];
  const since =
    HANDED_ON[task]
      .flatMap((step) => stepsAt[step] ?? [])
      .toSorted()
      .at(-1) ?? null;
  return {
    seats,
    task,
    actions,
    why,
    words,
    since,
    stage,
    dueOn: stage === null ? null : (dues[stage] ?? null),
  };
}
