import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** 保密审查 of one section (条例 art. 17), bound to the content that was reviewed. */
@Entity('secrecy_review')
@Check('secrecy_review_result', `result IN ('pass', 'object')`)
export class SecrecyReview {
  @PrimaryColumn('uuid', { name: 'report_id' }) reportId: string;
  @PrimaryColumn('text', { name: 'section_id' }) sectionId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text') basis: string;
  @Column('text') result: 'pass' | 'object';
  @Column('text', { name: 'section_hash' }) sectionHash: string;
  @Column('uuid', { name: 'by_id' }) byId: string;
  @Column('timestamptz', { default: () => 'now()' }) at: Date;
}
