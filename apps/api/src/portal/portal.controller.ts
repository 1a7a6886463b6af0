import { Controller, Get, Header, Headers, Ip, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type PortalView, portalScript, portalStyles } from '@nianbao/documents';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Public } from '../http/session.guard.ts';
import { PortalService, type PublicPage } from './portal.service.ts';

/** Anything may stand in a public address: what is not understood is left out, never refused. */
const words = z
  .string()
  .trim()
  .max(100)
  .regex(/^\P{Cc}+$/u)
  .optional()
  .catch(undefined);
const query = z.object({
  body: words,
  year: z.coerce.number().int().min(1900).max(2200).optional().catch(undefined),
  q: words,
  size: z.enum(['s', 'm', 'l']).catch('m').default('m'),
  contrast: z.enum(['1', 'more']).optional().catch(undefined),
});
/** Empty, which no body has, where it cannot be the name of one. */
const slugOf = (text: string): string => (/^[\w-]{1,60}$/u.test(text) ? text : '');
const yearOf = (text: string): number => (/^\d{4}$/u.test(text) ? Number(text) : 0);
const editionOf = (text: string): number => (/^\d{1,4}$/u.test(text) ? Number(text) : 0);

@Public()
@ApiExcludeController()
@Controller()
export class PortalController {
  constructor(private readonly portal: PortalService) {}

  @Get('/')
  async home(@Query() asked: unknown, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { body, year, q } = query.parse(asked);
    const filter = { ...(body ? { body } : {}), ...(year ? { year } : {}), ...(q ? { text: q } : {}) };
    return send(reply, await this.portal.home(filter, viewOf(asked)));
  }

  @Get('/reports/:slug/:year')
  async report(
    @Param('slug') slug: string,
    @Param('year') year: string,
    @Query() asked: unknown,
    @Ip() ip: string,
    @Headers('user-agent') agent: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return send(
      reply,
      await this.portal.report(slugOf(slug), yearOf(year), undefined, viewOf(asked), `${ip} ${agent ?? ''}`),
    );
  }

  @Get('/reports/:slug/:year/editions/:edition')
  async edition(
    @Param() { slug, year, edition }: { slug: string; year: string; edition: string },
    @Query() asked: unknown,
    @Ip() ip: string,
    @Headers('user-agent') agent: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visitor = `${ip} ${agent ?? ''}`;
    return send(
      reply,
      await this.portal.report(slugOf(slug), yearOf(year), editionOf(edition), viewOf(asked), visitor),
    );
  }

  @Get('/reports/:slug/:year/editions/:edition/files/:name')
  async file(
    @Param() { slug, year, edition, name }: { slug: string; year: string; edition: string; name: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | string> {
    const file = await this.portal.file(slugOf(slug), yearOf(year), editionOf(edition), name);
    if (!file) return send(reply, this.portal.notFound(`/reports/${slug}/${year}`, viewOf({})));
    void reply
      .type(file.mediaType)
      .header('content-disposition', `attachment; filename="${slug}-${year}-${file.name}"`);
    return file.bytes;
  }

  @Get('/reports/:slug/:year/editions/:edition/attachments/:id')
  async picture(
    @Param() { slug, year, edition, id }: { slug: string; year: string; edition: string; id: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | string> {
    const picture = z.uuid().safeParse(id).success
      ? await this.portal.picture(slugOf(slug), yearOf(year), editionOf(edition), id)
      : null;
    if (!picture) return send(reply, this.portal.notFound(`/reports/${slug}/${year}`, viewOf({})));
    void reply.type(picture.mediaType).header('x-content-type-options', 'nosniff');
    return picture.bytes;
  }

  @Get('/portal.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  styles(): string {
    return portalStyles;
  }

  @Get('/portal.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  script(): string {
    return portalScript;
  }
}

function viewOf(asked: unknown): PortalView {
  const { size, contrast } = query.parse(asked);
  return { size, contrast: contrast !== undefined };
}

function send(reply: FastifyReply, { status, html }: PublicPage): string {
  void reply.status(status).type('text/html; charset=utf-8').header('cache-control', 'no-cache');
  return html;
}
