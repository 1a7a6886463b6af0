import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  actOnPart,
  type Body as BodyOf,
  getHistory,
  getPart,
  listRevisions,
  nudgePart,
  type Params,
  type PartSummary,
  type PartView,
  type Query as QueryOf,
  type Response,
  saveChanges,
  setReviewers,
} from '@nianbao/contracts';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { User } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { NudgesService } from './nudges.service.ts';
import { PartReadService } from './part-read.service.ts';
import { PartSaveService } from './part-save.service.ts';
import { PartsService } from './parts.service.ts';
import { ReviewersService } from './reviewers.service.ts';

@Controller()
export class PartsController {
  constructor(
    private readonly reads: PartReadService,
    private readonly saves: PartSaveService,
    private readonly parts: PartsService,
    private readonly reviewers: ReviewersService,
    private readonly nudges: NudgesService,
  ) {}

  @Handles(getPart)
  get(
    @User() user: SignedInUser,
    @Param({ schema: getPart.params }) { id }: Params<typeof getPart>,
  ): Promise<PartView> {
    return this.reads.get(user, id);
  }

  @Handles(saveChanges)
  save(
    @User() user: SignedInUser,
    @Param({ schema: saveChanges.params }) { id }: Params<typeof saveChanges>,
    @Body({ schema: saveChanges.body }) body: BodyOf<typeof saveChanges>,
  ): Promise<Response<typeof saveChanges>> {
    return this.saves.save(user, id, body);
  }

  @Handles(actOnPart)
  act(
    @User() user: SignedInUser,
    @Param({ schema: actOnPart.params }) { id }: Params<typeof actOnPart>,
    @Body({ schema: actOnPart.body }) body: BodyOf<typeof actOnPart>,
  ): Promise<PartView> {
    return this.parts.act(user, id, body);
  }

  @Handles(nudgePart)
  nudge(
    @User() user: SignedInUser,
    @Param({ schema: nudgePart.params }) { id }: Params<typeof nudgePart>,
    @Body({ schema: nudgePart.body }) body: BodyOf<typeof nudgePart>,
  ): Promise<PartSummary> {
    return this.nudges.nudge(user, id, body);
  }

  @Handles(setReviewers)
  review(
    @User() user: SignedInUser,
    @Param({ schema: setReviewers.params }) { id }: Params<typeof setReviewers>,
    @Body({ schema: setReviewers.body }) body: BodyOf<typeof setReviewers>,
  ): Promise<PartView> {
    return this.reviewers.set(user, id, body);
  }

  @Handles(getHistory)
  history(
    @User() user: SignedInUser,
    @Param({ schema: getHistory.params }) { id }: Params<typeof getHistory>,
    @Query({ schema: getHistory.query }) { address }: QueryOf<typeof getHistory>,
  ): Promise<Response<typeof getHistory>> {
    return this.reads.history(user, id, address);
  }

  @Handles(listRevisions)
  revisions(
    @User() user: SignedInUser,
    @Param({ schema: listRevisions.params }) { id }: Params<typeof listRevisions>,
  ): Promise<Response<typeof listRevisions>> {
    return this.reads.revisions(user, id);
  }
}
