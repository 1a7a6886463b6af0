import { Injectable } from '@nestjs/common';
import type {
  ActivityView,
  AnchorView,
  Body,
  exportEntries,
  listAudit,
  Query,
  Response,
  verifyAudit,
} from '@nianbao/contracts';
import { faultSentence } from '@nianbao/record';
import { DataSource } from 'typeorm';
import { Organisation } from '../../body/organisations/organisation.entity.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { Problem } from '../../platform/http/problem.ts';
import { requireRole } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { anchorNow, findAnchors } from '../../record/chain/anchors.ts';
import { countEntries, findActions, findActivity, findEntries } from './audit.queries.ts';
import { exportedRecord, inPieces } from '../../record/chain/exported-record.ts';
import { recordReading } from '../../record/chain/record-reading.ts';
import { record } from '../../record/chain/record.ts';
import { VerifiedChains } from './verified-chains.ts';

/** The newest acts are what a feed is for. */
const ACTIVITY = 50;

@Injectable()
export class AuditService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly chains: VerifiedChains,
  ) {}

  async list(user: SignedInUser, query: Query<typeof listAudit>): Promise<Response<typeof listAudit>> {
    const { organisationId } = readerOf(user);
    const { before, limit, ...filter } = query;
    await recordReading(this.db, user, { record: true });
    const db = this.db.manager;
    const [entries, total, actions] = await Promise.all([
      findEntries(db, organisationId, filter, { before, limit }),
      countEntries(db, organisationId, filter),
      findActions(db, organisationId),
    ]);
    return { entries, total, actions };
  }

  async verify(
    user: SignedInUser,
    { whole }: Query<typeof verifyAudit>,
  ): Promise<Response<typeof verifyAudit>> {
    const { organisationId } = readerOf(user);
    const { fault, wholeAt, ...state } = await this.chains.verify(organisationId, whole === 'true');
    const anchors = await findAnchors(this.db.manager, organisationId);
    return {
      ...state,
      fault: fault && faultSentence(fault),
      verifiedAt: this.clock.now().toISOString(),
      wholeAt: wholeAt.toISOString(),
      anchors: anchors.length,
      lastAnchor: anchors[0] ?? null,
    };
  }

  anchors(user: SignedInUser): Promise<AnchorView[]> {
    return findAnchors(this.db.manager, readerOf(user).organisationId);
  }

  /** The anchor bears witness for the entry that says it was taken, too. */
  takeAnchor(user: SignedInUser): Promise<AnchorView> {
    const { organisationId } = readerOf(user);
    return this.db.transaction(async (tx) => {
      await record(tx, { organisationId, actor: user, action: 'record.anchor' });
      return anchorNow(tx, organisationId);
    });
  }

  /** Line by line: a record is longer than the memory it should take. */
  async export(user: SignedInUser): Promise<AsyncIterable<Buffer>> {
    const { organisationId } = readerOf(user);
    await this.db.transaction((tx) => record(tx, { organisationId, actor: user, action: 'record.export' }));
    const body = await this.db.manager.findOneByOrFail(Organisation, { id: organisationId });
    return inPieces(exportedRecord(this.db.manager, body, this.clock.now()));
  }

  exportEntries(
    user: SignedInUser,
    criteria: Body<typeof exportEntries>,
  ): Promise<Response<typeof exportEntries>> {
    const { organisationId } = readerOf(user);
    return this.db.transaction(async (tx) => {
      const total = await countEntries(tx, organisationId, criteria);
      const after = { ...criteria, total };
      await record(tx, { organisationId, actor: user, action: 'record.export', after });
      return { total };
    });
  }

  async activity({ organisationId }: SignedInUser, reportId: string): Promise<ActivityView[]> {
    const [report]: unknown[] = await this.db.query(
      `SELECT 1 FROM report WHERE id = $1 AND organisation_id = $2`,
      [reportId, organisationId],
    );
    if (!report) throw new Problem('not-found');
    return findActivity(this.db.manager, organisationId, reportId, ACTIVITY);
  }
}

function readerOf(user: SignedInUser): SignedInUser {
  requireRole(user, 'auditor', 'office', 'admin');
  return user;
}
