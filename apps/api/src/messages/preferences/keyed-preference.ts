import type { DataSource } from 'typeorm';
import { MessagePreference } from './message-preference.entity.ts';

/** With the key that signs the links of its mails, which no other reading gives. */
export const keyedPreference = (db: DataSource, id: string): Promise<MessagePreference | null> =>
  db.manager.createQueryBuilder(MessagePreference, 'w').addSelect('w.mailKey').where({ id }).getOne();
