import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** 情况说明: why a finding may stand, bound to the figures or words it speaks of. */
@Entity('waiver')
@Unique('waiver_once', ['reportId', 'fingerprint'])
export class Waiver {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'report_id' }) reportId: string;
  @Column('text') fingerprint: string;
  @Column('text') rule: string;
  /** The first place it spoke of when it was given. */
  @Column('text', { default: '' }) address: string;
  @Column('text') reason: string;
  @Column('uuid', { name: 'by_id' }) byId: string;
  @Column('timestamptz', { default: () => 'now()' }) at: Date;
}
