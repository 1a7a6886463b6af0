import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An operation that was carried out under a key of its sender, with the answer it got. Kept for a week. */
@Entity('idempotency_key')
@Index('idempotency_key_by_age', ['createdAt'])
export class IdempotencyKey {
  @PrimaryColumn('uuid', { name: 'organisation_id' }) organisationId: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  @PrimaryColumn('uuid') key: string;
  /** Method, address and a hash of the body: what may be repeated under the key, and nothing else. */
  @Column('text') operation: string;
  /** Empty only inside the transaction that is carrying it out. */
  @Column('jsonb', { nullable: true }) answer: unknown;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt: Date;
}
