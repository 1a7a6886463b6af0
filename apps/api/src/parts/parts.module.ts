import { Module } from '@nestjs/common';
import { PartReadService } from './part-read.service.ts';
import { PartSaveService } from './part-save.service.ts';
import { PartsController } from './parts.controller.ts';
import { PartsService } from './parts.service.ts';

@Module({
  controllers: [PartsController],
  providers: [PartReadService, PartSaveService, PartsService],
  exports: [PartsService],
})
export class PartsModule {}
