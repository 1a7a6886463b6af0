import { Inject, Injectable } from '@nestjs/common';
import { portalReport, portalTakenDown, type PortalSite, type PortalView } from '@nianbao/documents';
import type { ReportContent } from '@nianbao/report-formats';
import { todayInShanghai } from '@nianbao/workdays';
import { DataSource } from 'typeorm';
import type { Config } from '../config.ts';
import { CONFIG } from '../http/config.token.ts';
import { publicPath } from '../publications/publications.queries.ts';
import { correctionsOf } from './corrections.ts';
import { downloadsOf, storedFile } from './files.ts';
import { bodyPath, comparePath, siteOf } from './paths.ts';
import { picturesShown, readPictures } from './pictures.ts';
import { PdfMaker } from './pdf-maker.ts';
import { PortalCache } from './portal-cache.ts';
import { editionsOf, type PublicRow, signersOf, yearsOf } from './portal.queries.ts';
import { PortalService } from './portal.service.ts';
import { RenderedPage, VIEWS_HERE } from './rendered-page.ts';
import { ViewCounter } from './view-counter.ts';

/** One edition of a report by its address; without a number the one in force. */
export interface EditionAddress {
  slug: string;
  year: number;
  edition?: number;
}

/** The pages of reports, with their files and pictures. */
@Injectable()
export class ReportPagesService {
  private readonly site: PortalSite;

  constructor(
    private readonly db: DataSource,
    private readonly cache: PortalCache,
    private readonly portal: PortalService,
    private readonly views: ViewCounter,
    private readonly pdf: PdfMaker,
    @Inject(CONFIG) config: Config,
  ) {
    this.site = siteOf(config);
  }

  /** Kept until something public of the body changes: read again and again it needs no database. */
  report(address: EditionAddress, view: PortalView): Promise<RenderedPage> {
    return this.cache.get(
      `report ${JSON.stringify([address, view])}`,
      () => this.render(address, view),
      ({ status }) => status !== 404,
    );
  }

  /** Null when there is no such edition or file, or the report is taken down. */
  async file(
    address: Required<EditionAddress>,
    name: string,
  ): Promise<{ mediaType: string; sha256: string; bytes: Buffer } | null> {
    const row = await this.publicEdition(address);
    if (!row) return null;
    const file = await storedFile(this.db, row.id, name);
    if (file) return file;
    // Nobody has read the page yet, which lists the files and so makes them.
    await downloadsOf(this.db, row, '');
    return storedFile(this.db, row.id, name);
  }

  async picture(
    address: Required<EditionAddress>,
    id: string,
  ): Promise<{ mediaType: string; bytes: Buffer } | null> {
    const row = await this.publicEdition(address);
    if (!row || !picturesShown(row.content).includes(id)) return null;
    const [picture] = await readPictures(this.db, row.organisation_id, [id]);
    return picture ?? null;
  }

  private async render({ slug, year, edition }: EditionAddress, view: PortalView): Promise<RenderedPage> {
    const editions = await editionsOf(this.db.manager, slug, year);
    const latest = editions.at(-1);
    const shown = edition === undefined ? latest : editions.find((row) => row.edition === edition);
    const path = publicPath(slug, year, edition);
    if (!latest || !shown) return this.portal.notFound(publicPath(slug, year), view);
    const years = await yearsOf(this.db.manager, slug);
    if (shown.withdrawn) return this.takenDown(shown, path, years, view);
    const filesAt = publicPath(slug, year, shown.edition);
    const before = years.find((other) => other < year);
    const downloads = await downloadsOf(this.db, shown, filesAt);
    if (!downloads.some(({ path: at }) => at.endsWith('.pdf'))) this.pdf.make(shown);
    const html = portalReport({
      site: this.site,
      content: asPrinted(shown),
      publication: {
        organisation: shown.organisation,
        year,
        edition: shown.edition,
        publishedAt: shown.published_at.toISOString(),
        contentHash: shown.content_hash,
        corrections: correctionsOf(
          editions.filter((row) => row.edition <= shown.edition),
          {
            edition: (number) => publicPath(slug, year, number),
            signers: await signersOf(this.db.manager, shown.organisation_id, year),
          },
        ),
        downloads,
        views: VIEWS_HERE,
        path,
        imported: shown.imported,
        bodyPath: bodyPath(slug),
        ...(before === undefined ? {} : { comparePath: comparePath(shown.organisation, before, year) }),
        ...(shown === latest ? {} : { currentPath: publicPath(slug, year) }),
      },
      siblings: siblingsOf(slug, years),
      view,
      attachmentUrl: (id) => `${filesAt}/attachments/${id}`,
    });
    await this.views.load([shown.id]);
    return new RenderedPage(200, html, shown.organisation_id, shown.id);
  }

  private takenDown(row: PublicRow, path: string, years: readonly number[], view: PortalView): RenderedPage {
    const html = portalTakenDown({
      site: this.site,
      organisation: row.organisation,
      year: row.year,
      title: row.title,
      path,
      takenDownAt: row.taken_down_at?.toISOString() ?? '',
      reason: row.taken_down_why ?? '',
      siblings: siblingsOf(row.slug, years),
      view,
    });
    return new RenderedPage(410, html, row.organisation_id);
  }

  private async publicEdition({
    slug,
    year,
    edition,
  }: Required<EditionAddress>): Promise<PublicRow | undefined> {
    const editions = await editionsOf(this.db.manager, slug, year);
    return editions.find((row) => row.edition === edition && !row.withdrawn);
  }
}

const siblingsOf = (slug: string, years: readonly number[]) =>
  years.map((year) => ({ year, path: publicPath(slug, year) }));

/** The signed content with what only publishing knows: the day and the visits. */
export const asPrinted = (row: PublicRow, views = VIEWS_HERE): ReportContent => ({
  ...row.content,
  metadata: {
    ...row.content.metadata,
    ...(row.content.metadata.publishedOn ? {} : { publishedOn: todayInShanghai(row.published_at) }),
    views,
  },
});
