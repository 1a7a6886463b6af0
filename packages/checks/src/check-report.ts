import { type Address, type Finding, parseAddress } from '@nianbao/report-formats';
import { findingOf } from './rule.ts';
import { RULES } from './rules/index.ts';
import { type CheckInput, type Subject, subjectOf } from './subject.ts';
import { RESTS_ON_ABSENCE } from './text/ending.ts';

/**
 * Everything that is wrong, or must be decided by a person, in a report: errors first, then in printed order.
 * Pure and deterministic: the same report gives the same findings in the browser, on the server and in the shell.
 */
export function checkReport(input: CheckInput): Finding[] {
  const subject = subjectOf(input);
  const order = new Map<Address, number>(subject.passages.map(({ address }, index) => [address, index]));
  const place = (finding: Finding): number => {
    const [first = ''] = finding.addresses;
    return order.get(first) ?? (parseAddress(first) === null ? -1 : subject.passages.length);
  };
  return RULES.filter(({ id }) => !subject.options.switchedOff.includes(id))
    .flatMap((rule) => rule.find(subject).map((problem) => asFarAsRead(findingOf(rule, problem), subject)))
    .map((finding, index) => ({ finding, index, place: place(finding) }))
    .toSorted(
      (a, b) => RANK[a.finding.level] - RANK[b.finding.level] || a.place - b.place || a.index - b.index,
    )
    .map(({ finding }) => finding);
}

/** What rests on cells that are unsure, or on the absence of words behind the place where the text breaks off, is asked. */
function asFarAsRead(finding: Finding, subject: Subject): Finding {
  if (finding.level === 'question') return finding;
  const unsure = subject.unsure.size > 0 && finding.addresses.some((address) => subject.unsure.has(address));
  const cut = RESTS_ON_ABSENCE.has(finding.rule) && subject.ending !== null;
  return unsure || cut ? { ...finding, level: 'question' } : finding;
}

const RANK: Readonly<Record<Finding['level'], number>> = { error: 0, warning: 1, question: 2 };
