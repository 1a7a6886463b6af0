import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One line of the record of who did what, written in the transaction that did it. Append-only, chained by hash. */
@Entity('audit_entry')
@Index('audit_entry_by_report', ['reportId'])
export class AuditEntry {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId: string;
  @PrimaryColumn('integer') sequence: number;
  @Column({ type: 'timestamptz' }) at: Date;
  @Column('uuid', { name: 'actor_id', nullable: true }) actorId: string | null;
  @Column('text') actor: string;
  @Column('text') action: string;
  @Column('uuid', { name: 'report_id', nullable: true }) reportId: string | null;
  @Column('uuid', { name: 'part_id', nullable: true }) partId: string | null;
  @Column('text', { nullable: true }) address: string | null;
  @Column('jsonb', { nullable: true }) before: unknown;
  @Column('jsonb', { nullable: true }) after: unknown;
  @Column('text', { nullable: true }) comment: string | null;
  @Column('text', { name: 'previous_hash' }) previousHash: string;
  @Column('text') hash: string;
}

/** Length and last hash of a body's record; its row is the lock that keeps the entries in one line. */
@Entity('audit_chain')
export class AuditChain {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId: string;
  @Column('integer') length: number;
  @Column('text') head: string;
}
