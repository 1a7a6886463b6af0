import type { OrganisationSettings } from '@nianbao/contracts';
import { Column, Entity, PrimaryGeneratedColumn, Unique, VersionColumn } from 'typeorm';

/** A government body that publishes a report each year. */
@Entity('organisation')
@Unique('organisation_name', ['name'])
@Unique('organisation_slug', ['slug'])
export class Organisation {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text') name: string;
  /** Its part of the portal's addresses; never changed, because published addresses stand for ever. */
  @Column({ type: 'text', update: false }) slug: string;
  @Column('jsonb') settings: OrganisationSettings;
  @VersionColumn() version: number;
  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()', update: false }) createdAt: Date;
}

/** What suits a department of a city. */
export const DEFAULT_SETTINGS: OrganisationSettings = {
  headStep: true,
  nearWorkdays: 3,
  kind: 'department',
  signerIds: [],
};
