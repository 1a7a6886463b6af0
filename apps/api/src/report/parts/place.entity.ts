import type { ZeroReport } from '@nianbao/contracts';
import { type Block, blockText } from '@nianbao/report-formats';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** A cell or a block with a version of its own: `raw` holds what was typed into a cell, `block` a block (null: removed). */
@Entity('place')
@Index('place_by_part', ['partId'])
export class Place {
  @PrimaryColumn('uuid', { name: 'report_id' }) reportId: string;
  @PrimaryColumn('text') address: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'part_id' }) partId: string;
  @Column('text', { nullable: true }) raw: string | null;
  @Column('jsonb', { nullable: true }) block: Block | null;
  @Column('text', { nullable: true }) position: string | null;
  @Column('integer') version: number;
  @Column('uuid', { name: 'changed_by' }) changedBy: string;
  @Column('timestamptz', { name: 'changed_at', default: () => 'now()' }) changedAt: Date;
}

/** What a place held: the text typed into a cell, or a block with its position; null where nothing stood. */
export type Written = { raw: string } | { block: Block; position: string } | null;

/** As a person reads it; null where nothing stood. */
export const wordsOf = (written: Written): string | null => {
  if (written === null) return null;
  return 'raw' in written ? written.raw : blockText(written.block);
};

/** Every change ever sent, in order. `kept` is false for one that lost a conflict: it is on record, not in the report. */
@Entity('place_change')
@Index('place_change_by_address', ['reportId', 'address'])
@Unique('place_change_sequence', ['sequence'])
export class PlaceChange {
  /** Made by the browser, so that a change sent twice is one change. */
  @PrimaryColumn('uuid') id: string;
  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS', insert: false })
  sequence: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'report_id' }) reportId: string;
  @Column('uuid', { name: 'part_id' }) partId: string;
  @Column('text') address: string;
  @Column('integer') version: number;
  @Column('jsonb', { nullable: true }) before: Written;
  @Column('jsonb', { nullable: true }) after: Written;
  @Column('boolean') kept: boolean;
  /** Set where a person stood for this 0. */
  @Column('jsonb', { name: 'zero_report', nullable: true }) zeroReport: ZeroReport | null;
  @Column('uuid', { name: 'changed_by' }) changedBy: string;
  @Column('timestamptz', { name: 'changed_at', default: () => 'now()' }) changedAt: Date;
}
