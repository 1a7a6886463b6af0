import { Module } from '@nestjs/common';
import { TasksModule } from '../tasks/tasks.module.ts';
import { CalendarController } from './calendar.controller.ts';
import { CalendarService } from './calendar.service.ts';

@Module({ imports: [TasksModule], controllers: [CalendarController], providers: [CalendarService] })
export class FeedsModule {}
