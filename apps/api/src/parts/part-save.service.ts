import { Injectable } from '@nestjs/common';
import type { Body, Change, Response, SaveResult, saveChanges, ZeroReport } from '@nianbao/contracts';
import { canonicalJson, parseAddress, type TableContent } from '@nianbao/report-formats';
import { mayFill } from '@nianbao/workflow';
import { DataSource, type EntityManager, Like } from 'typeorm';
import { Attachment } from '../attachments/attachment.entity.ts';
import { record } from '../audit/record.ts';
import { actingAs } from '../delegations/acting-as.ts';
import { Problem } from '../http/problem.ts';
import type { SignedInUser } from '../http/session.guard.ts';
import { composeTable, isHeadingId } from '../reports/compose.ts';
import { partFindings } from './part-findings.ts';
import { namesOf, placeView } from './part.view.ts';
import { Place, PlaceChange, type Written } from './place.entity.ts';
import { knownChanges, writeChanges, writePlaces } from './places.queries.ts';
import { lockForSaving, type SavingState } from './saving-state.ts';
import { ownsAddress, tableOfSection } from './scope.ts';

/** Saves what people type, place by place: the version of each cell and block decides, never that of the whole part. */
@Injectable()
export class PartSaveService {
  constructor(private readonly db: DataSource) {}

  save(
    user: SignedInUser,
    partId: string,
    { changes }: Body<typeof saveChanges>,
  ): Promise<Response<typeof saveChanges>> {
    return this.db.transaction(async (tx) => {
      const addresses = changes.map(({ address }) => address);
      const state = await lockForSaving(tx, user.organisationId, partId, addresses);
      const { part, facts, format } = state;
      if (!mayFill(part.status, facts, user)) throw new Problem('action-not-allowed');
      refuseZerosOfOthers(user, changes);
      await refuseForeignPlaces(tx, state, changes);

      const judged = await judge(tx, state, user, changes);
      await writeChanges(tx, judged.log);
      await writePlaces(tx, judged.written);
      if (judged.log.length > 0) await this.start(tx, part);
      const others = judged.results.map(({ place }) => place.changedBy).filter((id) => id !== user.id);
      const names = (await namesOf(tx, others)).set(user.id, user.name);
      if (judged.log.length > 0) {
        await record(tx, {
          organisationId: user.organisationId,
          actor: actingAs(user, (by) => mayFill(part.status, facts, by)),
          action: 'part.save',
          reportId: part.reportId,
          partId,
          after: judged.log.map(({ address, version, kept }) => ({ address, version, kept })),
        });
      }
      await recordZeros(tx, user, state, judged);
      return {
        results: judged.results.map(({ id, address, outcome, place }) => ({
          id,
          address,
          outcome,
          place: placeView(format, place, names.get(place.changedBy) ?? ''),
        })),
        status: part.status,
        version: part.version,
        findings: partFindings(format, part, tableAfter(state, judged)),
      };
    });
  }

  /** Writing into an assigned part starts it. */
  private async start(tx: EntityManager, part: SavingState['part']): Promise<void> {
    if (part.status !== 'assigned') return;
    part.status = 'drafting';
    part.version += 1;
    await tx.query(`UPDATE part SET status = 'drafting', version = $2 WHERE id = $1`, [
      part.id,
      part.version,
    ]);
  }
}

function tableAfter({ format, part }: SavingState, { places }: Judged): TableContent {
  const table = tableOfSection(format, part.sectionId);
  return table ? composeTable(format, table, [...places.values()]) : {};
}

/** Nobody stands for a 0 in another's name. */
function refuseZerosOfOthers(user: SignedInUser, changes: readonly Change[]): void {
  const others = changes.filter(
    ({ value }) => value.kind === 'cell' && value.zeroReport && value.zeroReport.confirmedBy !== user.id,
  );
  if (others.length === 0) return;
  const details = others.map(({ address }) => ({ field: address, message: '零报告须由确认人本人提交' }));
  throw new Problem('invalid-input', details);
}

/** One entry for each sentence by which the person stood for zeros. */
async function recordZeros(
  tx: EntityManager,
  user: SignedInUser,
  { part, facts }: SavingState,
  { log }: Judged,
): Promise<void> {
  const confirmed = log.filter(({ zeroReport, kept }) => zeroReport !== null && kept);
  for (const statement of new Set(confirmed.map(({ zeroReport }) => zeroReport?.statement))) {
    const zeros = confirmed.filter(({ zeroReport }) => zeroReport?.statement === statement);
    await record(tx, {
      organisationId: user.organisationId,
      actor: actingAs(user, (by) => mayFill(part.status, facts, by)),
      action: 'part.confirm_zero',
      reportId: part.reportId,
      partId: part.id,
      after: { confirmedBy: user.name, statement, zeros: zeros.map(({ address }) => ({ address })) },
    });
  }
}

/** Each change must name a place of this part, and a block its own id; pictures must be pictures of this body. */
async function refuseForeignPlaces(
  tx: EntityManager,
  { format, part, places }: SavingState,
  changes: readonly Change[],
): Promise<void> {
  const existing = new Map(places.map((place) => [place.address, place]));
  const foreign = changes.filter(({ address, value }) => {
    const parsed = parseAddress(address);
    const kind = parsed?.kind === 'block' ? 'block' : 'cell';
    const rightKind = value.kind === 'removed' ? kind === 'block' : value.kind === kind;
    const rightId =
      value.kind !== 'block' ||
      (parsed?.kind === 'block' && parsed.blockId === value.block.id && !isHeadingId(value.block.id));
    const taken = existing.get(address)?.partId ?? part.id;
    return !ownsAddress(format, part, address) || !rightKind || !rightId || taken !== part.id;
  });
  const images = changes.flatMap(({ value }) =>
    value.kind === 'block' && value.block.kind === 'image' ? [value.block.attachmentId] : [],
  );
  const known =
    images.length === 0
      ? []
      : await tx.find(Attachment, {
          where: images.map((id) => ({
            id,
            organisationId: part.organisationId,
            mediaType: Like('image/%'),
          })),
          select: { id: true },
        });
  const lost = images.filter((id) => !known.some((attachment) => attachment.id === id));
  const details = [
    ...foreign.map(({ address }) => ({ field: address, message: '该位置不属于这个填报项' })),
    ...lost.map((id) => ({ field: id, message: '图片不存在' })),
  ];
  if (details.length > 0) throw new Problem('reference-unknown', details);
}

interface Judged {
  results: { id: string; address: string; outcome: SaveResult['outcome']; place: Place }[];
  log: Omit<PlaceChange, 'sequence'>[];
  written: Place[];
  places: Map<string, Place>;
}

/** Decides each change by the version of its place. A change seen before is answered as before and done once. */
async function judge(
  tx: EntityManager,
  { part, places }: SavingState,
  user: SignedInUser,
  changes: readonly Change[],
): Promise<Judged> {
  const seen = await knownChanges(
    tx,
    part.id,
    changes.map(({ id }) => id),
  );
  const judged: Judged = {
    results: [],
    log: [],
    written: [],
    places: new Map(places.map((place) => [place.address, place])),
  };
  for (const change of changes) {
    const current = judged.places.get(change.address);
    const repeated = seen.get(change.id);
    if (repeated !== undefined && current) {
      judged.results.push({ ...change, outcome: repeated ? 'saved' : 'conflict', place: current });
      continue;
    }
    const after = writtenOf(change);
    const before = current ? contentOf(current) : null;
    // Not as JSON.stringify writes it: PostgreSQL gives the keys back in another order.
    const same = current !== undefined && canonicalJson(after) === canonicalJson(before);
    // To stand for a 0 is a change of its own, also where somebody else has typed it meanwhile.
    const standsForSame = same && zeroReportOf(change) !== null;
    const unchanged = same && !standsForSame;
    const kept = (current?.version ?? 0) === change.base || standsForSame;
    const next = kept && !unchanged ? nextPlace(part, user, change, current, after) : current;
    if (!next)
      throw new Problem('reference-unknown', [{ field: change.address, message: '该位置还没有内容' }]);
    if (!unchanged) {
      judged.log.push(logEntry(part, user, change, next.version, before, after, kept));
      seen.set(change.id, kept);
    }
    if (next !== current) judged.written.push(next);
    judged.places.set(change.address, next);
    judged.results.push({ ...change, outcome: kept || same ? 'saved' : 'conflict', place: next });
  }
  return judged;
}

const zeroReportOf = ({ value }: Change): ZeroReport | null =>
  (value.kind === 'cell' && value.zeroReport) || null;

function writtenOf({ value }: Change): Written {
  if (value.kind === 'removed') return null;
  return value.kind === 'cell' ? { raw: value.raw } : { block: value.block, position: value.position };
}

const contentOf = (place: Place): Written => {
  if (place.raw !== null) return { raw: place.raw };
  return place.block === null ? null : { block: place.block, position: place.position ?? '' };
};

function nextPlace(
  part: SavingState['part'],
  user: SignedInUser,
  change: Change,
  current: Place | undefined,
  after: Written,
): Place {
  const block = after && 'block' in after ? after : null;
  return Object.assign(new Place(), {
    reportId: part.reportId,
    address: change.address,
    organisationId: part.organisationId,
    partId: part.id,
    raw: after && 'raw' in after ? after.raw : null,
    block: block?.block ?? null,
    position: block?.position ?? current?.position ?? null,
    version: (current?.version ?? 0) + 1,
    changedBy: user.id,
    changedAt: new Date(),
  });
}

const logEntry = (
  part: SavingState['part'],
  user: SignedInUser,
  change: Change,
  version: number,
  before: Written,
  after: Written,
  kept: boolean,
): Omit<PlaceChange, 'sequence'> => ({
  id: change.id,
  organisationId: part.organisationId,
  reportId: part.reportId,
  partId: part.id,
  address: change.address,
  version,
  before,
  after,
  kept,
  zeroReport: zeroReportOf(change),
  changedBy: user.id,
  changedAt: new Date(),
});
