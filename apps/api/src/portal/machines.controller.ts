import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { portalFeed, portalRss, portalSitemap, reportJsonSchema } from '@nianbao/documents';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Public } from '../platform/http/public.ts';
import { slugOf, viewOf } from './asked.ts';
import { sendPage } from './page-reply.ts';
import { bodyPath, FEED_PATH, feedsOf, RSS_PATH, SCHEMA_PATH } from './paths.ts';
import { PortalCache } from './portal-cache.ts';
import { listPublic, newestPublic } from './listing.queries.ts';
import { PortalService, summaryOf } from './portal.service.ts';
import { RenderedPage } from './rendered-page.ts';

/** As many as a sitemap may hold, the home page among them. */
const IN_SITEMAP = 49_999;
const IN_FEED = 50;
const FEEDS = {
  atom: { write: portalFeed, mediaType: 'application/atom+xml; charset=utf-8' },
  rss: { write: portalRss, mediaType: 'application/rss+xml; charset=utf-8' },
};

const SCHEMA = new RenderedPage(
  200,
  JSON.stringify(reportJsonSchema()),
  null,
  null,
  'application/schema+json; charset=utf-8',
);

/** What programs read: feeds, the sitemap, what may be indexed. */
@Public()
@ApiExcludeController()
@Controller()
export class MachinesController {
  constructor(
    private readonly db: DataSource,
    private readonly cache: PortalCache,
    private readonly portal: PortalService,
  ) {}

  @Get(FEED_PATH)
  async feed(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return sendPage(request, reply, await this.feedOf('atom', undefined), 0);
  }

  @Get(RSS_PATH)
  async rss(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return sendPage(request, reply, await this.feedOf('rss', undefined), 0);
  }

  @Get(`/bodies/:slug${FEED_PATH}`)
  async bodyFeed(@Param('slug') slug: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return sendPage(request, reply, await this.feedOf('atom', slugOf(slug)), 0);
  }

  @Get(`/bodies/:slug${RSS_PATH}`)
  async bodyRss(@Param('slug') slug: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return sendPage(request, reply, await this.feedOf('rss', slugOf(slug)), 0);
  }

  @Get('/sitemap.xml')
  async sitemap(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const page = await this.kept('sitemap', async () => {
      const { rows } = await listPublic(this.db.manager, {}, { limit: IN_SITEMAP, offset: 0 });
      const reports = rows.map((row) => ({
        path: summaryOf(row).path,
        updatedAt: row.published_at.toISOString(),
      }));
      // Newest first, so a body's first row is its newest.
      const bodies = [...new Map(rows.toReversed().map((row) => [row.slug, row.published_at]))].map(
        ([slug, at]) => ({ path: bodyPath(slug), updatedAt: at.toISOString() }),
      );
      const text = portalSitemap(this.portal.site, [...reports, ...bodies].slice(0, IN_SITEMAP));
      return new RenderedPage(200, text, null, null, 'application/xml; charset=utf-8');
    });
    return sendPage(request, reply, page, 0);
  }

  /** What stands where in `report.json`, for whoever computes with it. */
  @Get(SCHEMA_PATH)
  schema(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return sendPage(request, reply, SCHEMA, 0);
  }

  @Get('/robots.txt')
  robots(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const text = `User-agent: *\nDisallow: /admin/\nDisallow: /api/\nDisallow: /verify\nDisallow: /compare\n\nSitemap: ${this.portal.site.origin}/sitemap.xml\n`;
    return sendPage(request, reply, new RenderedPage(200, text, null, null, 'text/plain; charset=utf-8'), 0);
  }

  private feedOf(kind: keyof typeof FEEDS, slug: string | undefined): Promise<RenderedPage> {
    return this.kept(`feed ${kind} ${slug ?? ''}`, async () => {
      const rows = await newestPublic(this.db.manager, slug, IN_FEED);
      const [first] = rows;
      if (slug !== undefined && !first) return this.portal.notFound(bodyPath(slug), viewOf({}));
      const { site } = this.portal;
      const own =
        slug === undefined || !first
          ? site
          : { ...site, name: first.organisation, home: bodyPath(slug), ...feedsOf(slug) };
      const { write, mediaType } = FEEDS[kind];
      const text = write(
        own,
        rows.map((row) => ({
          ...summaryOf(row),
          updatedAt: row.published_at.toISOString(),
        })),
      );
      return new RenderedPage(200, text, null, null, mediaType);
    });
  }

  private kept(key: string, make: () => Promise<RenderedPage>): Promise<RenderedPage> {
    return this.cache.get(key, make, ({ status }) => status === 200);
  }
}
