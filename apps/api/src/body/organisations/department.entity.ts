import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A 科室 of a body; the office is the one that runs the report. */
@Entity('department')
@Unique('department_name', ['organisationId', 'name'])
export class Department {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column({ type: 'uuid', name: 'organisation_id', update: false }) organisationId: string;
  @Column('text') name: string;
  @Column('boolean', { name: 'is_office', default: false }) isOffice: boolean;
  @Column('boolean', { default: false }) disabled: boolean;
  @Column('integer') position: number;
}
