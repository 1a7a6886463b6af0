import { Module } from '@nestjs/common';
import { DeadlinesController } from './deadlines.controller.ts';
import { DeadlinesService } from './deadlines.service.ts';
import { ExtensionsService } from './extensions.service.ts';
import { RemindersService } from './reminders.service.ts';
import { ReplanningService } from './replanning.service.ts';

@Module({
  controllers: [DeadlinesController],
  providers: [DeadlinesService, ExtensionsService, RemindersService, ReplanningService],
  exports: [ReplanningService],
})
export class DeadlinesModule {}
