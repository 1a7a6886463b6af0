import { Column, Entity, PrimaryGeneratedColumn, Unique, VersionColumn } from 'typeorm';

export const DEFAULT_DIGEST_HOUR = 9;

/** Where and of what one person wants to be told by one body. No row: everything, in the app. */
@Entity('message_preference')
@Unique('message_preference_once', ['organisationId', 'personId'])
@Unique('message_preference_calendar', ['calendarHash'])
export class MessagePreference {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text', { default: '' }) email: string;
  /** Becomes the address once it is confirmed. */
  @Column('text', { name: 'email_pending', default: '' }) emailPending: string;
  /** What the mail server said when it refused the address; gone when the address is changed. */
  @Column('text', { name: 'email_refused', nullable: true }) emailRefused: string | null;
  /** Asia/Shanghai. */
  @Column('integer', { name: 'digest_hour', default: DEFAULT_DIGEST_HOUR }) digestHour: number;
  /** `channel:topic`, each switched off by the person. */
  @Column('text', { array: true, default: '{}' }) silenced: string[];
  /** Signs the links in this person's mails. */
  @Column('text', { name: 'mail_key', select: false }) mailKey: string;
  /** Of the secret in the calendar's address, which itself is not stored. */
  @Column('text', { name: 'calendar_hash', nullable: true }) calendarHash: string | null;
  @Column('timestamptz', { name: 'calendar_since', nullable: true }) calendarSince: Date | null;
  @VersionColumn() version: number;
}
