/**
 * What messages are about, as people choose between them; the most urgent first. The first five are told at once, the
 * others once a day in one digest.
 */
export const TOPICS = [
  'late',
  'alarm',
  'returned',
  'to_sign',
  'mentioned',
  'reminder',
  'to_judge',
  'assigned',
  'talk',
  'result',
  'other',
] as const;
export type Topic = (typeof TOPICS)[number];

export const TOPIC_LABELS: Record<Topic, string> = {
  late: '逾期',
  alarm: '告警',
  returned: '退回给我',
  to_sign: '请我签发',
  mentioned: '提到我',
  reminder: '临期与催办',
  to_judge: '请我审核',
  assigned: '交给我的事项',
  talk: '批注与回复',
  result: '办理结果',
  other: '其他',
};

const AT_ONCE: ReadonlySet<Topic> = new Set(['late', 'alarm', 'returned', 'to_sign', 'mentioned']);
/** Whether it cannot wait for the digest. */
export const isAtOnce = (topic: Topic): boolean => AT_ONCE.has(topic);

/** Nobody can switch these off: what is overdue, and what is not as the system promised. */
export const isMandatory = (topic: Topic): boolean => topic === 'late' || topic === 'alarm';

/** Where a person is told. `robot`: in the group of the body, with the person's name. */
export const PERSON_CHANNELS = ['app', 'email', 'robot'] as const;
export type PersonChannel = (typeof PERSON_CHANNELS)[number];

const KINDS: Record<string, Topic> = {
  mentioned: 'mentioned',
  'publication.alarm': 'alarm',
  'record.broken': 'alarm',
  'part.return': 'returned',
  'part.reopen': 'returned',
  'report.return': 'returned',
  'report.send_to_sign': 'to_sign',
  'report.sign': 'to_sign',
  'part.nudge': 'reminder',
  nudge: 'reminder',
  'part.submit': 'to_judge',
  'part.endorse': 'to_judge',
  'part.set_reviewers': 'to_judge',
  'report.begin_review': 'to_judge',
  'part.assign': 'assigned',
  'part.reassign': 'assigned',
  'part.delegate': 'assigned',
  'report.open': 'assigned',
  'person.hand_over': 'assigned',
  'delegation.create': 'assigned',
  'part.accept': 'result',
  'report.signed': 'result',
  'report.publish': 'result',
  'report.take_down': 'result',
  'delegation.revoke': 'result',
  'record.anchor': 'result',
};
/** For kinds that have no line above, by a word in their name. */
const WORDS: readonly [RegExp, Topic][] = [
  [/mention/u, 'mentioned'],
  [/overdue|late|escalat/u, 'late'],
  [/near|nudge|remind/u, 'reminder'],
  [/grant|refus|replan|extended|resolve/u, 'result'],
  [/ask|request/u, 'to_judge'],
  [/extension|deadline/u, 'result'],
  [/^(remark|suggestion)/u, 'talk'],
];

/** The topic of a kind of message; a kind that nobody has listed is 其他, never lost. */
export const topicOf = (kind: string): Topic =>
  KINDS[kind] ?? WORDS.find(([word]) => word.test(kind))?.[1] ?? 'other';
