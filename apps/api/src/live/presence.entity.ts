import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody has a part open, at this place of it, until they have not said so for a while. */
@Entity('presence')
export class Presence {
  @PrimaryColumn('uuid', { name: 'part_id' }) partId: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { nullable: true }) address: string | null;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
}
