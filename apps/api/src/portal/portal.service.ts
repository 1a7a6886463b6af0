import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  type Correction,
  type PortalSite,
  type PortalView,
  portalHome,
  portalNotFound,
  portalReport,
  portalTakenDown,
} from '@nianbao/documents';
import {
  changesBetween,
  type ContentChange,
  findCell,
  findFormat,
  cellName,
  parseAddress,
  printCell,
  type ReportContent,
} from '@nianbao/report-formats';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.module.ts';
import type { Config } from '../config.ts';
import { CONFIG } from '../http/config.token.ts';
import { publicPath } from '../publications/publications.queries.ts';
import { downloadsOf, filesOf, type PublicFile } from './files.ts';
import { countView, editionsOf, listPublic, type PublicRow, yearsOf } from './portal.queries.ts';

/** A page with its status: a portal answers people, so a page that is not there is a page too. */
export interface PublicPage {
  status: 200 | 404 | 410;
  html: string;
}

/** The public's side: complete without a script, nothing in it that was not published. */
@Injectable()
export class PortalService {
  private readonly site: PortalSite;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.site = {
      name: '政府信息公开',
      origin: config.PUBLIC_URL.replace(/\/$/u, ''),
      home: '/',
      stylesheet: '/portal.css',
      script: '/portal.js',
    };
  }

  async home(query: { body?: string; year?: number; text?: string }, view: PortalView): Promise<PublicPage> {
    const { bodies, years, rows } = await listPublic(this.db.manager, query);
    const html = portalHome({
      site: this.site,
      bodies,
      years,
      reports: rows.map(({ organisation, slug, year, title, published_at, edition, imported }) => ({
        organisation,
        year,
        title,
        path: publicPath(slug, year),
        publishedAt: published_at.toISOString(),
        corrections: edition - 1,
        imported,
      })),
      query,
      view,
    });
    return { status: 200, html };
  }

  /** The report as now in force, or one of its older editions. */
  async report(
    slug: string,
    year: number,
    edition: number | undefined,
    view: PortalView,
    visitor: string | null,
  ): Promise<PublicPage> {
    const editions = await editionsOf(this.db.manager, slug, year);
    const latest = editions.at(-1);
    const shown = edition === undefined ? latest : editions.find((row) => row.edition === edition);
    if (!latest || !shown) return this.notFound(publicPath(slug, year), view);
    const siblings = (await yearsOf(this.db.manager, slug)).map((other) => ({
      year: other,
      path: publicPath(slug, other),
    }));
    const path = publicPath(slug, year, edition);
    if (shown.withdrawn) {
      const { organisation, title, taken_down_at: at, taken_down_why: why } = shown;
      const html = portalTakenDown({
        site: this.site,
        organisation,
        year,
        title,
        path,
        takenDownAt: at?.toISOString() ?? '',
        reason: why ?? '',
        siblings,
        view,
      });
      return { status: 410, html };
    }
    const views = await this.countView(shown, visitor);
    const filesAt = publicPath(slug, year, shown.edition);
    const html = portalReport({
      site: this.site,
      content: asPrinted(shown, views),
      publication: {
        organisation: shown.organisation,
        year,
        edition: shown.edition,
        publishedAt: shown.published_at.toISOString(),
        contentHash: shown.content_hash,
        corrections: correctionsOf(
          editions.filter((row) => row.edition <= shown.edition),
          slug,
        ),
        downloads: downloadsOf(shown.content, filesAt),
        views,
        path,
        imported: shown.imported,
        ...(shown === latest ? {} : { currentPath: publicPath(slug, year) }),
      },
      siblings,
      view,
      attachmentUrl: (id) => `${filesAt}/attachments/${id}`,
    });
    return { status: 200, html };
  }

  /** Null when there is no such edition or file, or the report is taken down. */
  async file(slug: string, year: number, edition: number, name: string): Promise<PublicFile | null> {
    const row = await this.publicEdition(slug, year, edition);
    return row ? (filesOf(row.content).find((file) => file.name === name) ?? null) : null;
  }

  /** A picture of a published report. An attachment that no published text shows stays private. */
  async picture(
    slug: string,
    year: number,
    edition: number,
    id: string,
  ): Promise<{ mediaType: string; bytes: Buffer } | null> {
    const row = await this.publicEdition(slug, year, edition);
    const shown = row?.content.sections.some(({ blocks }) =>
      blocks.some((b) => b.kind === 'image' && b.attachmentId === id),
    );
    if (!row || !shown) return null;
    const [picture] = await this.db.query<{ media_type: string; bytes: Buffer }[]>(
      'SELECT media_type, bytes FROM attachment WHERE id = $1 AND organisation_id = $2',
      [id, row.organisation_id],
    );
    return picture ? { mediaType: picture.media_type, bytes: picture.bytes } : null;
  }

  notFound(path: string, view: PortalView): PublicPage {
    return { status: 404, html: portalNotFound({ site: this.site, path, view }) };
  }

  private async publicEdition(slug: string, year: number, edition: number): Promise<PublicRow | undefined> {
    const editions = await editionsOf(this.db.manager, slug, year);
    return editions.find((row) => row.edition === edition && !row.withdrawn);
  }

  /** The key changes every day, so that a visitor cannot be followed from one day to the next. */
  private async countView({ id }: PublicRow, visitor: string | null): Promise<number> {
    const day = this.clock.today();
    const mark = createHmac('sha256', `${this.config.DATABASE_URL}${day}`)
      .update(visitor ?? '')
      .digest('base64url');
    return countView(this.db.manager, id, day, mark);
  }
}

/** The signed content with what only publishing knows: the day and the visits. */
const asPrinted = (row: PublicRow, views: number): ReportContent => ({
  ...row.content,
  metadata: {
    ...row.content.metadata,
    ...(row.content.metadata.publishedOn ? {} : { publishedOn: beijingDay(row.published_at) }),
    views: String(views),
  },
});

const beijingDay = (at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(at);

/** What each later edition changed, place by place; of an edition that was taken down nothing is shown again. */
function correctionsOf(editions: readonly PublicRow[], slug: string): Correction[] {
  return editions.slice(1).map((row, i) => {
    const before = editions[i] ?? row;
    return {
      edition: row.edition,
      correctedAt: row.published_at.toISOString(),
      reason: row.reason ?? '',
      changes: before.withdrawn
        ? []
        : changesBetween(before.content, row.content).map((change) => inWords(change, row.content)),
      ...(before.withdrawn ? {} : { previousPath: publicPath(slug, row.year, before.edition) }),
    };
  });
}

function inWords(
  change: ContentChange,
  content: ReportContent,
): { place: string; before: string; after: string } {
  if (change.kind === 'block') {
    const parsed = parseAddress(change.address);
    const section = content.sections.find(({ id }) => parsed?.kind === 'block' && id === parsed.sectionId);
    return {
      place: `${section?.number ?? ''}${section?.title ?? ''}`,
      before: change.before ?? '',
      after: change.after ?? '',
    };
  }
  const parsed = parseAddress(change.address);
  const table = findFormat(content.formatId).tables.find(
    ({ id }) => parsed?.kind === 'cell' && id === parsed.table,
  );
  const cell = table && parsed?.kind === 'cell' ? findCell(table, parsed.path) : undefined;
  return {
    place: table && cell ? `${table.title}：${cellName(table, cell)}` : change.address,
    before: printCell(change.before),
    after: printCell(change.after),
  };
}
