import { Controller, Param } from '@nestjs/common';
import {
  type BurnDownView,
  getBurnDown,
  getTimeliness,
  type Params,
  type TimelinessView,
} from '@nianbao/contracts';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { User } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { BoardsService } from './boards.service.ts';

@Controller()
export class BoardsController {
  constructor(private readonly boards: BoardsService) {}

  @Handles(getTimeliness)
  timeliness(@User() user: SignedInUser): Promise<TimelinessView> {
    return this.boards.timeliness(user);
  }

  @Handles(getBurnDown)
  burnDown(
    @User() user: SignedInUser,
    @Param({ schema: getBurnDown.params }) { id }: Params<typeof getBurnDown>,
  ): Promise<BurnDownView> {
    return this.boards.burnDown(user, id);
  }
}
