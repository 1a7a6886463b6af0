import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A remark or an answer to one; kind `return` is a place named when the part was returned. */
@Entity('remark')
@Index('remark_by_part', ['partId'])
@Check('remark_kind', `kind IN ('remark', 'return')`)
export class Remark {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'report_id' }) reportId: string;
  @Column('uuid', { name: 'part_id' }) partId: string;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId: string | null;
  @Column('text') kind: 'remark' | 'return';
  /** Empty: the whole part. */
  @Column('text') address: string;
  @Column('text') text: string;
  /** Number of the revision it was made on. */
  @Column('integer', { nullable: true }) revision: number | null;
  @Column('uuid', { name: 'author_id' }) authorId: string;
  @Column('timestamptz', { default: () => 'now()' }) at: Date;
  @Column('timestamptz', { name: 'resolved_at', nullable: true }) resolvedAt: Date | null;
  @Column('uuid', { name: 'resolved_by', nullable: true }) resolvedBy: string | null;
}
