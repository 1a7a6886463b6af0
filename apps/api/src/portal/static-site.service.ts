import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { Injectable } from '@nestjs/common';
import {
  portalNotFound,
  portalScript,
  type PortalSite,
  portalStyles,
  reportJsonSchema,
} from '@nianbao/documents';
import { DataSource } from 'typeorm';
import { Organisation } from '../body/organisations/organisation.entity.ts';
import { allFiles, downloadsOf } from './files.ts';
import { PdfMaker } from './pdf-maker.ts';
import { picturesShown, readPictures } from '../body/attachments/pictures.ts';
import { editionsOfBody, type PublicRow, reportsOf, signersOf } from './portal.queries.ts';
import { reportHtml, takenDownHtml } from './report-html.ts';
import {
  comparedPage,
  comparison,
  fragmentOf,
  HOME,
  homeOf,
  pageOf,
  pictureName,
  putFeeds,
  siteFrom,
  VIEW,
} from './static-pages.ts';

/** A file of the folder by its path. */
export type Folder = Map<string, Uint8Array>;

/** A body's whole portal as files that any web server can carry, and that open from a disk too: every link is relative. */
@Injectable()
export class StaticSiteService {
  constructor(
    private readonly db: DataSource,
    private readonly pdf: PdfMaker,
  ) {}

  /** `base` is where the folder will stand; without it nothing in it says so: no feed, no sitemap, no 分享. */
  async folder(organisationId: string, base = ''): Promise<Folder> {
    const body = await this.db.manager.findOneByOrFail(Organisation, { id: organisationId });
    const origin = base.replace(/\/+$/u, '');
    const all = await editionsOfBody(this.db.manager, body.slug);
    const inForce = await reportsOf(this.db.manager, body.slug);
    const folder: Folder = new Map();
    const site = (page: string) => siteFrom(page, body.name, origin);
    const put = (page: string, text: string) => folder.set(page, new TextEncoder().encode(text));

    await this.makePdfs(all);
    const years = inForce.map(({ year }) => year);
    const pictures = new Map<string, string>();
    for (const year of new Set(all.map((row) => row.year))) {
      const editions = all.filter((row) => row.year === year);
      const signers = await signersOf(this.db.manager, organisationId, year);
      for (const shown of editions)
        await this.putEdition(folder, { shown, editions, years, signers }, site, pictures);
    }
    for (const [i, row] of inForce.entries()) {
      const before = inForce[i + 1];
      if (before) put(comparedPage(row.year), comparison(before, row, site(comparedPage(row.year))));
      const at = (name: string) => (origin === '' ? `../${name}` : `${origin}/${name}`);
      const fragment = fragmentOf(row, {
        picture: (id) => at(`${row.year}/${row.edition}/pictures/${pictures.get(id) ?? id}`),
        ...(origin === '' ? {} : { source: at(pageOf(row.year)) }),
      });
      put(`fragments/${row.year}.html`, fragment);
    }
    put(HOME, homeOf(body.name, inForce, site(HOME)));
    put('404.html', portalNotFound({ site: site('404.html'), path: '/404.html', view: VIEW }));
    put('assets/portal.css', portalStyles);
    put('assets/portal.js', portalScript);
    put('assets/report.schema.json', JSON.stringify(reportJsonSchema()));
    if (origin !== '') putFeeds(put, inForce, site(HOME));
    put('SHA256SUMS', sumsOf(folder));
    return folder;
  }

  private async putEdition(
    folder: Folder,
    edition: Omit<Parameters<typeof reportHtml>[0], 'downloads' | 'views'>,
    site: (page: string) => PortalSite,
    names: Map<string, string>,
  ): Promise<void> {
    const { shown, editions, years } = edition;
    const { year } = shown;
    const here = posix.dirname(pageOf(year, shown.edition));
    const pictures = shown.withdrawn
      ? []
      : await readPictures(this.db, shown.organisation_id, picturesShown(shown.content));
    for (const picture of pictures) names.set(picture.id, pictureName(picture));
    const pages = [pageOf(year, shown.edition), ...(shown === editions.at(-1) ? [pageOf(year)] : [])];
    for (const page of pages) {
      const to = (target: string) => posix.relative(posix.dirname(page), target);
      const at = {
        site: site(page),
        own: `/${page}`,
        body: to(HOME),
        report: (otherYear: number, other?: number) => to(pageOf(otherYear, other)),
        compare: (_: number, after: number) => to(comparedPage(after)),
        picture: (id: string) => to(`${here}/pictures/${names.get(id) ?? id}`),
      };
      const html = shown.withdrawn
        ? takenDownHtml(shown, years, at, VIEW)
        : reportHtml(
            { ...edition, downloads: await downloadsOf(this.db, shown, to(here) || '.'), views: '' },
            at,
            VIEW,
          );
      folder.set(page, new TextEncoder().encode(html));
    }
    if (shown.withdrawn) return;
    for (const picture of pictures) folder.set(`${here}/pictures/${pictureName(picture)}`, picture.bytes);
    for (const { name, bytes } of await allFiles(this.db, shown.id)) folder.set(`${here}/${name}`, bytes);
  }

  private async makePdfs(rows: readonly PublicRow[]): Promise<void> {
    for (const row of rows) {
      if (row.withdrawn) continue;
      const downloads = await downloadsOf(this.db, row, '');
      if (!downloads.some(({ path }) => path.endsWith('.pdf'))) this.pdf.make(row);
    }
    await this.pdf.idle();
  }
}

/** As `sha256sum -c` reads it. */
const sumsOf = (folder: Folder): string =>
  [...folder]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`)
    .join('');
