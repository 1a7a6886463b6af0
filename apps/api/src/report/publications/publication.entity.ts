import type { FormatId, ReportContent } from '@nianbao/report-formats';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** One public version of a report. Never changed: a correction is a new edition. */
@Entity('publication')
@Unique('publication_edition', ['organisationId', 'year', 'edition'])
export class Publication {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  /** Null for an imported past report. */
  @Column('uuid', { name: 'report_id', nullable: true }) reportId: string | null;
  @Column('integer') year: number;
  @Column('integer') edition: number;
  @Column('text', { name: 'format_id' }) formatId: FormatId;
  @Column('text') title: string;
  @Column('jsonb') content: ReportContent;
  @Column('text', { name: 'content_hash' }) contentHash: string;
  /** Why it corrects the edition before. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('boolean', { default: false }) imported: boolean;
  @Column('text', { name: 'source_name', nullable: true }) sourceName: string | null;
  @Column('uuid', { name: 'source_id', nullable: true }) sourceId: string | null;
  @Column('uuid', { name: 'published_by' }) publishedBy: string;
  @Column('timestamptz', { name: 'published_at', default: () => 'now()' }) publishedAt: Date;
}

/** One visitor on one day; `visitor` is a salted hash that changes daily, no address is kept. */
@Entity('publication_view')
export class PublicationView {
  @PrimaryColumn('uuid', { name: 'publication_id' }) publicationId: string;
  @PrimaryColumn('date') day: string;
  @PrimaryColumn('text') visitor: string;
}
