import type { Topic } from '@nianbao/contracts';
import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** What must be told, written in the transaction that gave reason to it. */
@Entity('outbox')
@Index('outbox_waiting', ['createdAt'], { where: 'sent_at IS NULL' })
export class Outbox {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'person_ids', array: true }) personIds: string[];
  @Column('text') kind: string;
  @Column('text', { default: 'other' }) topic: Topic;
  @Column('text') text: string;
  @Column('text') link: string;
  /** The place it concerns, by its link: what is done there is not asked for any more. */
  @Column('uuid', { name: 'part_id', nullable: true }) partId: string | null;
  @Column('uuid', { name: 'report_id', nullable: true }) reportId: string | null;
  /** Of a reminder: the deadline and the day of which it speaks; it says nothing any more once they are not so. */
  @Column('uuid', { name: 'deadline_id', nullable: true }) deadlineId: string | null;
  @Column('date', { name: 'due_on', nullable: true }) dueOn: string | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt: Date;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt: Date | null;
}

/** What one person has been told, in one body. */
@Entity('notification')
@Unique('notification_once', ['outboxId', 'personId'])
@Index('notification_by_person', ['personId', 'organisationId', 'at'])
export class Notification {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('uuid', { name: 'outbox_id' }) outboxId: string;
  @Column('text') kind: string;
  @Column('text', { default: 'other' }) topic: Topic;
  @Column('text') text: string;
  @Column('text') link: string;
  @Column('uuid', { name: 'report_id', nullable: true }) reportId: string | null;
  @Column('timestamptz', { default: () => 'now()' }) at: Date;
  @Column('timestamptz', { name: 'read_at', nullable: true }) readAt: Date | null;
}
