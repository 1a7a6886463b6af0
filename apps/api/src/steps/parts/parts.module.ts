import { Module } from '@nestjs/common';
import { NudgesService } from './nudges.service.ts';
import { PartReadService } from './part-read.service.ts';
import { PartSaveService } from './part-save.service.ts';
import { PartsController } from './parts.controller.ts';
import { PartsService } from './parts.service.ts';
import { ReviewersService } from './reviewers.service.ts';

@Module({
  controllers: [PartsController],
  providers: [NudgesService, PartReadService, PartSaveService, PartsService, ReviewersService],
  exports: [PartsService],
})
export class PartsModule {}
