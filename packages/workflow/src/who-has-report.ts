import { awaited, type Awaited, type Times } from './awaited.ts';
import type { AwaitedWhy } from './awaited-reasons.ts';
import type { ReportFacts } from './facts.ts';
import type { PartStatus, ReportStatus } from './names.ts';
import { OFFICE, SECRECY_REVIEWER, signerSeats } from './seats.ts';

export interface SectionStanding extends Times {
  reportStatus: ReportStatus;
  /** Of the content as it is now; `outdated`: what was judged was other content. */
  secrecy: 'open' | 'passed' | 'objected' | 'outdated';
  parts: readonly PartStatus[];
}

export interface ReportStanding extends ReportFacts, Times {
  status: ReportStatus;
  parts: readonly PartStatus[];
  /** The secrecy review passed every section as it is now. */
  cleared: boolean;
  /** Error findings that nobody waived. */
  errorsOpen: boolean;
  signerIds: readonly string[];
  /** Signers who are no leaders of the body any more. */
  signersLost: readonly string[];
  /** For whose sake publication waits for 备案: the year's rule, or what the office arranged. */
  awaitedFiling: 'rule' | 'plan' | null;
  /** Publication at a time: still to come, or tried in vain. */
  timedPublication: 'planned' | 'failed' | null;
  /** 报送 is asked for and was not done. */
  deliveryOwed: boolean;
  /** The last look at what is public now, during a correction too, found something else than what was signed. */
  proofFailed: boolean;
}

/** Who has a section for the sake of its 保密审查; one under objection is with its parts once they went back. */
export function whoHasSection(facts: SectionStanding): Awaited[] {
  const { reportStatus, secrecy, parts } = facts;
  if (reportStatus !== 'reviewing' || secrecy === 'passed') return [];
  if (secrecy !== 'objected') return [awaited(`secrecy_${secrecy}`, [SECRECY_REVIEWER], facts)];
  const atOffice = parts.some((status) => status === 'endorsed' || status === 'accepted');
  return atOffice ? [awaited('secrecy_objected', [OFFICE], facts)] : [];
}

/** Who has the report as a whole. What waits in its parts and sections is theirs, and is not said again here. */
export const whoHasReport = (facts: ReportStanding): Awaited[] => [
  ...nextStep(facts),
  ...(facts.proofFailed ? [awaited('proof_failed', [OFFICE], facts)] : []),
];

function nextStep(facts: ReportStanding): Awaited[] {
  switch (facts.status) {
    case 'draft':
      return facts.parts.includes('unassigned') ? [] : [awaited('ready_to_open', [OFFICE], facts)];
    case 'collecting':
      return facts.parts.every((status) => status === 'endorsed' || status === 'accepted')
        ? [awaited('all_endorsed', [OFFICE], facts)]
        : [];
    case 'reviewing':
      return facts.cleared && facts.parts.every((status) => status === 'accepted')
        ? [awaited(toSend(facts), [OFFICE], facts)]
        : [];
    case 'signing':
      return [toSign(facts)];
    case 'signed':
      return [toPublish(facts), ...delivery(facts)];
    case 'published':
      return delivery(facts);
    case 'taken_down':
      return [];
  }
}

function toSend({ signerIds, signersLost, errorsOpen, correcting }: ReportStanding): AwaitedWhy {
  if (signerIds.length === 0 || signersLost.length > 0) return 'signers_missing';
  if (errorsOpen) return 'errors_open';
  return correcting ? 'correction_ready' : 'ready_to_send';
}

function toSign(facts: ReportStanding): Awaited {
  const [next] = facts.signersLeft;
  if (next === undefined) return awaited('nobody_left_to_sign', [OFFICE], facts);
  if (facts.signersLost.includes(next)) return awaited('signer_gone', [OFFICE], facts);
  return awaited('turn_to_sign', signerSeats(facts), facts);
}

function toPublish(facts: ReportStanding): Awaited {
  const { signersLeft, awaitedFiling, timedPublication } = facts;
  if (signersLeft.length > 0) return awaited('changed_since_signed', [OFFICE], facts);
  if (awaitedFiling === 'rule') return awaited('filing_ruled', [OFFICE], facts);
  if (awaitedFiling === 'plan') return awaited('filing_planned', [OFFICE], facts);
  if (timedPublication === 'planned') return awaited('publication_planned', [], facts);
  return awaited(timedPublication === 'failed' ? 'plan_failed' : 'ready_to_publish', [OFFICE], facts);
}

const delivery = (facts: ReportStanding): Awaited[] =>
  facts.deliveryOwed ? [awaited('not_delivered', [OFFICE], facts)] : [];
