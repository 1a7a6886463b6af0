import type { ExtensionView, PlanStage } from '@nianbao/contracts';
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** More time, asked for with a reason and granted or refused with one; of one part, or of a stage of the whole body. */
@Entity('extension')
@Index('extension_by_report', ['reportId'])
@Check('extension_status', `status IN ('asked', 'granted', 'refused', 'void')`)
@Check('extension_later', `later IN ('follow', 'stay')`)
@Check('extension_subject', '(part_id IS NULL) <> (stage IS NULL)')
export class Extension {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'report_id' }) reportId: string;
  @Column('uuid', { name: 'part_id', nullable: true }) partId: string | null;
  @Column('text', { nullable: true }) stage: PlanStage | null;
  @Column('date', { name: 'from_day' }) fromDay: string;
  @Column('date') until: string;
  @Column('text') reason: string;
  /** void: what it was asked for is done, or was handed on, before anybody decided. */
  @Column('text', { default: 'asked' }) status: ExtensionView['status'];
  @Column('uuid', { name: 'asked_by' }) askedBy: string;
  @Column('timestamptz', { name: 'asked_at' }) askedAt: Date;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('text', { name: 'decision_reason', nullable: true }) decisionReason: string | null;
  @Column('text', { nullable: true }) later: 'follow' | 'stay' | null;
}
