import type { Block, CellValue } from '@nianbao/report-formats';
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** The content of a part as it was submitted, endorsed or accepted. */
export interface PartContent {
  cells: Record<string, CellValue>;
  blocks: Block[];
}

/** A version of a part that somebody stood for; the approval is bound to its hash. */
@Entity('part_revision')
@Unique('part_revision_number', ['partId', 'number'])
export class PartRevision {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'report_id' }) reportId: string;
  @Column('uuid', { name: 'part_id' }) partId: string;
  @Column('integer') number: number;
  @Column('text') action: string;
  @Column('jsonb') content: PartContent;
  @Column('text', { name: 'content_hash' }) contentHash: string;
  @Column('uuid', { name: 'made_by' }) madeBy: string;
  @Column('timestamptz', { name: 'made_at', default: () => 'now()' }) madeAt: Date;
}
