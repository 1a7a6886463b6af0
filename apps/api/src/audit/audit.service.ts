import { Injectable } from '@nestjs/common';
import type { AuditEntryView, listAudit, Query, Response } from '@nianbao/contracts';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.ts';
import { requireRole, type SignedInUser } from '../http/session.guard.ts';
import { countEntries, findActions, findEntries } from './audit.queries.ts';
import { verifyChain } from './verify.ts';

/** The newest acts are what a feed is for. */
const ACTIVITY = 50;

@Injectable()
export class AuditService {
  constructor(private readonly db: DataSource) {}

  async list(user: SignedInUser, query: Query<typeof listAudit>): Promise<Response<typeof listAudit>> {
    requireRole(user, 'auditor', 'office', 'admin');
    const { organisationId } = user;
    const { before, limit, ...filter } = query;
    const db = this.db.manager;
    const [entries, total, chain, actions] = await Promise.all([
      findEntries(db, organisationId, filter, { before, limit }),
      countEntries(db, organisationId, filter),
      verifyChain(db, organisationId),
      findActions(db, organisationId),
    ]);
    return { entries, total, chain, actions };
  }

  async activity({ organisationId }: SignedInUser, reportId: string): Promise<AuditEntryView[]> {
    const [report]: unknown[] = await this.db.query(
      `SELECT 1 FROM report WHERE id = $1 AND organisation_id = $2`,
      [reportId, organisationId],
    );
    if (!report) throw new Problem('not-found');
    return findEntries(this.db.manager, organisationId, { reportId }, { limit: ACTIVITY });
  }
}
