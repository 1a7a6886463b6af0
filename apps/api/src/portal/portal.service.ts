import { Inject, Injectable } from '@nestjs/common';
import {
  portalBody,
  portalHome,
  portalNotFound,
  type PortalSite,
  type PortalView,
  searchHits,
  trendsOf,
} from '@nianbao/documents';
import { DataSource } from 'typeorm';
import type { Config } from '../platform/config.ts';
import { CONFIG } from '../platform/http/config.token.ts';
import { publicPath } from '../report/publications/publications.queries.ts';
import { bodyPath, comparePath, feedsOf, siteOf } from './paths.ts';
import { type Cacheable, PortalCache } from './portal-cache.ts';
import { choices, COUNTED, listPublic } from './listing.queries.ts';
import { contentsOf, type ListedRow, reportsOf } from './portal.queries.ts';
import { RenderedPage } from './rendered-page.ts';

export interface HomeQuery {
  body?: string;
  year?: number;
  text?: string;
}

const PER_PAGE = 20;
const LAST_PAGE = COUNTED / PER_PAGE;

interface Choices extends Cacheable {
  bodies: string[];
  years: number[];
}

/** The public's lists: complete without a script, nothing in them that was not published. */
@Injectable()
export class PortalService {
  readonly site: PortalSite;

  constructor(
    private readonly db: DataSource,
    private readonly cache: PortalCache,
    @Inject(CONFIG) config: Config,
  ) {
    this.site = siteOf(config);
  }

  /** What was searched for is looked up each time; the lists without words are kept. */
  home(query: HomeQuery, page: number, view: PortalView): Promise<RenderedPage> {
    let listed = 0;
    const render = async () => {
      const made = await this.renderHome(query, page, view);
      ({ listed } = made);
      return made.page;
    };
    if (query.text) return render();
    // Of what is not there anybody may ask without end.
    return this.cache.get(
      `home ${JSON.stringify([query.body, query.year, page, view])}`,
      render,
      () => listed > 0,
    );
  }

  /** All years of a body. */
  body(slug: string, view: PortalView): Promise<RenderedPage> {
    return this.cache.get(
      `body ${JSON.stringify([slug, view])}`,
      () => this.renderBody(slug, view),
      ({ status }) => status === 200,
    );
  }

  /** Bodies and years with a report in force. */
  choices(): Promise<Choices> {
    return this.cache.get(
      'choices',
      async () => {
        const found = await choices(this.db.manager);
        return { ...found, organisationId: null, size: 64 * found.bodies.length };
      },
      () => true,
    );
  }

  notFound(path: string, view: PortalView): RenderedPage {
    return new RenderedPage(404, portalNotFound({ site: this.site, path, view }));
  }

  private async renderHome(
    query: HomeQuery,
    page: number,
    view: PortalView,
  ): Promise<{ page: RenderedPage; listed: number }> {
    const { bodies, years } = await this.choices();
    const list = (at: number) =>
      listPublic(this.db.manager, query, { limit: PER_PAGE, offset: (at - 1) * PER_PAGE });
    let shown = query.text ? Math.min(page, LAST_PAGE) : page;
    let { rows, total } = await list(shown);
    if (rows.length === 0 && total > 0) {
      // Beyond the end stands the last page.
      shown = Math.ceil(Math.min(total, query.text ? COUNTED : total) / PER_PAGE);
      ({ rows, total } = await list(shown));
    }
    const contents = query.text
      ? await contentsOf(
          this.db.manager,
          rows.map(({ id }) => id),
        )
      : null;
    const counted = query.text ? Math.min(total, COUNTED) : total;
    const [first] = rows;
    const html = portalHome({
      site: this.site,
      bodies,
      years,
      reports: rows.map((row) => {
        const content = contents?.get(row.id);
        const summary = summaryOf(row);
        return content && query.text
          ? { ...summary, hits: searchHits(content, summary.path, query.text) }
          : summary;
      }),
      query,
      paging: {
        page: shown,
        pages: Math.max(1, Math.ceil(counted / PER_PAGE)),
        total: counted,
        ...(total > counted ? { atLeast: true } : {}),
      },
      view,
      ...(query.body && first ? { bodyPath: bodyPath(first.slug) } : {}),
    });
    return { page: new RenderedPage(200, html), listed: shown === page ? rows.length : 0 };
  }

  private async renderBody(slug: string, view: PortalView): Promise<RenderedPage> {
    const rows = await reportsOf(this.db.manager, slug);
    const [newest] = rows;
    if (!newest) return this.notFound(bodyPath(slug), view);
    const html = portalBody({
      site: { ...this.site, ...feedsOf(slug) },
      organisation: newest.organisation,
      path: bodyPath(slug),
      reports: rows.map((row, i) => {
        const before = rows[i + 1];
        return {
          ...summaryOf(row),
          ...(before ? { comparePath: comparePath(row.organisation, before.year, row.year) } : {}),
        };
      }),
      trends: trendsOf(rows.map(({ content }) => content)),
      view,
    });
    return new RenderedPage(200, html, newest.organisation_id);
  }
}

export const summaryOf = ({ organisation, slug, year, title, first_at, edition, imported }: ListedRow) => ({
  organisation,
  year,
  title,
  path: publicPath(slug, year),
  publishedAt: first_at.toISOString(),
  corrections: edition - 1,
  imported,
});
