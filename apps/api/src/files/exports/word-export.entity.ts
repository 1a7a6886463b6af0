import type { ReportContent } from '@nianbao/report-formats';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What went out to Word, whole or one part of it. Never changed: what comes back is compared with it. */
@Entity('word_export')
@Index('word_export_by_report', ['reportId'])
export class WordExportRow {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'report_id' }) reportId: string;
  /** `null`: the whole report. */
  @Column('uuid', { name: 'part_id', nullable: true }) partId: string | null;
  @Column('jsonb') content: ReportContent;
  @Column('text', { name: 'content_hash' }) contentHash: string;
  @Column('uuid', { name: 'exported_by' }) exportedBy: string;
  @Column('timestamptz', { name: 'exported_at', default: () => 'now()' }) exportedAt: Date;
}
