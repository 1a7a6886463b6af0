import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { closePdf, toPdf } from '@nianbao/documents/pdf';
import { DataSource } from 'typeorm';
import type { Config } from '../platform/config.ts';
import { CONFIG } from '../platform/http/config.token.ts';
import { publicPath } from '../report/publications/publications.queries.ts';
import { storeFiles } from './files.ts';
import { siteOf } from './paths.ts';
import { picturesOf } from '../body/attachments/pictures.ts';
import { PORTAL_CHANNEL } from './portal.listener.ts';
import type { PublicRow } from './portal.queries.ts';

/**
 * Makes the PDF of a publication once, beside the answering of pages: nobody waits a second for a page because of it.
 * When it is there every process is told, and the page lists it. Where it fails the page stays without it, until it is
 * rendered anew.
 */
@Injectable()
export class PdfMaker implements OnModuleDestroy {
  private readonly logger = new Logger(PdfMaker.name);
  private readonly queued = new Set<string>();
  private working: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    closePdf();
    await this.working;
  }

  /** One after another, each publication once at a time. */
  make(row: PublicRow): void {
    if (this.queued.has(row.id)) return;
    this.queued.add(row.id);
    this.working = this.working.then(async () => {
      try {
        if (!this.stopped) await this.render(row);
      } catch (error) {
        if (!this.stopped) this.logger.error(error instanceof Error ? error.stack : error);
      } finally {
        this.queued.delete(row.id);
      }
    });
  }

  /** Until nothing waits. */
  idle(): Promise<void> {
    return this.working;
  }

  private async render(row: PublicRow): Promise<void> {
    const { content, content_hash: contentHash, organisation_id: organisationId, slug, year, edition } = row;
    const pictures = await picturesOf(this.db, organisationId, content);
    const bytes = await toPdf(content, {
      contentHash,
      url: siteOf(this.config).origin + publicPath(slug, year, edition),
      picture: (id) => pictures.get(id),
    });
    if (this.stopped) return;
    await storeFiles(this.db, row, [
      {
        name: 'report.pdf',
        label: 'PDF 文档',
        mediaType: 'application/pdf',
        bytes: Buffer.from(bytes),
      },
    ]);
    await this.db.query('SELECT pg_notify($1, $2)', [PORTAL_CHANNEL, organisationId]);
  }
}
