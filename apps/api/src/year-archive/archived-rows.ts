import type { EntityManager } from 'typeorm';

/** What a person happened to look at, keys of requests; and the record, which has a file of its own. */
const LEFT_OUT = new Set(['audit_entry', 'report_view', 'part_view', 'presence', 'idempotency_key']);

/**
 * Every row that belongs to the report, as JSON lines by table. Tables are found by their columns: one that is added
 * to the product later is in the archive by itself.
 */
export async function rowsOfReport(
  tx: EntityManager,
  organisationId: string,
  reportId: string,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const scoped = [
    { table: 'report', rows: 't.id = $2' },
    { table: 'cycle', rows: 't.id = (SELECT cycle_id FROM report WHERE id = $2)' },
    ...(await tablesWith(tx, 'report_id')).map((table) => ({ table, rows: 't.report_id = $2' })),
    ...(await tablesWith(tx, 'part_id')).map((table) => ({
      table,
      rows: 't.part_id IN (SELECT id FROM part WHERE report_id = $2)',
    })),
  ];
  for (const { table, rows } of scoped) {
    if (LEFT_OUT.has(table) || files.has(table)) continue;
    const found: { line: string }[] = await tx.query(
      `SELECT to_jsonb(t)::text AS line FROM "${table}" t WHERE t.organisation_id = $1 AND ${rows} ORDER BY 1`,
      [organisationId, reportId],
    );
    files.set(table, found.map(({ line }) => `${line}\n`).join(''));
  }
  return files;
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
