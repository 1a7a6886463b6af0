import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/**
 * Writes a row that was read under its lock, and its version one higher, in one statement: `save` would read it again
 * to find out what changed. Columns that never change (`update: false`) are left alone.
 */
export async function updateRow<T extends ObjectLiteral & { version: number }>(
  tx: EntityManager,
  target: EntityTarget<T>,
  row: T,
): Promise<void> {
  const { tableName, columns } = tx.connection.getMetadata(target);
  const written = columns.filter(
    ({ isUpdate, isPrimary, isVersion }) => isUpdate && !isPrimary && !isVersion,
  );
  const keys = columns.filter(({ isPrimary }) => isPrimary);
  const set = written.map(({ databaseName }, i) => `"${databaseName}" = $${i + 1}`);
  const where = keys.map(({ databaseName }, i) => `"${databaseName}" = $${written.length + i + 1}`);
  const values = [...written, ...keys].map((column) =>
    tx.connection.driver.preparePersistentValue(column.getEntityValue(row), column),
  );
  const [changed] = await tx.query<[{ version: number }[], number]>(
    `UPDATE "${tableName}" SET ${set.join(', ')}, version = version + 1 WHERE ${where.join(' AND ')} RETURNING version`,
    values,
  );
  const [now] = changed;
  if (!now) throw new Error(`a row of ${tableName} vanished under its lock`);
  Object.assign(row, now);
}
