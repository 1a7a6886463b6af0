import { Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR } from '@nestjs/core';
import { CompareController } from './compare.controller.ts';
import { FastPages } from './fast-pages.ts';
import { MachinesController } from './machines.controller.ts';
import { NowhereFilter } from './nowhere.filter.ts';
import { OfficePortalController } from './office-portal.controller.ts';
import { OwnWritesInterceptor } from './own-writes.interceptor.ts';
import { PdfMaker } from './pdf-maker.ts';
import { PortalCache } from './portal-cache.ts';
import { PortalController } from './portal.controller.ts';
import { PortalListener } from './portal.listener.ts';
import { PortalService } from './portal.service.ts';
import { ReportPagesService } from './report-pages.service.ts';
import { StaticSiteService } from './static-site.service.ts';
import { UploadLimit } from './upload-limit.ts';
import { VerifyController } from './verify.controller.ts';
import { ViewCounter } from './view-counter.ts';

@Module({
  controllers: [
    OfficePortalController,
    MachinesController,
    CompareController,
    VerifyController,
    PortalController,
  ],
  providers: [
    PortalCache,
    PortalListener,
    FastPages,
    PdfMaker,
    PortalService,
    ReportPagesService,
    StaticSiteService,
    UploadLimit,
    ViewCounter,
    { provide: APP_FILTER, useClass: NowhereFilter },
    { provide: APP_INTERCEPTOR, useClass: OwnWritesInterceptor },
  ],
  exports: [ReportPagesService],
})
export class PortalModule {}
