import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import type { ReceiptView } from '@nianbao/contracts';
import type { ReportContent } from '@nianbao/report-formats';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../../record/chain/record.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { Rounds } from '../../platform/clock/rounds.ts';
import type { Config } from '../../platform/config.ts';
import { CONFIG } from '../../platform/http/config.token.ts';
import { Problem } from '../../platform/http/problem.ts';
import { requireRole } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { tell } from '../../record/outbox/outbox.ts';
import { holders } from '../../body/people/holders.ts';
import { publicPath } from '../../report/publications/publications.queries.ts';
import { ReportPagesService } from '../../portal/report-pages.service.ts';
import { type FetchedPage, fetchPublicPage, foreignWords, hashOfPage } from './public-page.ts';
import { PublicationReceipt } from '../../report/publications/publication-plan.entities.ts';

const LOOK_EVERY = 60_000;
/** A page that failed is looked at again after this time; one that was right, on the next day. */
const AGAIN_AFTER = 3600_000;
/**
 * The last day on which the page of an edition (`p`) is looked at: the last on which any body may still publish its report
 * on that year; what is published late is watched for a week.
 */
export const WATCHED_UNTIL = `greatest((p.published_at AT TIME ZONE 'Asia/Shanghai')::date + 7, make_date(p.year + 1, 3, 31))`;
/** A page that says more or less than it should may have been made a moment too early: it is fetched once more. */
const LOOK_AGAIN_AFTER = 1500;

interface Shown {
  id: string;
  organisationId: string;
  reportId: string;
  slug: string;
  year: number;
  edition: number;
  content: ReportContent;
  contentHash: string;
}

type Look = Pick<PublicationReceipt, 'url' | 'ok' | 'foundHash' | 'failure'>;

/**
 * Proof of publication: the public page fetched from outside this process, its content hashed and compared with what was
 * signed, and every word of it held against the page as it should be. A receipt of each look is kept; a failure alarms
 * people and is never shown as good.
 */
@Injectable()
export class Proofs implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Proofs.name);
  private readonly rounds = new Rounds(Proofs.name, () => this.proveDue());

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly pages: ReportPagesService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start(LOOK_EVERY, 'later');
  }

  onModuleDestroy(): Promise<void> {
    return this.rounds.stop();
  }

  /** Every edition in force that is to be looked at today and was not yet. */
  async proveDue(): Promise<void> {
    for (const shown of await this.due(this.db.manager)) {
      try {
        await this.proveOne(shown);
      } catch (error) {
        // It has no receipt and so is looked at in the next round; the others do not wait for it.
        this.logger.error(error instanceof Error ? error.stack : error);
      }
    }
  }

  private async proveOne(shown: Shown): Promise<void> {
    const looked = await this.look(shown);
    await this.oneByOne(shown, async (tx) => {
      // Another server may have looked in the meantime.
      const [still] = await this.due(tx, shown.id);
      if (still) await this.keep(tx, shown, looked, null);
    });
  }

  /** @throws action-not-allowed when nothing of the report is public. */
  async proveNow(user: SignedInUser, reportId: string): Promise<ReceiptView> {
    requireRole(user, 'office', 'auditor');
    const { organisationId } = user;
    const [own]: unknown[] = await this.db.query(
      'SELECT 1 FROM report WHERE id = $1 AND organisation_id = $2',
      [reportId, organisationId],
    );
    if (!own) throw new Problem('not-found');
    const [shown] = await inForce(this.db.manager, { sql: 'p.report_id = $1', values: [reportId] });
    if (!shown) throw new Problem('action-not-allowed');
    const looked = await this.look(shown);
    return this.oneByOne(shown, (tx) => this.keep(tx, shown, looked, user));
  }

  private due(tx: EntityManager, publicationId: string | null = null): Promise<Shown[]> {
    return inForce(tx, {
      sql: `($3::uuid IS NULL OR p.id = $3)
            AND NOT EXISTS (SELECT FROM publication_receipt c WHERE c.publication_id = p.id
              AND (c.ok AND (c.at AT TIME ZONE 'Asia/Shanghai')::date >= $1::date OR c.at > $2))
            AND $1::date <= ${WATCHED_UNTIL}`,
      values: [this.clock.today(), new Date(this.clock.now().getTime() - AGAIN_AFTER), publicationId],
    });
  }

  private async look(shown: Shown): Promise<Look> {
    const looked = await this.lookOnce(shown);
    if (looked.ok || looked.foundHash !== shown.contentHash) return looked;
    await pause(LOOK_AGAIN_AFTER);
    return this.lookOnce(shown);
  }

  private async lookOnce(shown: Shown): Promise<Look> {
    const { slug, year } = shown;
    const url = new URL(publicPath(slug, year), this.config.PUBLIC_URL).href;
    const expected = await this.pages.report({ slug, year }, { size: 'm', contrast: false });
    return { url, ...compareWithPage(await fetchPublicPage(url), shown, expected.text(0)) };
  }

  private oneByOne<T>({ id }: Shown, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.db.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`proof ${id}`]);
      return work(tx);
    });
  }

  private async keep(
    tx: EntityManager,
    shown: Shown,
    looked: Look,
    user: SignedInUser | null,
  ): Promise<ReceiptView> {
    const { organisationId, reportId, edition } = shown;
    const receipt = await tx.save(PublicationReceipt, {
      organisationId,
      publicationId: shown.id,
      at: this.clock.now(),
      expectedHash: shown.contentHash,
      ...looked,
    });
    if (!looked.ok) await this.alarm(tx, shown, looked.failure ?? '');
    const after = { edition, ...looked };
    await record(tx, { organisationId, actor: user, action: 'publication.prove', reportId, after });
    const { id, at, url, ok, expectedHash, foundHash, failure } = receipt;
    return { id, edition, at: at.toISOString(), url, ok, expectedHash, foundHash, failure };
  }

  /** Once a day for one edition, however often it is looked at. */
  private async alarm(tx: EntityManager, { id, organisationId, reportId, year }: Shown, failure: string) {
    const [told]: unknown[] = await tx.query(
      `SELECT 1 FROM publication_receipt WHERE publication_id = $1 AND NOT ok
         AND (at AT TIME ZONE 'Asia/Shanghai')::date = $2::date OFFSET 1 LIMIT 1`,
      [id, this.clock.today()],
    );
    if (told) return;
    const personIds: string[] = [];
    for (const role of ['office', 'admin', 'auditor'] as const)
      personIds.push(...(await holders(tx, organisationId, role, null)));
    const text = `${year}年度年报的公开页面核对未通过：${failure}`;
    const link = `/reports/${reportId}/publishing`;
    await tell(tx, { organisationId, personIds, kind: 'publication.alarm', text, link });
  }
}

/** The newest edition of each report that is public now, of those that fit. */
const inForce = (tx: EntityManager, { sql, values }: { sql: string; values: unknown[] }): Promise<Shown[]> =>
  tx.query(
    `SELECT p.id, p.organisation_id AS "organisationId", p.report_id AS "reportId", o.slug, p.year, p.edition,
       p.content, p.content_hash AS "contentHash"
     FROM publication p JOIN report r ON r.id = p.report_id JOIN organisation o ON o.id = p.organisation_id
     WHERE p.edition > coalesce(r.withdrawn_through, 0)
       AND NOT EXISTS (SELECT FROM publication later WHERE later.report_id = p.report_id AND later.edition > p.edition)
       AND (${sql})`,
    values,
  );

function compareWithPage(
  page: FetchedPage,
  { content, contentHash }: Shown,
  expected: string,
): Omit<Look, 'url'> {
  if (page.html === null) return { ok: false, foundHash: null, failure: page.reason };
  const foundHash = hashOfPage(page.html, content);
  if (foundHash === null) return { ok: false, foundHash, failure: '公开页面上没有年报正文' };
  if (foundHash !== contentHash) return { ok: false, foundHash, failure: '公开页面的内容与签发的不一致' };
  const foreign = foreignWords(page.html, expected);
  if (foreign === null) return { ok: true, foundHash, failure: null };
  const failure = `公开页面在正文之外有增减或改动，从“${foreign}”起`;
  return { ok: false, foundHash, failure };
}
