import { Body, Controller, Param } from '@nestjs/common';
import {
  type Body as BodyOf,
  cancelPublicationPlan,
  enterFiling,
  getPublishing,
  issueNumber,
  type Params,
  planPublication,
  provePublication,
  type PublishingView,
  type ReceiptView,
  type ReportView,
  setDelivery,
} from '@nianbao/contracts';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { User } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { Proofs } from './proofs.ts';
import { PublishingService } from './publishing.service.ts';

@Controller()
export class PublishingController {
  constructor(
    private readonly publishing: PublishingService,
    private readonly proofs: Proofs,
  ) {}

  @Handles(getPublishing)
  get(
    @User() user: SignedInUser,
    @Param({ schema: getPublishing.params }) { id }: Params<typeof getPublishing>,
  ): Promise<PublishingView> {
    return this.publishing.get(user, id);
  }

  @Handles(issueNumber)
  issue(
    @User() user: SignedInUser,
    @Param({ schema: issueNumber.params }) { id }: Params<typeof issueNumber>,
    @Body({ schema: issueNumber.body }) body: BodyOf<typeof issueNumber>,
  ): Promise<ReportView> {
    return this.publishing.issue(user, id, body);
  }

  @Handles(planPublication)
  plan(
    @User() user: SignedInUser,
    @Param({ schema: planPublication.params }) { id }: Params<typeof planPublication>,
    @Body({ schema: planPublication.body }) body: BodyOf<typeof planPublication>,
  ): Promise<PublishingView> {
    return this.publishing.plan(user, id, body);
  }

  @Handles(cancelPublicationPlan)
  cancel(
    @User() user: SignedInUser,
    @Param({ schema: cancelPublicationPlan.params }) { id }: Params<typeof cancelPublicationPlan>,
  ): Promise<PublishingView> {
    return this.publishing.cancel(user, id);
  }

  @Handles(enterFiling)
  file(
    @User() user: SignedInUser,
    @Param({ schema: enterFiling.params }) { id }: Params<typeof enterFiling>,
    @Body({ schema: enterFiling.body }) body: BodyOf<typeof enterFiling>,
  ): Promise<PublishingView> {
    return this.publishing.file(user, id, body);
  }

  @Handles(setDelivery)
  setDelivery(
    @User() user: SignedInUser,
    @Param({ schema: setDelivery.params }) { id }: Params<typeof setDelivery>,
    @Body({ schema: setDelivery.body }) body: BodyOf<typeof setDelivery>,
  ): Promise<PublishingView> {
    return this.publishing.setDelivery(user, id, body);
  }

  @Handles(provePublication)
  prove(
    @User() user: SignedInUser,
    @Param({ schema: provePublication.params }) { id }: Params<typeof provePublication>,
  ): Promise<ReceiptView> {
    return this.proofs.proveNow(user, id);
  }
}
