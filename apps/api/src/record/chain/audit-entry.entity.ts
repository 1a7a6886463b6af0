import type { HashAlgorithm } from '@nianbao/record';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One line of the record of who did what, written in the transaction that did it. Append-only, chained by hash. */
@Entity('audit_entry')
@Index('audit_entry_by_report', ['reportId'])
@Index('audit_entry_by_part', ['partId'])
@Index('audit_entry_reading', ['organisationId', 'actorId', 'at'], { where: `action LIKE '%.read'` })
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

/** Length and last hash of a body's record; its row is the lock that keeps the entries in one line. Moved by a trigger. */
@Entity('audit_chain')
@Check('audit_chain_algorithm', `algorithm IN ('sha256', 'sm3')`)
export class AuditChain {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId: string;
  @Column('integer') length: number;
  @Column('text') head: string;
  @Column('text', { default: 'sha256' }) algorithm: HashAlgorithm;
}

/** What stood at the end of a body's record at a moment: an entry cut off later, or all written anew, shows against it. */
@Entity('audit_anchor')
export class AuditAnchor {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId: string;
  @PrimaryColumn('integer') sequence: number;
  @Column('text') head: string;
  @Column({ type: 'timestamptz' }) at: Date;
}
