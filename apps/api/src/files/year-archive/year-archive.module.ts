import { Module } from '@nestjs/common';
import { YearArchiveController } from './year-archive.controller.ts';
import { YearArchiveService } from './year-archive.service.ts';

@Module({ controllers: [YearArchiveController], providers: [YearArchiveService] })
export class YearArchiveModule {}
