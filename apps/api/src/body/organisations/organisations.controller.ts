import { Body, Controller } from '@nestjs/common';
import {
  type Body as BodyOf,
  createOrganisation,
  getOrganisation,
  type OrganisationView,
  updateOrganisation,
} from '@nianbao/contracts';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { User } from '../session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { OrganisationsService } from './organisations.service.ts';

@Controller()
export class OrganisationsController {
  constructor(private readonly organisations: OrganisationsService) {}

  @Handles(getOrganisation)
  find(@User() user: SignedInUser): Promise<OrganisationView> {
    return this.organisations.find(user);
  }

  @Handles(createOrganisation)
  create(
    @User() user: SignedInUser,
    @Body({ schema: createOrganisation.body }) body: BodyOf<typeof createOrganisation>,
  ): Promise<OrganisationView> {
    return this.organisations.create(user, body);
  }

  @Handles(updateOrganisation)
  update(
    @User() user: SignedInUser,
    @Body({ schema: updateOrganisation.body }) body: BodyOf<typeof updateOrganisation>,
  ): Promise<OrganisationView> {
    return this.organisations.update(user, body);
  }
}
