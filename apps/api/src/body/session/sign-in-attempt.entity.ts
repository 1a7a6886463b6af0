import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Attempts counted since the window of their subject opened: an account, an address, or one from the other. */
@Entity('sign_in_attempt')
export class SignInAttempt {
  @PrimaryColumn('text') subject: string;
  @Column('integer') count: number;
  @Column('timestamptz', { default: () => 'now()' }) since: Date;
}
