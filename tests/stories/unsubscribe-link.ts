import { createHmac } from 'node:crypto';
import { Client } from 'pg';

/** Where the foot of a mail leads; written as the mailer writes it, for no story waits for a mail. */
export async function unsubscribeLink(database: string): Promise<string> {
  const client = new Client({ connectionString: database });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; mail_key: string }>(
      `INSERT INTO message_preference (organisation_id, person_id, mail_key, version)
       SELECT organisation_id, person_id, 'key', 1 FROM membership LIMIT 1
       ON CONFLICT (organisation_id, person_id) DO UPDATE SET version = message_preference.version
       RETURNING id, mail_key`,
    );
    const { id, mail_key: key } = rows[0] ?? { id: '', mail_key: '' };
    const signature = createHmac('sha256', key).update(`unsubscribe ${id} digest`).digest('base64url');
    return `/api/unsubscribe/${id}.digest.${signature}`;
  } finally {
    await client.end();
  }
}
