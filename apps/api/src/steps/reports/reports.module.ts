import { Module } from '@nestjs/common';
import { PartsModule } from '../parts/parts.module.ts';
import { AssignmentsService } from './assignments.service.ts';
import { ReportActionsService } from './report-actions.service.ts';
import { ReportDocumentService } from './report-document.service.ts';
import { ReportsController } from './reports.controller.ts';
import { ReportsService } from './reports.service.ts';
import { WaiversService } from './waivers.service.ts';

@Module({
  imports: [PartsModule],
  controllers: [ReportsController],
  providers: [
    AssignmentsService,
    ReportActionsService,
    ReportDocumentService,
    ReportsService,
    WaiversService,
  ],
  exports: [ReportActionsService],
})
export class ReportsModule {}
