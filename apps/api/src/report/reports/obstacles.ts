import type { FindingView, ProblemDetail } from '@nianbao/contracts';
import type { ReportAction } from '@nianbao/workflow';
import { partLabel } from '../parts/scope.ts';
import type { AwaitedFiling } from '../publications/awaited-filing.ts';
import type { ReportState } from './report-state.ts';

/** What a report has reached, as far as its next steps depend on it. */
export interface Readiness {
  findings: readonly FindingView[];
  /** Section ids whose secrecy review passed on exactly the present content. */
  clearedSections: ReadonlySet<string>;
  /** Leaders whose signature under exactly the present content is still missing. */
  signersLeft: readonly string[];
  /** Signers who are no leaders of the body any more. */
  signersLost: readonly string[];
  awaitedFiling: AwaitedFiling;
}

/** What is missing before `action` can be taken, each with the place to go to; empty when nothing is. */
export function obstaclesTo(action: ReportAction, state: ReportState, ready: Readiness): ProblemDetail[] {
  switch (action) {
    case 'open':
      return unassignedParts(state);
    case 'begin_review':
      return partsNotIn(state, ['endorsed', 'accepted'], '还没有报送办公室');
    case 'send_to_sign':
      return [
        ...partsNotIn(state, ['accepted'], '还没有审核通过'),
        ...openErrors(ready.findings),
        ...unclearedSections(state, ready.clearedSections),
        ...(state.report.signerIds.length === 0 ? [{ field: 'signers', message: '还没有设定签发人' }] : []),
        ...(ready.signersLost.length > 0
          ? [{ field: 'signers', message: '签发人中有人已不是本单位领导，请重新设定' }]
          : []),
      ];
    case 'publish':
      // Nothing of the report can change once it is signed, but the name of the body that stands in it can.
      return [
        ...(ready.signersLeft.length > 0
          ? [{ field: 'signers', message: '签发后内容有变化，请收回后重新签发' }]
          : []),
        ...(ready.awaitedFiling === null
          ? []
          : [{ field: 'publishing', message: AWAITED[ready.awaitedFiling] }]),
      ];
    default:
      return [];
  }
}

const AWAITED: Record<NonNullable<AwaitedFiling>, string> = {
  rule: '本年度先备案后公布，还没有登记报送与备案',
  plan: '已安排备案后公开，还没有登记备案；不再等候的，请先取消安排',
};

const unassignedParts = (state: ReportState): ProblemDetail[] =>
  partsNotIn(
    state,
    ['assigned', 'drafting', 'submitted', 'endorsed', 'returned', 'accepted'],
    '还没有分派到科室',
  );

const partsNotIn = (
  { parts, format }: ReportState,
  statuses: readonly string[],
  what: string,
): ProblemDetail[] =>
  parts
    .filter(({ status }) => !statuses.includes(status))
    .map((part) => {
      const section = format.sections.find(({ id }) => id === part.sectionId);
      const label = part.scope.kind === 'whole' ? '' : `·${partLabel(format, part)}`;
      return {
        field: `parts/${part.id}`,
        message: `${section?.number ?? ''}${section?.title ?? ''}${label}${what}`,
      };
    });

const openErrors = (findings: readonly FindingView[]): ProblemDetail[] =>
  findings
    .filter(({ level, waiver }) => level === 'error' && waiver === null)
    .map(({ addresses, message }) => ({ field: addresses[0] ?? '', message: `校验错误：${message}` }));

const unclearedSections = ({ format }: ReportState, cleared: ReadonlySet<string>): ProblemDetail[] =>
  format.sections
    .filter(({ id }) => !cleared.has(id))
    .map(({ id, number, title }) => ({
      field: `sections/${id}`,
      message: `${number}${title}还没有通过保密审查`,
    }));
