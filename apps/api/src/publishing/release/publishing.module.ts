import { Module } from '@nestjs/common';
import { PortalModule } from '../../portal/portal.module.ts';
import { ReportsModule } from '../../steps/reports/reports.module.ts';
import { PlannedPublications } from './planned-publications.ts';
import { Proofs } from './proofs.ts';
import { PublishingController } from './publishing.controller.ts';
import { PublishingService } from './publishing.service.ts';

@Module({
  imports: [ReportsModule, PortalModule],
  controllers: [PublishingController],
  providers: [PublishingService, PlannedPublications, Proofs],
})
export class PublishingModule {}
