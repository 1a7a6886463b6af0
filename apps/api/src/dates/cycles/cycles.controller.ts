import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  type Body as BodyOf,
  type CycleView,
  listCycles,
  openCycle,
  type Params,
  proposeStages,
  type Query as QueryOf,
  type Response,
  updateCycle,
} from '@nianbao/contracts';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { User } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { CyclesService } from './cycles.service.ts';

@Controller()
export class CyclesController {
  constructor(private readonly cycles: CyclesService) {}

  @Handles(listCycles)
  list(@User() user: SignedInUser): Promise<CycleView[]> {
    return this.cycles.list(user);
  }

  @Handles(proposeStages)
  propose(
    @User() user: SignedInUser,
    @Query({ schema: proposeStages.query }) { year }: QueryOf<typeof proposeStages>,
  ): Promise<Response<typeof proposeStages>> {
    return this.cycles.propose(user, year);
  }

  @Handles(openCycle)
  open(
    @User() user: SignedInUser,
    @Body({ schema: openCycle.body }) body: BodyOf<typeof openCycle>,
  ): Promise<CycleView> {
    return this.cycles.open(user, body);
  }

  @Handles(updateCycle)
  update(
    @User() user: SignedInUser,
    @Param({ schema: updateCycle.params }) { id }: Params<typeof updateCycle>,
    @Body({ schema: updateCycle.body }) body: BodyOf<typeof updateCycle>,
  ): Promise<CycleView> {
    return this.cycles.update(user, id, body);
  }
}
