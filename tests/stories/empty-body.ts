import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { Client } from 'pg';

/** A body with nothing in it but the account that the installer made. */
export interface EmptyBody {
  name: string;
  slug: string;
  admin: Account;
}

export interface Account {
  account: string;
  password: string;
}

export const PASSWORD = 'yingshang-2020-nianbao';

/** Everything that is not done in the browser: there is no self-registration, so body and first account are inserted. */
export async function anEmptyBody(database: string, name: string): Promise<EmptyBody> {
  const suffix = randomBytes(3).toString('hex');
  const body = { name: `${name}${suffix}`, slug: `body-${suffix}` };
  const admin = { account: `admin-${suffix}`, password: PASSWORD };
  const client = new Client({ connectionString: database });
  await client.connect();
  try {
    const settings = { headStep: true, nearWorkdays: 3, kind: 'department', signerIds: [] };
    const organisation = await client.query<{ id: string }>(
      'INSERT INTO organisation (name, slug, settings, version) VALUES ($1, $2, $3, 1) RETURNING id',
      [body.name, body.slug, settings],
    );
    const person = await client.query<{ id: string }>(
      'INSERT INTO person (name, account, password_hash) VALUES ($1, $2, $3) RETURNING id',
      ['管理员', admin.account, await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })],
    );
    await client.query("INSERT INTO membership (organisation_id, person_id, role) VALUES ($1, $2, 'admin')", [
      organisation.rows[0]?.id,
      person.rows[0]?.id,
    ]);
  } finally {
    await client.end();
  }
  return { ...body, admin };
}
