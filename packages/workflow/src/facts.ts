import type { ReportStatus } from './names.ts';
import type { ReviewStep } from './review.ts';

/** What a decision about a part needs to know. The caller loads it; nothing here does I/O. */
export interface PartFacts {
  departmentId: string | null;
  /** People the head named; empty means every contributor of the department. */
  assigneeIds: readonly string[];
  submittedBy: string | null;
  /** Whether 科室负责人 endorse in this body; without the step `submit` leads to endorsed. */
  headStep: boolean;
  /** Reviewers named by the office endorse in the place of the head; null or left out where there are none. */
  review?: ReviewStep | null;
  /** The head endorsed exactly the content as it is now, and has not taken it back: nobody is asked twice. */
  endorsementStands?: boolean;
  /** Somebody has endorsed since the last submission: it can no longer be withdrawn. */
  judged?: boolean;
  reportStatus: ReportStatus;
  /** A leader is returning the report and named this part. */
  returnedByLeader?: boolean;
}

/** What a decision about a report needs to know. The caller loads it; nothing here does I/O. */
export interface ReportFacts {
  /** Leaders who have still to sign, in the body's order. */
  signersLeft: readonly string[];
  /** The last part was just endorsed: review begins by itself, whoever endorsed it. */
  allEndorsed?: boolean;
  /** A correction is being prepared: where the report stood before it, and stands again when it is given up. */
  correcting?: 'published' | 'taken_down' | null;
}

/** Parts are written, judged and explained; before, they are planned only, and after, they stand as they are. */
export const isBeingFilled = (status: ReportStatus): boolean =>
  status === 'collecting' || status === 'reviewing';

/** Division, assignment, title and signers may still be changed. */
export const isBeingPlanned = (status: ReportStatus): boolean => status === 'draft' || isBeingFilled(status);
