import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A remark or an answer to one; kind `return` is a place named when the part was returned. */
@Entity('remark')
@Index('remark_by_part', ['partId'])
@Check('remark_kind', `kind IN ('remark', 'return')`)
@Check(
  'remark_range',
  `(range_from IS NULL AND range_to IS NULL)
    OR (range_from >= 0 AND range_to > range_from AND range_to <= length(stood) * 2)`,
)
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
  /** What stood at the place: the text of the block, the figure as typed. */
  @Column('text', { default: '' }) stood: string;
  /** The words of `stood` it speaks of; both or neither. */
  @Column('integer', { name: 'range_from', nullable: true }) rangeFrom: number | null;
  @Column('integer', { name: 'range_to', nullable: true }) rangeTo: number | null;
  /** People named with @. */
  @Column('uuid', { array: true, default: [] }) mentions: string[];
  /** Number of the revision it was made on. */
  @Column('integer', { nullable: true }) revision: number | null;
  @Column('uuid', { name: 'author_id' }) authorId: string;
  @Column('timestamptz', { default: () => 'now()' }) at: Date;
  @Column('timestamptz', { name: 'resolved_at', nullable: true }) resolvedAt: Date | null;
  @Column('uuid', { name: 'resolved_by', nullable: true }) resolvedBy: string | null;
}
