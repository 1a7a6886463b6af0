import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/** A row as PostgreSQL writes it with `row_to_json`: by column name, dates and times as text. */
export type JsonRow = Record<string, unknown>;

/** SQL for the rows of a query as one JSON list, to be read beside others in one statement. */
export const jsonRows = (rows: string): string =>
  `(SELECT coalesce(json_agg(row_to_json(x)), '[]') FROM (${rows}) x)`;

/**
 * The entity of a row that came as JSON, so that one statement can bring rows of many tables. Times become dates and
 * bigint text, as when TypeORM reads them itself.
 */
export function hydrate<T extends ObjectLiteral>(
  tx: EntityManager,
  target: EntityTarget<T>,
  row: JsonRow,
): T {
  const { columns, create } = readingOf(tx, target);
  const entity: ObjectLiteral = create();
  for (const { property, column, read } of columns) {
    const value = row[column] ?? null;
    entity[property] = value === null ? null : read(value);
  }
  return entity as T;
}

export const hydrateAll = <T extends ObjectLiteral>(
  tx: EntityManager,
  target: EntityTarget<T>,
  rows: readonly JsonRow[],
): T[] => rows.map((row) => hydrate(tx, target, row));

interface Reading {
  columns: { property: string; column: string; read: (value: unknown) => unknown }[];
  create: () => ObjectLiteral;
}

const readings = new WeakMap<object, Reading>();

function readingOf<T extends ObjectLiteral>(tx: EntityManager, target: EntityTarget<T>): Reading {
  const metadata = tx.connection.getMetadata(target);
  const known = readings.get(metadata);
  if (known) return known;
  const reading: Reading = {
    columns: metadata.columns.map(({ propertyName, databaseName, type }) => ({
      property: propertyName,
      column: databaseName,
      read: READERS[String(type)] ?? ((value) => value),
    })),
    create: () => metadata.create(),
  };
  readings.set(metadata, reading);
  return reading;
}

const READERS: Readonly<Record<string, (value: unknown) => unknown>> = {
  timestamptz: (value) => new Date(String(value)),
  bigint: String,
};
