import { Body, Controller, Param, Query, Res } from '@nestjs/common';
import {
  type ActivityView,
  type AnchorView,
  type Body as BodyOf,
  exportEntries,
  exportRecord,
  listActivity,
  listAnchors,
  listAudit,
  type Params,
  type Query as QueryOf,
  type Response,
  takeAnchor,
  verifyAudit,
} from '@nianbao/contracts';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { User } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { AuditService } from './audit.service.ts';

@Controller()
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Handles(listAudit)
  list(
    @User() user: SignedInUser,
    @Query({ schema: listAudit.query }) query: QueryOf<typeof listAudit>,
  ): Promise<Response<typeof listAudit>> {
    return this.audit.list(user, query);
  }

  @Handles(exportEntries)
  exportEntries(
    @User() user: SignedInUser,
    @Body({ schema: exportEntries.body }) body: BodyOf<typeof exportEntries>,
  ): Promise<Response<typeof exportEntries>> {
    return this.audit.exportEntries(user, body);
  }

  @Handles(verifyAudit)
  verify(
    @User() user: SignedInUser,
    @Query({ schema: verifyAudit.query }) query: QueryOf<typeof verifyAudit>,
  ): Promise<Response<typeof verifyAudit>> {
    return this.audit.verify(user, query);
  }

  @Handles(listAnchors)
  anchors(@User() user: SignedInUser): Promise<AnchorView[]> {
    return this.audit.anchors(user);
  }

  @Handles(takeAnchor)
  takeAnchor(@User() user: SignedInUser): Promise<AnchorView> {
    return this.audit.takeAnchor(user);
  }

  @Handles(exportRecord)
  async export(@User() user: SignedInUser, @Res() reply: FastifyReply): Promise<void> {
    const bytes = await this.audit.export(user);
    await reply
      .header('content-type', 'application/jsonl; charset=utf-8')
      .header('content-disposition', 'attachment; filename="record.jsonl"')
      .header('cache-control', 'no-store')
      .send(Readable.from(bytes, { objectMode: false }));
  }

  @Handles(listActivity)
  activity(
    @User() user: SignedInUser,
    @Param({ schema: listActivity.params }) { id }: Params<typeof listActivity>,
  ): Promise<ActivityView[]> {
    return this.audit.activity(user, id);
  }
}
