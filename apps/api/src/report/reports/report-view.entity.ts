import type { ReportContent } from '@nianbao/report-formats';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The report as a person last saw it, so that the next look can begin with what changed. */
@Entity('report_view')
export class ReportView {
  @PrimaryColumn('uuid', { name: 'report_id' }) reportId: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('jsonb') content: ReportContent;
  @Column('text', { name: 'content_hash' }) contentHash: string;
  @Column('timestamptz', { name: 'seen_at', default: () => 'now()' }) seenAt: Date;
}
