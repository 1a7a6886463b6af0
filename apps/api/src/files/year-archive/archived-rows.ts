import type { ArchivedFile } from '@nianbao/record';
import type { EntityManager } from 'typeorm';
import { aFile } from './archived-files.ts';

/** What a person happened to look at, keys of requests; and the record, which has a file of its own. */
const LEFT_OUT = new Set(['audit_entry', 'report_view', 'part_view', 'presence', 'idempotency_key']);

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu;

/**
 * Every row that belongs to the report, as JSON lines by table, and who is named in them. Tables are found by their
 * columns: one that is added to the product later is in the archive by itself.
 *
 * @param named receives every id that the rows name.
 */
export async function* rowsOfReport(
  tx: EntityManager,
  organisationId: string,
  reportId: string,
  named: Set<string>,
): AsyncGenerator<ArchivedFile> {
  const scoped = [
    { table: 'report', rows: 't.id = $2' },
    { table: 'cycle', rows: 't.id = (SELECT cycle_id FROM report WHERE id = $2)' },
    ...(await tablesWith(tx, 'report_id')).map((table) => ({ table, rows: 't.report_id = $2' })),
    ...(await tablesWith(tx, 'part_id')).map((table) => ({
      table,
      rows: 't.part_id IN (SELECT id FROM part WHERE report_id = $2)',
    })),
  ];
  const done = new Set(LEFT_OUT);
  for (const { table, rows } of scoped) {
    if (done.has(table)) continue;
    done.add(table);
    const found: { line: string }[] = await tx.query(
      `SELECT to_jsonb(t)::text AS line FROM "${table}" t WHERE t.organisation_id = $1 AND ${rows} ORDER BY 1`,
      [organisationId, reportId],
    );
    for (const { line } of found) for (const [id] of line.matchAll(UUID)) named.add(id);
    yield aFile(`数据/${table}.jsonl`, found.map(({ line }) => `${line}\n`).join(''));
  }
  yield aFile('数据/person.jsonl', await namesOf(tx, 'person', named));
  yield aFile('数据/department.jsonl', await namesOf(tx, 'department', named));
}

/** The rows name people and departments by id: in years to come nobody else can say who that was. */
async function namesOf(
  tx: EntityManager,
  table: 'person' | 'department',
  ids: ReadonlySet<string>,
): Promise<string> {
  const rows: { id: string; name: string }[] = await tx.query(
    `SELECT id, name FROM ${table} WHERE id = ANY($1::uuid[]) ORDER BY id`,
    [[...ids]],
  );
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

async function tablesWith(tx: EntityManager, column: string): Promise<string[]> {
  const rows: { table_name: string }[] = await tx.query(
    `SELECT c.table_name FROM information_schema.columns c
     JOIN information_schema.columns o USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND c.column_name = $1 AND o.column_name = 'organisation_id'
     ORDER BY c.table_name`,
    [column],
  );
  return rows.map(({ table_name }) => table_name);
}
