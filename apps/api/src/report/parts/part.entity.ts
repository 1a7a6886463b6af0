import type { PartScope } from '@nianbao/contracts';
import { PART_STATUSES, type PartStatus, REVIEW_MODES, type ReviewMode } from '@nianbao/workflow';
import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';

/** What one department fills. `version` counts the steps of the workflow; saving text or figures leaves it alone. */
@Entity('part')
@Index('part_by_report', ['reportId'])
@Check('part_status', `status IN (${PART_STATUSES.map((status) => `'${status}'`).join(', ')})`)
@Check('part_review_mode', `review_mode IN (${REVIEW_MODES.map((mode) => `'${mode}'`).join(', ')})`)
export class Part {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column({ type: 'uuid', name: 'organisation_id', update: false }) organisationId: string;
  @Column({ type: 'uuid', name: 'report_id', update: false }) reportId: string;
  @Column({ type: 'text', name: 'section_id', update: false }) sectionId: string;
  @Column('jsonb') scope: PartScope;
  @Column('integer') position: number;
  @Column('text', { default: 'unassigned' }) status: PartStatus;
  @Column('uuid', { name: 'department_id', nullable: true }) departmentId: string | null;
  @Column('date', { name: 'due_on', nullable: true }) dueOn: string | null;
  /** When the office got it. */
  @Column('date', { name: 'done_on', nullable: true }) doneOn: string | null;
  @Column('uuid', { name: 'submitted_by', nullable: true }) submittedBy: string | null;
  /** How its reviewers judge it; null where the head endorses. */
  @Column('text', { name: 'review_mode', nullable: true }) reviewMode: ReviewMode | null;
  /** Somebody has endorsed since the last submission. */
  @Column('boolean', { default: false }) judged: boolean;
  @VersionColumn() version: number;
}

/** A person whom the head named to fill the part. */
@Entity('part_assignee')
export class PartAssignee {
  @PrimaryColumn('uuid', { name: 'part_id' }) partId: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
}
