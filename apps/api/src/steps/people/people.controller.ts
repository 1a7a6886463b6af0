import { Body, Controller, Param } from '@nestjs/common';
import {
  type Body as BodyOf,
  createPerson,
  listPeople,
  type Params,
  type PersonView,
  resetPassword,
  type Response,
  updatePerson,
} from '@nianbao/contracts';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { User } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { PeopleService } from './people.service.ts';

@Controller()
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Handles(listPeople)
  list(@User() user: SignedInUser): Promise<PersonView[]> {
    return this.people.list(user);
  }

  @Handles(createPerson)
  create(
    @User() user: SignedInUser,
    @Body({ schema: createPerson.body }) body: BodyOf<typeof createPerson>,
  ): Promise<PersonView> {
    return this.people.create(user, body);
  }

  @Handles(updatePerson)
  update(
    @User() user: SignedInUser,
    @Param({ schema: updatePerson.params }) { id }: Params<typeof updatePerson>,
    @Body({ schema: updatePerson.body }) body: BodyOf<typeof updatePerson>,
  ): Promise<PersonView> {
    return this.people.update(user, id, body);
  }

  @Handles(resetPassword)
  async resetPassword(
    @User() user: SignedInUser,
    @Param({ schema: resetPassword.params }) { id }: Params<typeof resetPassword>,
    @Body({ schema: resetPassword.body }) body: BodyOf<typeof resetPassword>,
  ): Promise<Response<typeof resetPassword>> {
    await this.people.resetPassword(user, id, body);
    return { done: true };
  }
}
