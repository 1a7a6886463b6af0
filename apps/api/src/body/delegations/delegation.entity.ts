import { DELEGABLE_ROLES } from '@nianbao/contracts';
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** 委托: one person's role in other hands, until a day or until it is taken back. */
@Entity('delegation')
@Index('delegation_by_taker', ['toId', 'organisationId'])
@Check('delegation_role', `role IN (${DELEGABLE_ROLES.map((role) => `'${role}'`).join(', ')})`)
export class Delegation {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'from_id' }) fromId: string;
  @Column('uuid', { name: 'to_id' }) toId: string;
  @Column('text') role: (typeof DELEGABLE_ROLES)[number];
  @Column('uuid', { name: 'department_id', nullable: true }) departmentId: string | null;
  @Column('date', { name: 'starts_on' }) startsOn: string;
  @Column('date') until: string;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt: Date;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt: Date | null;
}
