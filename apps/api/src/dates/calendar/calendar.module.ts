import { Module } from '@nestjs/common';
import { DeadlinesModule } from '../deadlines/deadlines.module.ts';
import { CalendarController } from './calendar.controller.ts';
import { CalendarService } from './calendar.service.ts';

@Module({ imports: [DeadlinesModule], controllers: [CalendarController], providers: [CalendarService] })
export class CalendarModule {}
