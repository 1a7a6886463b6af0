import type { DataSource } from 'typeorm';
import { ruleOf, stillOpen } from '../src/messages/notifications/still-open.ts';

/** For whom the messages `o` of the outbox that are meant would still be told if they were sent now, by name. */
export async function stillTold(db: DataSource, meant: string, values: unknown[]): Promise<string[]> {
  const rules = await db.query<{ rule: number | null }[]>(
    `SELECT DISTINCT ${ruleOf} AS rule FROM outbox o WHERE ${meant}`,
    values,
  );
  const names = new Set<string>();
  for (const { rule } of rules) {
    const rows = await db.query<{ name: string }[]>(
      `SELECT p.name FROM outbox o JOIN person p ON p.id = ANY(o.person_ids)
       WHERE ${meant} AND ${ruleOf} IS NOT DISTINCT FROM $${values.length + 1}::int AND ${stillOpen(rule, 'p.id')}`,
      [...values, rule],
    );
    for (const { name } of rows) names.add(name);
  }
  return [...names].toSorted();
}
