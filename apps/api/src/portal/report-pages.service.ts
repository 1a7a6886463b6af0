import { Inject, Injectable } from '@nestjs/common';
import type { PortalSite, PortalView } from '@nianbao/documents';
import { DataSource } from 'typeorm';
import type { Config } from '../platform/config.ts';
import { CONFIG } from '../platform/http/config.token.ts';
import { publicPath } from '../report/publications/publications.queries.ts';
import { downloadsOf, storedFile } from './files.ts';
import { bodyPath, comparePath, siteOf } from './paths.ts';
import { picturesShown, readPictures } from '../body/attachments/pictures.ts';
import { PdfMaker } from './pdf-maker.ts';
import { PortalCache } from './portal-cache.ts';
import { editionsOf, type PublicRow, signersOf, yearsOf } from './portal.queries.ts';
import { PortalService } from './portal.service.ts';
import { RenderedPage, VIEWS_HERE } from './rendered-page.ts';
import { type Addresses, reportHtml, takenDownHtml } from './report-html.ts';
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
    const shown = edition === undefined ? editions.at(-1) : editions.find((row) => row.edition === edition);
    if (!shown) return this.portal.notFound(publicPath(slug, year), view);
    const years = await yearsOf(this.db.manager, slug);
    const filesAt = publicPath(slug, year, shown.edition);
    const at: Addresses = {
      site: this.site,
      own: publicPath(slug, year, edition),
      body: bodyPath(slug),
      report: (otherYear, otherEdition) => publicPath(slug, otherYear, otherEdition),
      compare: (before, after) => comparePath(shown.organisation, before, after),
      picture: (id) => `${filesAt}/attachments/${id}`,
    };
    if (shown.withdrawn)
      return new RenderedPage(410, takenDownHtml(shown, years, at, view), shown.organisation_id);
    const downloads = await downloadsOf(this.db, shown, `${filesAt}/files`);
    if (!downloads.some(({ path }) => path.endsWith('.pdf'))) this.pdf.make(shown);
    const signers = await signersOf(this.db.manager, shown.organisation_id, year);
    const html = reportHtml({ shown, editions, years, signers, downloads, views: VIEWS_HERE }, at, view);
    await this.views.load([shown.id]);
    return new RenderedPage(200, html, shown.organisation_id, shown.id);
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
