import { HOOK_KINDS, type HookKind, type Topic } from '@nianbao/contracts';
import { Check, Column, Entity, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';

/** A robot of a group chat, or a system that takes the body's messages. */
@Entity('hook')
@Index('hook_by_organisation', ['organisationId'])
@Check('hook_kind', `kind IN (${HOOK_KINDS.map((kind) => `'${kind}'`).join(', ')})`)
export class Hook {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text') kind: HookKind;
  @Column('text') name: string;
  /** With the key that opens it: never shown again. */
  @Column('text') url: string;
  /** Signs what is sent; empty where the robot asks for none. */
  @Column('text') secret: string;
  @Column('text', { array: true }) topics: Topic[];
  @Column('integer', { name: 'digest_hour', default: 9 }) digestHour: number;
  @Column('boolean', { default: false }) disabled: boolean;
  /** When something was last posted to it: robots are not posted to without a pause. */
  @Column('timestamptz', { name: 'posted_at', nullable: true }) postedAt: Date | null;
  @VersionColumn() version: number;
}
