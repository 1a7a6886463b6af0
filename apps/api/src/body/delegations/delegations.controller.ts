import { Body, Controller, Param } from '@nestjs/common';
import {
  type Body as BodyOf,
  createDelegation,
  type DelegationView,
  listDelegations,
  type Params,
  revokeDelegation,
} from '@nianbao/contracts';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { User } from '../session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { DelegationsService } from './delegations.service.ts';

@Controller()
export class DelegationsController {
  constructor(private readonly delegations: DelegationsService) {}

  @Handles(listDelegations)
  list(@User() user: SignedInUser): Promise<DelegationView[]> {
    return this.delegations.list(user);
  }

  @Handles(createDelegation)
  create(
    @User() user: SignedInUser,
    @Body({ schema: createDelegation.body }) body: BodyOf<typeof createDelegation>,
  ): Promise<DelegationView> {
    return this.delegations.create(user, body);
  }

  @Handles(revokeDelegation)
  revoke(
    @User() user: SignedInUser,
    @Param({ schema: revokeDelegation.params }) { id }: Params<typeof revokeDelegation>,
  ): Promise<DelegationView> {
    return this.delegations.revoke(user, id);
  }
}
