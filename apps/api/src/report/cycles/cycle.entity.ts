import type { Body, openCycle, PlanBasis, PlanStage } from '@nianbao/contracts';
import type { FormatId } from '@nianbao/report-formats';
import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique, VersionColumn } from 'typeorm';

/** The dates of a plan; null for 报送 where the body sends its report nowhere. */
export type PlannedDates = Record<Exclude<PlanStage, 'deliver'>, string> & { deliver: string | null };

/** From what the dates were counted back, and what came of it: a date of the cycle that differs was set by hand. */
export interface StoredPlan {
  basis: PlanBasis;
  dates: PlannedDates;
}

/** One year's task of a body: the notice that opens it and the last day of each stage. */
@Entity('cycle')
@Unique('cycle_year', ['organisationId', 'year'])
export class Cycle {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column({ type: 'uuid', name: 'organisation_id', update: false }) organisationId: string;
  @Column({ type: 'integer', update: false }) year: number;
  @Column({ type: 'text', name: 'format_id', update: false }) formatId: FormatId;
  @Column('jsonb') notice: Omit<Body<typeof openCycle>['notice'], 'attachmentId'>;
  @Column('uuid', { name: 'attachment_id', nullable: true }) attachmentId: string | null;
  @Column('date', { name: 'input_due' }) inputDue: string;
  @Column('date', { name: 'review_due' }) reviewDue: string;
  @Column('date', { name: 'sign_due' }) signDue: string;
  @Column('date', { name: 'publish_due' }) publishDue: string;
  /** The dates that not every body has; null: the neighbouring stage's date holds for it too. */
  @Column('date', { name: 'assign_due', nullable: true }) assignDue: string | null;
  @Column('date', { name: 'endorse_due', nullable: true }) endorseDue: string | null;
  @Column('date', { name: 'secrecy_due', nullable: true }) secrecyDue: string | null;
  @Column('date', { name: 'deliver_due', nullable: true }) deliverDue: string | null;
  @Column('jsonb', { nullable: true }) plan: StoredPlan | null;
  @VersionColumn() version: number;
  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' }) createdAt: Date;
}
