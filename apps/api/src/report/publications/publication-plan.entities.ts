import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A 索引号 or 文号 that a report of the body was given: once, and never to another. */
@Entity('issued_number')
@Check('issued_number_kind', `kind IN ('indexNumber', 'documentNumber')`)
@Index('issued_number_by_report', ['reportId'])
export class IssuedNumber {
  @PrimaryColumn('uuid', { name: 'organisation_id' }) organisationId: string;
  @PrimaryColumn('text') kind: 'indexNumber' | 'documentNumber';
  @PrimaryColumn('text') number: string;
  /** The pattern with everything but the counter filled in: each has a counter of its own. None of a typed number. */
  @Column('text', { nullable: true }) series: string | null;
  @Column('integer', { nullable: true }) serial: number | null;
  @Column('uuid', { name: 'report_id' }) reportId: string;
  @Column({ type: 'timestamptz', default: () => 'now()' }) at: Date;
}

/** When a signed report becomes public by itself: at a time, or (`at` null) when the superior's 备案 is entered. */
@Entity('publication_plan')
export class PublicationPlan {
  @PrimaryColumn('uuid', { name: 'report_id' }) reportId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column({ type: 'timestamptz', nullable: true }) at: Date | null;
  @Column('integer') edition: number;
  @Column('uuid', { name: 'set_by' }) setBy: string;
  @Column({ type: 'timestamptz', name: 'set_at', default: () => 'now()' }) setAt: Date;
  @Column({ type: 'timestamptz', name: 'done_at', nullable: true }) doneAt: Date | null;
  /** Why it could not be published when its time came; it is not tried again. */
  @Column('text', { nullable: true }) failure: string | null;
}

/** 备案: what the superior body was sent before the report became public. */
@Entity('filing')
export class Filing {
  @PrimaryColumn('uuid', { name: 'report_id' }) reportId: string;
  @PrimaryColumn('integer') edition: number;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text') superior: string;
  @Column('date', { name: 'filed_on' }) filedOn: string;
  @Column('text') number: string;
  @Column('uuid', { name: 'attachment_id', nullable: true }) attachmentId: string | null;
  @Column('uuid', { name: 'by_id' }) byId: string;
  @Column({ type: 'timestamptz', default: () => 'now()' }) at: Date;
}

/** What the public address said at a moment, fetched from outside. Never changed. */
@Entity('publication_receipt')
@Index('publication_receipt_by_publication', ['publicationId', 'at'])
export class PublicationReceipt {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'publication_id' }) publicationId: string;
  @Column('timestamptz') at: Date;
  @Column('text') url: string;
  @Column('boolean') ok: boolean;
  @Column('text', { name: 'expected_hash' }) expectedHash: string;
  @Column('text', { name: 'found_hash', nullable: true }) foundHash: string | null;
  @Column('text', { nullable: true }) failure: string | null;
}
