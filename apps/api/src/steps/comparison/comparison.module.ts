import { Module } from '@nestjs/common';
import { ComparisonController } from './comparison.controller.ts';
import { ComparisonService } from './comparison.service.ts';

@Module({ controllers: [ComparisonController], providers: [ComparisonService] })
export class ComparisonModule {}
