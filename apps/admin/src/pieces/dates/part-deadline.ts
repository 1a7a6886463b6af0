import type { DeadlineView } from '@nianbao/contracts';

/** What is owed of a part now; when nothing is, how filling it in ended. */
export const deadlineOf = (deadlines: readonly DeadlineView[], partId: string): DeadlineView | undefined =>
  deadlines.find((one) => one.partId === partId && one.doneOn === null) ??
  deadlines.find((one) => one.partId === partId && one.kind === 'fill');
