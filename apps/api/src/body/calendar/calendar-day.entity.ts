import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A day off or at work that a body entered or corrected itself, with the number of the notice that says so. */
@Entity('calendar_day')
export class CalendarDayRow {
  @PrimaryColumn('uuid', { name: 'organisation_id' }) organisationId: string;
  @PrimaryColumn('date') day: string;
  @Column('boolean') working: boolean;
  @Column('text') source: string;
  @Column('uuid', { name: 'entered_by' }) enteredBy: string;
  @Column('timestamptz', { name: 'entered_at', default: () => 'now()' }) enteredAt: Date;
}

/** A year that a body declared announced: its own days are the whole arrangement, nothing is estimated any more. */
@Entity('calendar_year')
export class CalendarYear {
  @PrimaryColumn('uuid', { name: 'organisation_id' }) organisationId: string;
  @PrimaryColumn('integer') year: number;
  @Column('text') source: string;
}
