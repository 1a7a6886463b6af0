import { Injectable } from '@nestjs/common';
import type { addRemark, Body, Reader, RemarkView } from '@nianbao/contracts';
import type { Role } from '@nianbao/workflow';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../../record/chain/record.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { Problem } from '../../platform/http/problem.ts';
import { requireRole } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { PartRevision } from '../../report/parts/part-revision.entity.ts';
import { Part } from '../../report/parts/part.entity.ts';
import { placeExists } from '../../report/parts/place-exists.ts';
import { loadReportState, type ReportState } from '../../report/reports/report-state.ts';
import { standingAt } from '../../report/remarks/anchor.ts';
import { readersOf, refuseStrangers, tellOfRemark } from '../../report/remarks/mentions.ts';
import { Remark } from '../../report/remarks/remark.entity.ts';
import { remarkById } from '../../report/remarks/remarks.queries.ts';

/** Auditors and administrators look on. */
const TAKE_PART: readonly Role[] = ['office', 'department_head', 'contributor', 'secrecy_reviewer', 'leader'];

@Injectable()
export class RemarksService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async readers({ organisationId }: SignedInUser, partId: string): Promise<Reader[]> {
    const part = await this.db.manager.findOneByOrFail(Part, { id: partId, organisationId });
    return readersOf(this.db.manager, part);
  }

  /** Whoever works on the report may remark; an answer goes under what it answers and tells its author. */
  add(user: SignedInUser, partId: string, body: Body<typeof addRemark>): Promise<RemarkView> {
    return this.db.transaction(async (tx) => {
      const { reportId } = await tx.findOneByOrFail(Part, {
        id: partId,
        organisationId: user.organisationId,
      });
      requireRole(user, ...TAKE_PART);
      const { state, part } = await partIn(tx, user, reportId, partId);
      const parent = await parentOf(tx, part, body.parentId);
      const address = parent?.address ?? body.address;
      if (!parent && !placeExists(state, part, address)) {
        throw new Problem('reference-unknown', [{ field: 'address', message: '批注的位置不存在' }]);
      }
      const mentions = [...new Set(body.mentions)];
      await refuseStrangers(tx, part, mentions);
      const { text } = body;
      const stood = parent ? {} : standingAt(state, part, address, body.words);
      const remark = await tx.save(Remark, {
        organisationId: part.organisationId,
        reportId,
        partId,
        parentId: parent ? (parent.parentId ?? parent.id) : null,
        kind: 'remark' as const,
        address,
        text,
        mentions,
        ...stood,
        revision: (await tx.countBy(PartRevision, { partId })) || null,
        authorId: user.id,
      });
      await tellOfRemark(tx, state, part, user, { address, text, mentions }, parent);
      await record(tx, {
        organisationId: part.organisationId,
        actor: user,
        action: 'remark.add',
        reportId,
        partId,
        address,
        after: {
          text,
          ...(body.words ? { quote: body.words.quote } : {}),
          ...(mentions[0] ? { mentions } : {}),
        },
      });
      return viewOf(tx, state, part, remark.id);
    });
  }

  resolve(user: SignedInUser, id: string, resolved: boolean): Promise<RemarkView> {
    return this.db.transaction(async (tx) => {
      const remark = await tx.findOneOrFail(Remark, {
        where: { id, organisationId: user.organisationId },
        lock: { mode: 'pessimistic_write' },
      });
      requireRole(user, ...TAKE_PART);
      const { state, part } = await partIn(tx, user, remark.reportId, remark.partId);
      if ((remark.resolvedAt !== null) !== resolved) {
        remark.resolvedAt = resolved ? this.clock.now() : null;
        remark.resolvedBy = resolved ? user.id : null;
        await tx.save(remark);
        await record(tx, {
          organisationId: user.organisationId,
          actor: user,
          action: resolved ? 'remark.resolve' : 'remark.reopen',
          reportId: remark.reportId,
          partId: remark.partId,
          address: remark.address,
        });
      }
      return viewOf(tx, state, part, id);
    });
  }
}

async function partIn(
  tx: EntityManager,
  { organisationId }: SignedInUser,
  reportId: string,
  partId: string,
): Promise<{ state: ReportState; part: Part }> {
  const state = await loadReportState(tx, organisationId, reportId);
  const part = state.parts.find(({ id }) => id === partId);
  if (!part) throw new Problem('not-found');
  return { state, part };
}

/** @throws reference-unknown when what is answered is no remark of this part. */
async function parentOf(tx: EntityManager, part: Part, parentId: string | null): Promise<Remark | null> {
  if (parentId === null) return null;
  const parent = await tx.findOneBy(Remark, {
    id: parentId,
    partId: part.id,
    organisationId: part.organisationId,
  });
  if (!parent) throw new Problem('reference-unknown', [{ field: 'parentId', message: '要回复的批注不存在' }]);
  return parent;
}

async function viewOf(tx: EntityManager, state: ReportState, part: Part, id: string): Promise<RemarkView> {
  const view = await remarkById(tx, state, part, id);
  if (!view) throw new Problem('not-found');
  return view;
}
