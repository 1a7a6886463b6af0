import { Controller } from '@nestjs/common';
import { getTasks, type TasksView } from '@nianbao/contracts';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { User } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { TasksService } from './tasks.service.ts';

@Controller()
export class TasksController {
  constructor(private readonly tasks: TasksService) {}

  @Handles(getTasks)
  get(@User() user: SignedInUser): Promise<TasksView> {
    return this.tasks.get(user);
  }
}
