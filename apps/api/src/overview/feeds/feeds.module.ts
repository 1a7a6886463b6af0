import { Module } from '@nestjs/common';
import { TasksModule } from '../tasks/tasks.module.ts';
import { CalendarController } from './ical-feed.controller.ts';
import { CalendarService } from './ical-feed.service.ts';

@Module({ imports: [TasksModule], controllers: [CalendarController], providers: [CalendarService] })
export class FeedsModule {}
