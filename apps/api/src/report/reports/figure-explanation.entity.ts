import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** 说明: why a figure is no longer what was signed. `before` and `after` are the values as JSON. */
@Entity('figure_explanation')
@Index('figure_explanation_by_report', ['reportId'])
export class FigureExplanation {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'report_id' }) reportId: string;
  @Column('text') address: string;
  @Column('text') before: string;
  @Column('text') after: string;
  @Column('text') reason: string;
  @Column('uuid', { name: 'by_id' }) byId: string;
  @Column('timestamptz', { default: () => 'now()' }) at: Date;
}
