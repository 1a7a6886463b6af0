import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  type Body as BodyOf,
  type ChannelsView,
  createHook,
  deleteHook,
  type DeliveryView,
  getChannels,
  type HookView,
  listDeliveries,
  type Params,
  type Query as QueryOf,
  resendAllDead,
  resendDelivery,
  type Response,
  tryEmail,
  tryHook,
  updateHook,
} from '@nianbao/contracts';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { User } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { ChannelsService } from './channels.service.ts';
import { DeadLettersService } from './dead-letters.service.ts';
import { HooksService } from './hooks.service.ts';

/** What the admin sees of the ways on which messages leave. */
@Controller()
export class ChannelsController {
  constructor(
    private readonly channels: ChannelsService,
    private readonly hooks: HooksService,
    private readonly letters: DeadLettersService,
  ) {}

  @Handles(getChannels)
  get(@User() user: SignedInUser): Promise<ChannelsView> {
    return this.channels.get(user);
  }

  @Handles(tryEmail)
  tryEmail(@User() user: SignedInUser): Promise<DeliveryView> {
    return this.channels.tryEmail(user);
  }

  @Handles(createHook)
  create(
    @User() user: SignedInUser,
    @Body({ schema: createHook.body }) body: BodyOf<typeof createHook>,
  ): Promise<HookView> {
    return this.hooks.create(user, body);
  }

  @Handles(updateHook)
  update(
    @User() user: SignedInUser,
    @Param({ schema: updateHook.params }) { id }: Params<typeof updateHook>,
    @Body({ schema: updateHook.body }) body: BodyOf<typeof updateHook>,
  ): Promise<HookView> {
    return this.hooks.update(user, id, body);
  }

  @Handles(deleteHook)
  async delete(
    @User() user: SignedInUser,
    @Param({ schema: deleteHook.params }) { id }: Params<typeof deleteHook>,
  ): Promise<{ done: true }> {
    await this.hooks.delete(user, id);
    return { done: true };
  }

  @Handles(tryHook)
  tryHook(
    @User() user: SignedInUser,
    @Param({ schema: tryHook.params }) { id }: Params<typeof tryHook>,
  ): Promise<DeliveryView> {
    return this.hooks.try(user, id);
  }

  @Handles(listDeliveries)
  list(
    @User() user: SignedInUser,
    @Query({ schema: listDeliveries.query }) query: QueryOf<typeof listDeliveries>,
  ): Promise<Response<typeof listDeliveries>> {
    return this.letters.list(user, query);
  }

  @Handles(resendAllDead)
  resendAll(@User() user: SignedInUser): Promise<{ count: number }> {
    return this.letters.resendAll(user);
  }

  @Handles(resendDelivery)
  resend(
    @User() user: SignedInUser,
    @Param({ schema: resendDelivery.params }) { id }: Params<typeof resendDelivery>,
  ): Promise<DeliveryView> {
    return this.letters.resend(user, id);
  }
}
