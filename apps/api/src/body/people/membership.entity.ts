import { type Role, ROLES } from '@nianbao/workflow';
import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** One role of a person in one body, for the head and the contributor in one 科室. */
@Entity('membership')
@Unique('membership_once', ['organisationId', 'personId', 'role', 'departmentId'])
@Index('membership_by_person', ['personId'])
@Check('membership_role', `role IN (${ROLES.map((role) => `'${role}'`).join(', ')})`)
export class Membership {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column({ type: 'uuid', name: 'organisation_id', update: false }) organisationId: string;
  @Column({ type: 'uuid', name: 'person_id', update: false }) personId: string;
  @Column('text') role: Role;
  @Column('uuid', { name: 'department_id', nullable: true }) departmentId: string | null;
  /** The person is disabled in this body; set on all memberships of a person at once. */
  @Column('boolean', { default: false }) disabled: boolean;
}
