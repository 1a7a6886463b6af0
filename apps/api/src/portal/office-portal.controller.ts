import { Controller, Inject, Param, Query, Res } from '@nestjs/common';
import {
  exportPortal,
  getPublicationFragment,
  type Params,
  type Query as QueryOf,
  type Response,
} from '@nianbao/contracts';
import { zipFolder } from '@nianbao/documents';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import type { Config } from '../platform/config.ts';
import { CONFIG } from '../platform/http/config.token.ts';
import { Handles } from '../platform/http/endpoint.decorator.ts';
import { Problem } from '../platform/http/problem.ts';
import { requireRole, User } from '../body/session/session.guard.ts';
import { type SignedInUser } from '../platform/session/signed-in-user.ts';
import { publicPath } from '../report/publications/publications.queries.ts';
import { siteOf } from './paths.ts';
import { publicRow } from './portal.queries.ts';
import { fragmentOf } from './static-pages.ts';
import { StaticSiteService } from './static-site.service.ts';

/** What the office takes to its own website. */
@Controller()
export class OfficePortalController {
  constructor(
    private readonly db: DataSource,
    private readonly staticSite: StaticSiteService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Handles(getPublicationFragment)
  async fragment(
    @User() user: SignedInUser,
    @Param({ schema: getPublicationFragment.params }) { id }: Params<typeof getPublicationFragment>,
  ): Promise<Response<typeof getPublicationFragment>> {
    requireRole(user, 'office');
    const row = await publicRow(this.db.manager, user.organisationId, id);
    if (!row) throw new Problem('not-found');
    const source = siteOf(this.config).origin + publicPath(row.slug, row.year, row.edition);
    return {
      html: fragmentOf(row, {
        source,
        picture: (pictureId) => `${source}/attachments/${encodeURIComponent(pictureId)}`,
      }),
      contentHash: row.content_hash,
    };
  }

  @Handles(exportPortal)
  async export(
    @User() user: SignedInUser,
    @Query({ schema: exportPortal.query }) { base }: QueryOf<typeof exportPortal>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    requireRole(user, 'office');
    const folder = await this.staticSite.folder(user.organisationId, base);
    await reply
      .type('application/zip')
      .header('content-disposition', 'attachment; filename="nianbao-portal.zip"')
      .header('cache-control', 'private, no-store')
      .send(Buffer.from(zipFolder(folder)));
  }
}
