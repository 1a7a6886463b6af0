import type { ApplicationFacts } from '../src/application/facts.ts';
import { factsOf } from '../src/application/facts.ts';
import type { DisputeRecord } from '../src/fields/disputes.ts';
import type { DocumentRecord } from '../src/fields/documents.ts';
import type { MeasureRecord } from '../src/fields/measures.ts';

export const anApplication = (more: Partial<ApplicationFacts> = {}): ApplicationFacts => ({
  ...factsOf({
    id: 'a1',
    number: '1',
    receivedOn: '2025-03-03',
    way: 'in_person',
    applicant: 'natural_person',
  }),
  ...more,
});

/** An application that was answered. */
export const answered = (
  on: string,
  outcome: string,
  more: Partial<ApplicationFacts> = {},
): ApplicationFacts =>
  anApplication({
    status: 'answered',
    endedOn: on,
    outcome,
    countedOutcome: outcome,
    punctuality: 'in_time',
    ...more,
  });

export const aDispute = (more: Partial<DisputeRecord> = {}): DisputeRecord => ({
  id: 'd1',
  caseNumber: '云政复〔2025〕1号',
  kind: 'review',
  acceptedOn: '2025-05-06',
  party: null,
  organ: '云水县人民政府',
  applicationNumber: null,
  coDefendant: null,
  result: 'pending',
  concludedOn: null,
  note: null,
  ...more,
});

export const aDocument = (more: Partial<DocumentRecord> = {}): DocumentRecord => ({
  id: 'x1',
  title: '云水县公共租赁住房管理办法',
  number: '云建规〔2025〕1号',
  madeOn: '2025-03-03',
  kind: 'normative',
  department: '法规股',
  disclosure: 'proactive',
  withheldReason: null,
  draftedBy: '甲',
  headedBy: '乙',
  clearedBy: '丙',
  clearedOn: '2025-03-04',
  websiteOn: null,
  gazetteOn: null,
  weiboOn: null,
  wechatOn: null,
  boardOn: null,
  otherOn: null,
  address: null,
  interprets: null,
  repealedOn: null,
  lapsedOn: null,
  note: null,
  ...more,
});

export const aMeasure = (
  measure: string,
  period: string,
  value: number,
  more: Partial<MeasureRecord> = {},
): MeasureRecord => ({
  id: `${measure} ${period} ${more.departmentId ?? 'k1'}`,
  measure,
  period,
  departmentId: 'k1',
  value,
  enteredOn: '2025-04-03',
  ...more,
});
