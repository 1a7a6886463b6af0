import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { compareReports, portalCompare } from '@nianbao/documents';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Public } from '../http/session.guard.ts';
import { askedOf, viewOf } from './asked.ts';
import { sendPage } from './page-reply.ts';
import { COMPARE_PATH } from './paths.ts';
import { reportInForce } from './portal.queries.ts';
import { PortalService, summaryOf } from './portal.service.ts';
import { RenderedPage } from './rendered-page.ts';

/** Two years of a body, or two bodies, cell by cell. */
@Public()
@ApiExcludeController()
@Controller()
export class CompareController {
  constructor(
    private readonly db: DataSource,
    private readonly portal: PortalService,
  ) {}

  @Get(COMPARE_PATH)
  async compare(@Query() query: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const { 'body-a': bodyA, 'year-a': yearA, 'body-b': bodyB, 'year-b': yearB, all } = askedOf(query);
    const { bodies, years } = await this.portal.choices();
    const a = await reportInForce(this.db.manager, bodyA, yearA);
    const b = await reportInForce(this.db.manager, bodyB, yearB);
    const html = portalCompare({
      site: this.portal.site,
      path: pathOf({ 'body-a': bodyA, 'year-a': yearA, 'body-b': bodyB, 'year-b': yearB, all }),
      bodies,
      years,
      asked: {
        ...(bodyA ? { bodyA } : {}),
        ...(yearA ? { yearA } : {}),
        ...(bodyB ? { bodyB } : {}),
        ...(yearB ? { yearB } : {}),
      },
      found:
        a && b ? { a: summaryOf(a), b: summaryOf(b), tables: compareReports(a.content, b.content) } : null,
      everything: all !== undefined,
      view: viewOf(query),
    });
    return sendPage(request, reply, new RenderedPage(200, html), 0);
  }
}

/** The page's own address, so that a change of the text's size keeps what is compared. */
function pathOf(asked: Record<string, string | number | undefined>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) given.set(name, String(value));
  return given.size === 0 ? COMPARE_PATH : `${COMPARE_PATH}?${given.toString()}`;
}
