import { Module } from '@nestjs/common';
import { TasksModule } from '../tasks/tasks.module.ts';
import { IcalFeedController } from './ical-feed.controller.ts';
import { IcalFeedService } from './ical-feed.service.ts';

@Module({ imports: [TasksModule], controllers: [IcalFeedController], providers: [IcalFeedService] })
export class FeedsModule {}
