import { Body, Controller, Param } from '@nestjs/common';
import {
  type Body as BodyOf,
  createDepartment,
  createOrganisation,
  type DepartmentView,
  getOrganisation,
  listDepartments,
  type OrganisationView,
  type Params,
  updateDepartment,
  updateOrganisation,
} from '@nianbao/contracts';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { User } from '../session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { DepartmentsService } from './departments.service.ts';
import { OrganisationsService } from './organisations.service.ts';

@Controller()
export class OrganisationsController {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly departments: DepartmentsService,
  ) {}

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

  @Handles(listDepartments)
  listDepartments(@User() user: SignedInUser): Promise<DepartmentView[]> {
    return this.departments.list(user);
  }

  @Handles(createDepartment)
  createDepartment(
    @User() user: SignedInUser,
    @Body({ schema: createDepartment.body }) body: BodyOf<typeof createDepartment>,
  ): Promise<DepartmentView> {
    return this.departments.create(user, body);
  }

  @Handles(updateDepartment)
  updateDepartment(
    @User() user: SignedInUser,
    @Param({ schema: updateDepartment.params }) { id }: Params<typeof updateDepartment>,
    @Body({ schema: updateDepartment.body }) body: BodyOf<typeof updateDepartment>,
  ): Promise<DepartmentView> {
    return this.departments.update(user, id, body);
  }
}
