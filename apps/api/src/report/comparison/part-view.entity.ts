import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ShownContent } from './shown-content.ts';

/** A part as a person last saw it, and as they saw it the time before: what changed in between is shown first. */
@Entity('part_view')
export class PartView {
  @PrimaryColumn('uuid', { name: 'part_id' }) partId: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('jsonb') content: ShownContent;
  @Column('text', { name: 'content_hash' }) contentHash: string;
  @Column('timestamptz', { name: 'seen_at', default: () => 'now()' }) seenAt: Date;
  @Column('jsonb', { nullable: true }) previous: ShownContent | null;
  @Column('timestamptz', { name: 'previous_at', nullable: true }) previousAt: Date | null;
  /** Opened more than once. */
  @Column('boolean', { default: false }) again: boolean;
}
