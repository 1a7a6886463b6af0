import { Body, Controller, Param } from '@nestjs/common';
import {
  askExtension,
  type Body as BodyOf,
  decideExtension,
  type ExtensionView,
  listDeadlines,
  listExtensions,
  type Params,
  previewExtension,
  previewPlan,
  previewReplan,
  replanCycle,
  type Response,
} from '@nianbao/contracts';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { User } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { DeadlinesService } from './deadlines.service.ts';
import { ExtensionsService } from './extensions.service.ts';
import { ReplanningService } from './replanning.service.ts';

@Controller()
export class DeadlinesController {
  constructor(
    private readonly deadlines: DeadlinesService,
    private readonly extensions: ExtensionsService,
    private readonly replanning: ReplanningService,
  ) {}

  @Handles(listDeadlines)
  list(
    @User() user: SignedInUser,
    @Param({ schema: listDeadlines.params }) { id }: Params<typeof listDeadlines>,
  ): Promise<Response<typeof listDeadlines>> {
    return this.deadlines.list(user, id);
  }

  @Handles(previewPlan)
  previewPlan(
    @User() user: SignedInUser,
    @Body({ schema: previewPlan.body }) body: BodyOf<typeof previewPlan>,
  ): Promise<Response<typeof previewPlan>> {
    return this.replanning.preview(user, body);
  }

  @Handles(previewReplan)
  previewReplan(
    @User() user: SignedInUser,
    @Param({ schema: previewReplan.params }) { id }: Params<typeof previewReplan>,
    @Body({ schema: previewReplan.body }) body: BodyOf<typeof previewReplan>,
  ): Promise<Response<typeof previewReplan>> {
    return this.replanning.previewCycle(user, id, body);
  }

  @Handles(replanCycle)
  replan(
    @User() user: SignedInUser,
    @Param({ schema: replanCycle.params }) { id }: Params<typeof replanCycle>,
    @Body({ schema: replanCycle.body }) body: BodyOf<typeof replanCycle>,
  ): Promise<Response<typeof replanCycle>> {
    return this.replanning.replan(user, id, body);
  }

  @Handles(listExtensions)
  listExtensions(
    @User() user: SignedInUser,
    @Param({ schema: listExtensions.params }) { id }: Params<typeof listExtensions>,
  ): Promise<ExtensionView[]> {
    return this.extensions.list(user, id);
  }

  @Handles(askExtension)
  ask(
    @User() user: SignedInUser,
    @Param({ schema: askExtension.params }) { id }: Params<typeof askExtension>,
    @Body({ schema: askExtension.body }) body: BodyOf<typeof askExtension>,
  ): Promise<ExtensionView> {
    return this.extensions.ask(user, id, body);
  }

  @Handles(previewExtension)
  previewExtension(
    @User() user: SignedInUser,
    @Param({ schema: previewExtension.params }) { id }: Params<typeof previewExtension>,
    @Body({ schema: previewExtension.body }) body: BodyOf<typeof previewExtension>,
  ): Promise<Response<typeof previewExtension>> {
    return this.extensions.preview(user, id, body);
  }

  @Handles(decideExtension)
  decide(
    @User() user: SignedInUser,
    @Param({ schema: decideExtension.params }) { id }: Params<typeof decideExtension>,
    @Body({ schema: decideExtension.body }) body: BodyOf<typeof decideExtension>,
  ): Promise<ExtensionView> {
    return this.extensions.decide(user, id, body);
  }
}
