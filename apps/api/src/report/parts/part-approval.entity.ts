import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** Somebody whom the office named to review the part, in their place in the order. */
@Entity('part_reviewer')
export class PartReviewer {
  @PrimaryColumn('uuid', { name: 'part_id' }) partId: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('integer') position: number;
}

/** An endorsement by the head or a reviewer, of exactly the content with this hash, until the person takes it back. */
@Entity('part_approval')
@Index('part_approval_by_report', ['reportId'])
export class PartApproval {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'report_id' }) reportId: string;
  @Column('uuid', { name: 'part_id' }) partId: string;
  /** Whose approval it is. */
  @Column('uuid', { name: 'person_id' }) personId: string;
  /** Who gave it in that person's place; null where the person did. */
  @Column('uuid', { name: 'by_id', nullable: true }) byId: string | null;
  @Column('text', { name: 'content_hash' }) contentHash: string;
  @Column('text', { default: '' }) comment: string;
  @Column('timestamptz', { default: () => 'now()' }) at: Date;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true }) withdrawnAt: Date | null;
}

/** The finding that a return quotes, in the words it had then. */
@Entity('return_finding')
export class ReturnFinding {
  @PrimaryColumn('uuid', { name: 'remark_id' }) remarkId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text') rule: string;
  @Column('text') message: string;
}
