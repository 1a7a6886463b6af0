import { Body, Controller, Param } from '@nestjs/common';
import {
  type Body as BodyOf,
  createDepartment,
  type DepartmentView,
  listDepartments,
  type Params,
  updateDepartment,
} from '@nianbao/contracts';
import { User } from '../../body/session/session.guard.ts';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { DepartmentsService } from './departments.service.ts';

@Controller()
export class DepartmentsController {
  constructor(private readonly departments: DepartmentsService) {}

  @Handles(listDepartments)
  list(@User() user: SignedInUser): Promise<DepartmentView[]> {
    return this.departments.list(user);
  }

  @Handles(createDepartment)
  create(
    @User() user: SignedInUser,
    @Body({ schema: createDepartment.body }) body: BodyOf<typeof createDepartment>,
  ): Promise<DepartmentView> {
    return this.departments.create(user, body);
  }

  @Handles(updateDepartment)
  update(
    @User() user: SignedInUser,
    @Param({ schema: updateDepartment.params }) { id }: Params<typeof updateDepartment>,
    @Body({ schema: updateDepartment.body }) body: BodyOf<typeof updateDepartment>,
  ): Promise<DepartmentView> {
    return this.departments.update(user, id, body);
  }
}
