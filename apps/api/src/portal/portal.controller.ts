import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { portalScript, portalStyles } from '@nianbao/documents';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Public } from '../platform/http/public.ts';
import { publicPath } from '../report/publications/publications.queries.ts';
import { askedOf, editionOf, slugOf, viewOf, yearOf } from './asked.ts';
import { FastPages } from './fast-pages.ts';
import { CACHED_BUT_ASKED, isFresh, sendPage } from './page-reply.ts';
import { PortalService } from './portal.service.ts';
import { RenderedPage } from './rendered-page.ts';
import { type EditionAddress, ReportPagesService } from './report-pages.service.ts';

interface EditionParams {
  slug: string;
  year: string;
  edition: string;
}

@Public()
@ApiExcludeController()
@Controller()
export class PortalController {
  private readonly styles = new RenderedPage(200, portalStyles, null, null, 'text/css; charset=utf-8');
  private readonly script = new RenderedPage(200, portalScript, null, null, 'text/javascript; charset=utf-8');

  constructor(
    private readonly portal: PortalService,
    private readonly reports: ReportPagesService,
    private readonly fast: FastPages,
  ) {}

  @Get('/')
  async home(@Query() asked: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const { body, year, q, page } = askedOf(asked);
    const filter = { ...(body ? { body } : {}), ...(year ? { year } : {}), ...(q ? { text: q } : {}) };
    return this.send(request, reply, await this.portal.home(filter, page, viewOf(asked)));
  }

  @Get('/bodies/:slug')
  async body(
    @Param('slug') slug: string,
    @Query() asked: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    return this.send(request, reply, await this.portal.body(slugOf(slug), viewOf(asked)));
  }

  @Get('/reports/:slug/:year')
  report(
    @Param() { slug, year }: Omit<EditionParams, 'edition'>,
    @Query() asked: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    return this.sendReport({ slug: slugOf(slug), year: yearOf(year) }, asked, request, reply);
  }

  @Get('/reports/:slug/:year/editions/:edition')
  edition(
    @Param() params: EditionParams,
    @Query() asked: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    return this.sendReport(addressOf(params), asked, request, reply);
  }

  @Get('/reports/:slug/:year/editions/:edition/files/:name')
  async file(
    @Param() params: EditionParams & { name: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    const { slug, year, name } = params;
    const file = /^\w+\.\w+$/u.test(name) ? await this.reports.file(addressOf(params), name) : null;
    if (!file) return this.sendMissing(params, request, reply);
    const etag = `"${file.sha256}"`;
    void reply.header('cache-control', CACHED_BUT_ASKED).header('etag', etag);
    if (isFresh(request, etag)) return reply.status(304).send();
    return reply
      .type(file.mediaType)
      .header('content-disposition', `attachment; filename="${slug}-${year}-${name}"`)
      .header('x-content-type-options', 'nosniff')
      .send(file.bytes);
  }

  @Get('/reports/:slug/:year/editions/:edition/attachments/:id')
  async picture(
    @Param() params: EditionParams & { id: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    const { id } = params;
    const picture = z.uuid().safeParse(id).success ? await this.reports.picture(addressOf(params), id) : null;
    if (!picture) return this.sendMissing(params, request, reply);
    return (
      reply
        .type(picture.mediaType)
        .header('cache-control', CACHED_BUT_ASKED)
        // The fragment shows it in pages of the body's own website.
        .header('cross-origin-resource-policy', 'cross-origin')
        .header('x-content-type-options', 'nosniff')
        .send(picture.bytes)
    );
  }

  @Get('/portal.css')
  css(@Query('v') mark: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return sendAsset(request, reply, this.styles, mark);
  }

  @Get('/portal.js')
  js(@Query('v') mark: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return sendAsset(request, reply, this.script, mark);
  }

  private send(request: FastifyRequest, reply: FastifyReply, page: RenderedPage): FastifyReply {
    this.fast.remember(request.url, page, reply.getHeaders());
    return sendPage(request, reply, page, this.fast.count(request, page));
  }

  /** Of an edition that was taken down its notice; else that nothing is there. */
  private async sendMissing(
    params: EditionParams,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const page = await this.reports.report(addressOf(params), viewOf({}));
    const { slug, year } = params;
    return sendPage(
      request,
      reply,
      page.status === 410 ? page : this.portal.notFound(publicPath(slugOf(slug), yearOf(year)), viewOf({})),
      0,
    );
  }

  private async sendReport(
    address: EditionAddress,
    asked: unknown,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const page = await this.reports.report(address, viewOf(asked));
    return this.send(request, reply, page);
  }
}

const addressOf = ({ slug, year, edition }: EditionParams): Required<EditionAddress> => ({
  slug: slugOf(slug),
  year: yearOf(year),
  edition: editionOf(edition),
});

/** An address that names the content may be kept for ever. */
function sendAsset(
  request: FastifyRequest,
  reply: FastifyReply,
  asset: RenderedPage,
  mark: unknown,
): FastifyReply {
  const forHow = mark === undefined ? 'public, max-age=3600' : 'public, max-age=31536000, immutable';
  return sendPage(request, reply, asset, 0, forHow);
}
