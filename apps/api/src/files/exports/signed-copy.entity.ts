import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A scanned, stamped paper with the hash that is printed on it. */
@Entity('signed_copy')
@Index('signed_copy_by_report', ['reportId'])
export class SignedCopy {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'report_id' }) reportId: string;
  @Column('uuid', { name: 'attachment_id' }) attachmentId: string;
  @Column('text', { name: 'printed_hash' }) printedHash: string;
  @Column('uuid', { name: 'added_by' }) addedBy: string;
  @Column('timestamptz', { name: 'added_at', default: () => 'now()' }) addedAt: Date;
}
