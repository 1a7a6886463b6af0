import { Module } from '@nestjs/common';
import { ReportsModule } from '../reports/reports.module.ts';
import { PlannedPublications } from './planned-publications.ts';
import { Proofs } from './proofs.ts';
import { PublishingController } from './publishing.controller.ts';
import { PublishingService } from './publishing.service.ts';

@Module({
  imports: [ReportsModule],
  controllers: [PublishingController],
  providers: [PublishingService, PlannedPublications, Proofs],
})
export class PublishingModule {}
