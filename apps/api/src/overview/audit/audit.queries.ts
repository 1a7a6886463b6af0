import {
  type ActivityView,
  AUDIT_ACTIONS,
  type AuditEntryView,
  type listAudit,
  type PartScope,
  type Query,
} from '@nianbao/contracts';
import { findFormat, type FormatId } from '@nianbao/report-formats';
import type { EntityManager } from 'typeorm';
import { partTitle } from '../../report/parts/scope.ts';

/** Which entries of a body: everything that is named must fit; days are days in Asia/Shanghai. */
export type AuditFilter = Partial<Omit<Query<typeof listAudit>, 'before' | 'limit'>>;

const WHERE = `
  e.organisation_id = $1
  AND ($2::uuid IS NULL OR e.actor_id = $2)
  AND ($3::uuid IS NULL OR e.report_id = $3)
  AND ($4::uuid IS NULL OR e.part_id = $4)
  AND ($5::text IS NULL OR e.action = $5)
  AND ($6::date IS NULL OR e.at >= $6::date::timestamp AT TIME ZONE 'Asia/Shanghai')
  AND ($7::date IS NULL OR e.at < ($7::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')
  AND ($8::text IS NULL OR e.address = $8 OR e.after @> jsonb_build_array(jsonb_build_object('address', $8::text))
    OR e.after -> 'places' @> jsonb_build_array(jsonb_build_object('address', $8::text)))
  AND NOT EXISTS (SELECT FROM jsonb_array_elements($9::jsonb) AS w
    WHERE position(w->>'word' IN lower(concat_ws(' ', e.actor, e.comment, e.before::text, e.after::text))) = 0
      AND NOT w->'actions' ? e.action)`;

const valuesOf = (organisationId: string, filter: AuditFilter): (string | null)[] => [
  organisationId,
  filter.actorId ?? null,
  filter.reportId ?? null,
  filter.partId ?? null,
  filter.action ?? null,
  filter.from ?? null,
  filter.to ?? null,
  filter.address ?? null,
  JSON.stringify(wordsOf(filter.search ?? '')),
];

/** An act is found by its Chinese name, which does not stand in the record. */
const wordsOf = (search: string): { word: string; actions: string[] }[] =>
  search
    .toLowerCase()
    .split(/\s+/u)
    .filter(Boolean)
    .map((word) => ({
      word,
      actions: Object.entries(AUDIT_ACTIONS).flatMap(([action, label]) =>
        label.includes(word) ? [action] : [],
      ),
    }));

interface Subject {
  formatId: FormatId | null;
  sectionId: string | null;
  scope: PartScope | null;
}

const SUBJECT = 'p.section_id AS "sectionId", p.scope, r.format_id AS "formatId"';
const FROM = `audit_entry e
     LEFT JOIN part p ON p.id = e.part_id
     LEFT JOIN report r ON r.id = coalesce(e.report_id, p.report_id)`;

function titled<T extends Subject & { at: Date }>({ formatId, sectionId, scope, at, ...row }: T) {
  const part =
    formatId === null || sectionId === null || scope === null
      ? null
      : partTitle(findFormat(formatId), { sectionId, scope });
  return { ...row, at: at.toISOString(), part };
}

/** The latest entries first, those before the sequence number `before` if one is given. */
export async function findEntries(
  db: EntityManager,
  organisationId: string,
  filter: AuditFilter,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<AuditEntryView[]> {
  const rows: (Omit<AuditEntryView, 'at' | 'part'> & Subject & { at: Date })[] = await db.query(
    `SELECT e.sequence, e.at, e.actor_id AS "actorId", e.actor, e.action, e.report_id AS "reportId",
       r.title AS report, e.part_id AS "partId", ${SUBJECT}, e.address, e.before, e.after, e.comment, e.hash
     FROM ${FROM}
     WHERE ${WHERE} AND ($10::int IS NULL OR e.sequence < $10)
     ORDER BY e.sequence DESC LIMIT $11`,
    [...valuesOf(organisationId, filter), before ?? null, limit],
  );
  return rows.map(titled);
}

/** What was done on a report lately, the latest first. */
export async function findActivity(
  db: EntityManager,
  organisationId: string,
  reportId: string,
  limit: number,
): Promise<ActivityView[]> {
  const rows: (Omit<ActivityView, 'at' | 'part'> & Subject & { at: Date })[] = await db.query(
    `SELECT e.sequence, e.at, e.actor, e.action, e.comment, ${SUBJECT}
     FROM ${FROM}
     WHERE e.organisation_id = $1 AND e.report_id = $2 AND e.action NOT LIKE '%.read'
     ORDER BY e.sequence DESC LIMIT $3`,
    [organisationId, reportId, limit],
  );
  return rows.map(titled);
}

export async function countEntries(
  db: EntityManager,
  organisationId: string,
  filter: AuditFilter,
): Promise<number> {
  const [row]: { count: number }[] = await db.query(
    `SELECT count(*)::int AS count FROM audit_entry e WHERE ${WHERE}`,
    valuesOf(organisationId, filter),
  );
  return row?.count ?? 0;
}

/** Every action that stands in the record, for the filter. */
export async function findActions(db: EntityManager, organisationId: string): Promise<string[]> {
  const rows: { action: string }[] = await db.query(
    `SELECT DISTINCT action FROM audit_entry WHERE organisation_id = $1 ORDER BY action`,
    [organisationId],
  );
  return rows.map(({ action }) => action);
}
