import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A file as it was uploaded: a notice, the source of an imported report, a picture in a text. */
@Entity('attachment')
export class Attachment {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column({ type: 'uuid', name: 'organisation_id', update: false }) organisationId: string;
  @Column('text') name: string;
  @Column('text', { name: 'media_type' }) mediaType: string;
  @Column('integer') size: number;
  @Column('text') sha256: string;
  @Column('bytea', { select: false }) bytes: Buffer;
  @Column('uuid', { name: 'uploaded_by' }) uploadedBy: string;
  @Column('timestamptz', { name: 'uploaded_at', default: () => 'now()' }) uploadedAt: Date;
}
