import { Controller, Param, Query } from '@nestjs/common';
import {
  type AuditEntryView,
  listActivity,
  listAudit,
  type Params,
  type Query as QueryOf,
  type Response,
} from '@nianbao/contracts';
import { Handles } from '../http/endpoint.decorator.ts';
import { type SignedInUser, User } from '../http/session.guard.ts';
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

  @Handles(listActivity)
  activity(
    @User() user: SignedInUser,
    @Param({ schema: listActivity.params }) { id }: Params<typeof listActivity>,
  ): Promise<AuditEntryView[]> {
    return this.audit.activity(user, id);
  }
}
