import { Injectable } from '@nestjs/common';
import type { addRemark, Body, RemarkView } from '@nianbao/contracts';
import type { Role } from '@nianbao/workflow';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../audit/record.ts';
import { Clock } from '../clock/clock.module.ts';
import { Problem } from '../http/problem.ts';
import { requireRole, type SignedInUser } from '../http/session.guard.ts';
import { tell } from '../notifications/outbox.ts';
import { PartRevision } from '../parts/part-revision.entity.ts';
import { Part } from '../parts/part.entity.ts';
import { placeExists } from '../parts/place-exists.ts';
import { loadReportState } from '../reports/report-state.ts';
import { Remark } from './remark.entity.ts';
import { remarkById } from './remarks.queries.ts';

/** Auditors and administrators look on. */
const TAKE_PART: readonly Role[] = ['office', 'department_head', 'contributor', 'secrecy_reviewer', 'leader'];

@Injectable()
export class RemarksService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Whoever works on the report may remark; an answer goes under what it answers and tells its author. */
  add(
    user: SignedInUser,
    partId: string,
    { address, text, parentId }: Body<typeof addRemark>,
  ): Promise<RemarkView> {
    return this.db.transaction(async (tx) => {
      const { organisationId } = user;
      const { reportId } = await tx.findOneByOrFail(Part, { id: partId, organisationId });
      requireRole(user, ...TAKE_PART);
      const state = await loadReportState(tx, organisationId, reportId);
      const part = state.parts.find(({ id }) => id === partId);
      if (!part) throw new Problem('not-found');
      if (!placeExists(state, part, address)) {
        throw new Problem('reference-unknown', [{ field: 'address', message: '批注的位置不存在' }]);
      }
      const parent = parentId === null ? null : await tx.findOneBy(Remark, { id: parentId, partId });
      if (parentId !== null && !parent) {
        throw new Problem('reference-unknown', [{ field: 'parentId', message: '要回复的批注不存在' }]);
      }
      const remark = await tx.save(Remark, {
        organisationId: user.organisationId,
        reportId: part.reportId,
        partId,
        parentId: parent ? (parent.parentId ?? parent.id) : null,
        kind: 'remark' as const,
        address: parent?.address ?? address,
        text,
        revision: (await tx.countBy(PartRevision, { partId })) || null,
        authorId: user.id,
      });
      if (parent && parent.authorId !== user.id) {
        await tell(tx, {
          organisationId: user.organisationId,
          personIds: [parent.authorId],
          kind: 'remark.answer',
          text: `${user.name}回复了您的意见：${text.slice(0, 60)}`,
          link: `/parts/${partId}`,
        });
      }
      await record(tx, {
        organisationId: user.organisationId,
        actor: user,
        action: 'remark.add',
        reportId: part.reportId,
        partId,
        address: remark.address,
        after: { text },
      });
      return viewOf(tx, user, remark.id);
    });
  }

  resolve(user: SignedInUser, id: string, resolved: boolean): Promise<RemarkView> {
    return this.db.transaction(async (tx) => {
      const remark = await tx.findOneOrFail(Remark, {
        where: { id, organisationId: user.organisationId },
        lock: { mode: 'pessimistic_write' },
      });
      requireRole(user, ...TAKE_PART);
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
      return viewOf(tx, user, id);
    });
  }
}

async function viewOf(tx: EntityManager, user: SignedInUser, id: string): Promise<RemarkView> {
  const view = await remarkById(tx, user.organisationId, id);
  if (!view) throw new Problem('not-found');
  return view;
}
