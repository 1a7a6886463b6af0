import type { FormatId, ReportContent } from '@nianbao/report-formats';
import { REPORT_STATUSES, type ReportStatus } from '@nianbao/workflow';
import { Check, Column, Entity, PrimaryGeneratedColumn, Unique, VersionColumn } from 'typeorm';

/** The report of one cycle. Its content stands in `place`, its public versions in `publication`. */
@Entity('report')
@Unique('report_cycle', ['cycleId'])
@Check('report_status', `status IN (${REPORT_STATUSES.map((status) => `'${status}'`).join(', ')})`)
export class Report {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column({ type: 'uuid', name: 'organisation_id', update: false }) organisationId: string;
  @Column({ type: 'uuid', name: 'cycle_id', update: false }) cycleId: string;
  @Column({ type: 'integer', update: false }) year: number;
  @Column({ type: 'text', name: 'format_id', update: false }) formatId: FormatId;
  @Column('text') title: string;
  @Column('jsonb', { default: {} }) metadata: ReportContent['metadata'];
  /** Leaders who sign, in order. */
  @Column('uuid', { name: 'signer_ids', array: true, default: [] }) signerIds: string[];
  @Column('text', { default: 'draft' }) status: ReportStatus;
  @Column('integer', { default: 1 }) edition: number;
  /** Why this edition corrects the one before. */
  @Column('text', { nullable: true }) correction: string | null;
  /** The last change before the correction that is being prepared, and when it was begun; null while there is none. */
  @Column('bigint', { name: 'correction_base', nullable: true }) correctionBase: string | null;
  @Column('timestamptz', { name: 'corrected_at', nullable: true }) correctedAt: Date | null;
  /** Editions up to this one were taken down and stay so, whatever is published after them. */
  @Column('integer', { name: 'withdrawn_through', default: 0 }) withdrawnThrough: number;
  @Column('timestamptz', { name: 'taken_down_at', nullable: true }) takenDownAt: Date | null;
  @Column('text', { name: 'taken_down_why', nullable: true }) takenDownWhy: string | null;
  @VersionColumn() version: number;
}
