import type { ReportContent } from '@nianbao/report-formats';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A leader's signature on exactly the content with this hash. Never changed; it stands while the content does. */
@Entity('signature')
@Index('signature_by_report', ['reportId', 'edition'])
export class Signature {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'report_id' }) reportId: string;
  @Column('integer') edition: number;
  @Column('uuid', { name: 'signer_id' }) signerId: string;
  /** Who signed in the signer's place; null where the signer did. */
  @Column('uuid', { name: 'signed_by_id', nullable: true }) signedById: string | null;
  @Column('text') opinion: string;
  @Column('text', { name: 'content_hash' }) contentHash: string;
  @Column('jsonb', { name: 'section_hashes' }) sectionHashes: Record<string, string>;
  /** What was signed; null of signatures made before it was kept. */
  @Column('jsonb', { nullable: true }) content: ReportContent | null;
  @Column('timestamptz', { name: 'signed_at', default: () => 'now()' }) signedAt: Date;
}
