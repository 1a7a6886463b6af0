import { compareWords } from '@nianbao/report-formats';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { compareReports, compareTexts, portalCompare, type PortalView } from '@nianbao/documents';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Public } from '../platform/http/public.ts';
import { askedOf, viewOf } from './asked.ts';
import { sendPage } from './page-reply.ts';
import { COMPARE_PATH } from './paths.ts';
import { type Cacheable, PortalCache } from './portal-cache.ts';
import { type PublicRow, reportInForce } from './portal.queries.ts';
import { PortalService, summaryOf } from './portal.service.ts';
import { RenderedPage } from './rendered-page.ts';

/** Two years of a body, or two bodies: figures cell by cell, texts word by word. */
@Public()
@ApiExcludeController()
@Controller()
export class CompareController {
  constructor(
    private readonly db: DataSource,
    private readonly cache: PortalCache,
    private readonly portal: PortalService,
  ) {}

  @Get(COMPARE_PATH)
  async compare(@Query() query: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const asked = askedOf(query);
    const path = pathOf(asked);
    const view = viewOf(query);
    const key = `compare ${path} ${view.size} ${view.contrast}`;
    const page = await this.cache.get(
      key,
      () => this.render(asked, path, view),
      // Of what is not there anybody may ask without end.
      ({ worthKeeping }) => worthKeeping,
    );
    return sendPage(request, reply, page.rendered, 0);
  }

  private async render(asked: Asked, path: string, view: PortalView): Promise<ComparePage> {
    const { 'body-a': bodyA, 'year-a': yearA, 'body-b': bodyB, 'year-b': yearB, all } = asked;
    const { bodies, years } = await this.portal.choices();
    const a = await reportInForce(this.db.manager, bodyA, yearA);
    const b = await reportInForce(this.db.manager, bodyB, yearB);
    const html = portalCompare({
      site: this.portal.site,
      path,
      bodies,
      years,
      asked: {
        ...(bodyA ? { bodyA } : {}),
        ...(yearA ? { yearA } : {}),
        ...(bodyB ? { bodyB } : {}),
        ...(yearB ? { yearB } : {}),
      },
      found: a && b ? comparisonOf(a, b) : null,
      everything: all !== undefined,
      view,
    });
    const rendered = new RenderedPage(200, html);
    return { rendered, organisationId: null, size: rendered.size, worthKeeping: Boolean(a && b) };
  }
}

type Asked = ReturnType<typeof askedOf>;
interface ComparePage extends Cacheable {
  rendered: RenderedPage;
  worthKeeping: boolean;
}

const comparisonOf = (a: PublicRow, b: PublicRow) => ({
  a: summaryOf(a),
  b: summaryOf(b),
  tables: compareReports(a.content, b.content),
  texts: compareTexts(a.content, b.content, compareWords),
});

/** The page's own address, so that a change of the text's size keeps what is compared. */
const NAMES = ['body-a', 'year-a', 'body-b', 'year-b', 'all'] as const;
function pathOf(asked: Asked): string {
  const given = new URLSearchParams();
  for (const name of NAMES) if (asked[name] !== undefined) given.set(name, String(asked[name]));
  return given.size === 0 ? COMPARE_PATH : `${COMPARE_PATH}?${given.toString()}`;
}
