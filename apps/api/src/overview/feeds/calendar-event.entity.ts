import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One entry of a person's calendar as it was read last: a new day or title is a new number for calendars to go by. */
@Entity('calendar_event')
export class CalendarEvent {
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @PrimaryColumn('uuid', { name: 'preference_id' }) preferenceId: string;
  /** The first part of its UID. */
  @PrimaryColumn('text') name: string;
  @Column('text') said: string;
  @Column('integer', { default: 0 }) sequence: number;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
}
