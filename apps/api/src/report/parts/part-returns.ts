import type { OpenReturn, ProblemDetail, ReturnedPlace } from '@nianbao/contracts';
import { canonicalJson, cellAddress, findCell, parseAddress } from '@nianbao/report-formats';
import type { EntityManager } from 'typeorm';
import { forget, once } from '../../platform/database/once.ts';
import { Problem } from '../../platform/http/problem.ts';
import { standingAt } from '../remarks/anchor.ts';
import { Remark } from '../remarks/remark.entity.ts';
import { findingsOf } from '../reports/report-findings.ts';
import type { ReportState } from '../reports/report-state.ts';
import { ReturnFinding } from './part-approval.entity.ts';
import { contentOfPart } from './part-content.ts';
import { type PartContent, PartRevision } from './part-revision.entity.ts';
import type { Part } from './part.entity.ts';
import { placeExists } from './place-exists.ts';
import { tableOfSection } from './scope.ts';

/** @throws reference-unknown unless each place is one of the part; an empty address stands for the whole part. */
export function refuseUnknownPlaces(state: ReportState, part: Part, places: readonly ReturnedPlace[]): void {
  const unknown = places.filter(({ address }) => !placeExists(state, part, address));
  if (unknown.length > 0) {
    throw new Problem(
      'reference-unknown',
      unknown.map(({ address }) => ({ field: address, message: '该位置不在这个填报项内' })),
    );
  }
}

/** @throws reference-unknown unless each finding quoted is one of the report as it stands: nobody quotes what is not so. */
export async function refuseUnknownFindings(
  tx: EntityManager,
  state: ReportState,
  places: readonly ReturnedPlace[],
): Promise<void> {
  if (places.every(({ finding }) => finding === undefined)) return;
  const found = await findingsOf(tx, state);
  const unknown = places.filter(
    ({ finding }) =>
      finding && !found.some(({ rule, message }) => rule === finding.rule && message === finding.message),
  );
  if (unknown.length > 0) {
    throw new Problem(
      'reference-unknown',
      unknown.map(({ address }) => ({ field: address, message: '引用的校验问题已不存在，请刷新后重试' })),
    );
  }
}

/** Each place as a remark on the revision it was named on, with the finding it quotes. */
export async function keepReturns(
  tx: EntityManager,
  state: ReportState,
  part: Part,
  by: { id: string },
  places: readonly ReturnedPlace[],
): Promise<void> {
  const revision = (await tx.countBy(PartRevision, { partId: part.id })) || null;
  const [clock] = await tx.query<{ now: Date }[]>('SELECT now()');
  const now = clock?.now.getTime() ?? Date.now();
  for (const [nth, { address, reason, finding }] of places.entries()) {
    const { id } = await tx.save(Remark, {
      organisationId: part.organisationId,
      reportId: part.reportId,
      partId: part.id,
      kind: 'return' as const,
      address,
      ...standingAt(state, part, address),
      revision,
      text: reason,
      authorId: by.id,
      // In the order in which they were named, although all were named at once: that is how they are worked through.
      at: new Date(now + 1 + nth),
    });
    if (finding)
      await tx.insert(ReturnFinding, { remarkId: id, organisationId: part.organisationId, ...finding });
  }
  state.openReturns.set(part.id, (state.openReturns.get(part.id) ?? 0) + places.length);
  state.remarked.add(part.id);
  forget(state, returnsName(part));
}

const returnsName = ({ id }: Part): string => `returns of ${id}`;

interface ReturnRow {
  id: string;
  address: string;
  text: string;
  by: string;
  at: Date;
  done: boolean;
  revision: PartContent | null;
  rule: string | null;
  message: string | null;
  answers: { text: string; by: { id: string; name: string }; at: string }[];
}

/** The places named since the part was last accepted, and what was done about each: the oldest first. */
export async function returnsOf(tx: EntityManager, state: ReportState, part: Part): Promise<OpenReturn[]> {
  if (part.status === 'accepted' || !state.remarked.has(part.id)) return [];
  const rows = await once(state, returnsName(part), () => returnRows(tx, part));
  const now = contentOfPart(state, part);
  return rows.map(({ id, address, text, by, at, done, revision, rule, message, answers }) => {
    const changed = revision !== null && differsAt(state, part, address, revision, now);
    return {
      remarkId: id,
      address,
      reason: text,
      by,
      at: at.toISOString(),
      finding: rule === null ? null : { rule, message: message ?? '' },
      done,
      answers,
      changed,
      touched: done || changed || answers.length > 0,
    };
  });
}

const returnRows = (tx: EntityManager, part: Part): Promise<ReturnRow[]> =>
  tx.query<ReturnRow[]>(
    `SELECT r.id, r.address, r.text, p.name AS by, r.at, r.resolved_at IS NOT NULL AS done, f.rule, f.message,
       (SELECT v.content FROM part_revision v
        WHERE v.part_id = r.part_id AND CASE WHEN r.revision IS NULL THEN v.made_at <= r.at ELSE v.number = r.revision END
        ORDER BY v.number DESC LIMIT 1) AS revision,
       (SELECT coalesce(json_agg(json_build_object('text', a.text, 'by', json_build_object('id', w.id, 'name', w.name),
          'at', to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY a.at, a.id), '[]')
        FROM remark a JOIN person w ON w.id = a.author_id WHERE a.parent_id = r.id) AS answers
     FROM remark r JOIN person p ON p.id = r.author_id LEFT JOIN return_finding f ON f.remark_id = r.id
     WHERE r.part_id = $1 AND r.organisation_id = $2 AND r.kind = 'return' AND r.at > coalesce(
       (SELECT max(made_at) FROM part_revision WHERE part_id = $1 AND action = 'accept'), '-infinity')
     ORDER BY r.at, r.id`,
    [part.id, part.organisationId],
  );

/** Places about which the contributor has done nothing: for a warning before the submission. */
export const untouchedOf = (returns: readonly OpenReturn[]): ProblemDetail[] =>
  returns
    .filter(({ touched }) => !touched)
    .map(({ address, reason }) => ({ field: address, message: reason }));

/** Whether anything at the place is other than it was: of a sum its table, of a section or table all that is in it. */
function differsAt(
  { format }: ReportState,
  part: Part,
  address: string,
  before: PartContent,
  after: PartContent,
): boolean {
  const differ = (a: unknown, b: unknown) => canonicalJson(a ?? null) !== canonicalJson(b ?? null);
  const parsed = parseAddress(address);
  if (parsed?.kind === 'block') {
    const blockOf = ({ blocks }: PartContent) => blocks.find(({ id }) => id === parsed.blockId);
    return differ(blockOf(before), blockOf(after));
  }
  if (parsed?.kind === 'cell') {
    const table = tableOfSection(format, part.sectionId);
    const cell = table && findCell(table, parsed.path);
    if (table && cell && !cell.computed) {
      const at = cellAddress(table.id, parsed.path);
      return differ(before.cells[at], after.cells[at]);
    }
  }
  return parsed?.kind === 'cell' || parsed?.kind === 'table'
    ? differ(before.cells, after.cells)
    : differ(before, after);
}
