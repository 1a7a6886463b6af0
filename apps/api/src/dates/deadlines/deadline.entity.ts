import {
  DEADLINE_KINDS,
  type DeadlineKind,
  type DeadlineView,
  type ESCALATION_LEVELS,
} from '@nianbao/contracts';
import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** What may be said of a deadline: to those who owe it, then upwards. */
export type Notice = 'near' | 'overdue' | (typeof ESCALATION_LEVELS)[number];

/**
 * One obligation from the day it came up to the day it was met. Which are open is computed from parts and reports
 * (`open-deadlines.ts`); the row gives it an identity, so that nobody is told twice, and keeps how it ended.
 */
@Entity('deadline')
@Index('deadline_open_of_part', ['partId', 'kind'], {
  unique: true,
  where: 'part_id IS NOT NULL AND done_on IS NULL AND NOT replaced',
})
@Index('deadline_open_of_report', ['reportId', 'kind'], {
  unique: true,
  where: 'part_id IS NULL AND done_on IS NULL AND NOT replaced',
})
@Index('deadline_by_report', ['reportId'])
@Check('deadline_kind', `kind IN (${DEADLINE_KINDS.map((kind) => `'${kind}'`).join(', ')})`)
@Check('deadline_basis', `basis IN ('plan', 'hand', 'rule', 'extension')`)
export class Deadline {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'report_id' }) reportId: string;
  @Column('uuid', { name: 'part_id', nullable: true }) partId: string | null;
  @Column('text') kind: DeadlineKind;
  @Column('uuid', { name: 'department_id', nullable: true }) departmentId: string | null;
  @Column('date', { name: 'due_on' }) dueOn: string;
  @Column('text') basis: DeadlineView['basis'];
  @Column('date', { name: 'opened_on' }) openedOn: string;
  /** Since when the date is what it is: nobody can be late in telling what was not so before. */
  @Column('date') since: string;
  @Column('date', { name: 'done_on', nullable: true }) doneOn: string | null;
  @Column('integer', { name: 'late_days', nullable: true }) lateDays: number | null;
  /** Ended without being met: taken back, handed to another 科室. */
  @Column('boolean', { default: false }) replaced: boolean;
}

/** Somebody was told; written in the transaction of the message. A date that moved is another thing to be told of. */
@Entity('reminder')
@Index('reminder_by_day', ['organisationId', 'toldOn'])
@Check('reminder_notice', `notice IN ('near', 'overdue', 'department_head', 'office', 'leader')`)
export class Reminder {
  @PrimaryColumn('uuid', { name: 'deadline_id' }) deadlineId: string;
  @PrimaryColumn('date', { name: 'due_on' }) dueOn: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  @PrimaryColumn('text') notice: Notice;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('date', { name: 'told_on' }) toldOn: string;
  /** The day it would have been told, had the reminders run. */
  @Column('date', { name: 'meant_for' }) meantFor: string;
}

/** The last working day on which the reminders of a body ran. */
@Entity('reminder_run')
export class ReminderRun {
  @PrimaryColumn('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('date', { name: 'told_on' }) toldOn: string;
}
