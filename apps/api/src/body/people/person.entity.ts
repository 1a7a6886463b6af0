import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** Somebody who can sign in. Belongs to no body: the memberships say where and as what. */
@Entity('person')
@Unique('person_account', ['account'])
export class Person {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text') name: string;
  @Column({ type: 'text', update: false }) account: string;
  /** argon2id, with its salt and cost. */
  @Column('text', { name: 'password_hash', select: false }) passwordHash: string;
  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()', update: false }) createdAt: Date;
}
