import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A sign-in on one device, in one body at a time. */
@Entity('session')
@Index('session_by_person', ['personId'])
export class Session {
  @PrimaryColumn('text', { name: 'token_hash' }) tokenHash: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
}
