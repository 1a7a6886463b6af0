import type { EntityManager } from 'typeorm';

/** The names of the people, by id; of an id that is nobody's there is none. */
export async function namesOf(tx: EntityManager, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const people = await tx.query<{ id: string; name: string }[]>(
    'SELECT id, name FROM person WHERE id = ANY($1::uuid[])',
    [[...new Set(ids)]],
  );
  return new Map(people.map(({ id, name }) => [id, name]));
}
