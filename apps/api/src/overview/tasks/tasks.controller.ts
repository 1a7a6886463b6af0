import { Controller } from '@nestjs/common';
import { getTasks, type TasksView } from '@nianbao/contracts';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { type SignedInUser, User } from '../../body/session/session.guard.ts';
import { TasksService } from './tasks.service.ts';

@Controller()
export class TasksController {
  constructor(private readonly tasks: TasksService) {}

  @Handles(getTasks)
  get(@User() user: SignedInUser): Promise<TasksView> {
    return this.tasks.get(user);
  }
}
