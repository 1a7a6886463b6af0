import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LiveModule } from './live/live.module.ts';
import { AuditModule } from './overview/audit/audit.module.ts';
import { BoardsModule } from './overview/boards/boards.module.ts';
import { FeedsModule } from './overview/feeds/feeds.module.ts';
import { TasksModule } from './overview/tasks/tasks.module.ts';
import { ImportsModule } from './publishing/imports/imports.module.ts';
import { PublishingModule } from './publishing/release/publishing.module.ts';
import { PortalModule } from './portal/portal.module.ts';
import { ComparisonModule } from './steps/comparison/comparison.module.ts';
import { PartsModule } from './steps/parts/parts.module.ts';
import { DepartmentsModule } from './steps/departments/departments.module.ts';
import { PeopleModule } from './steps/people/people.module.ts';
import { RemarksModule } from './steps/remarks/remarks.module.ts';
import { ReportsModule } from './steps/reports/reports.module.ts';
import { SignersModule } from './steps/signers/signers.module.ts';
import { CalendarModule } from './dates/calendar/calendar.module.ts';
import { CyclesModule } from './dates/cycles/cycles.module.ts';
import { DeadlinesModule } from './dates/deadlines/deadlines.module.ts';
import { ExportsModule } from './files/exports/exports.module.ts';
import { YearArchiveModule } from './files/year-archive/year-archive.module.ts';
import { DigestsModule } from './messages/digests/digests.module.ts';
import { NotificationsModule } from './messages/notifications/notifications.module.ts';
import { PreferencesModule } from './messages/preferences/preferences.module.ts';
import { TemplatesModule } from './messages/templates/templates.module.ts';
import { AttachmentsModule } from './body/attachments/attachments.module.ts';
import { DelegationsModule } from './body/delegations/delegations.module.ts';
import { OrganisationsModule } from './body/organisations/organisations.module.ts';
import { SessionModule } from './body/session/session.module.ts';
import { ClockModule } from './platform/clock/clock.module.ts';
import { HealthModule } from './platform/health/health.module.ts';
import type { Config } from './platform/config.ts';
import { dataSourceOptions } from './database/data-source.ts';
import { JoiningDataSource } from './platform/database/joining-data-source.ts';
import { HttpModule } from './http.module.ts';

/** Every capability of the API, room by room from the top down; tests pass a configuration of their own. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => dataSourceOptions(config.DATABASE_URL, config.AUDIT_HASH),
          dataSourceFactory: (options = dataSourceOptions(config.DATABASE_URL, config.AUDIT_HASH)) =>
            new JoiningDataSource(options).initialize(),
        }),
        HttpModule.with(config),
        // live
        LiveModule,
        // overview
        AuditModule,
        BoardsModule,
        FeedsModule,
        TasksModule,
        // publishing
        ImportsModule,
        PublishingModule,
        // portal
        PortalModule,
        // steps
        ComparisonModule,
        PartsModule,
        DepartmentsModule,
        PeopleModule,
        RemarksModule,
        ReportsModule,
        SignersModule,
        // dates
        CalendarModule,
        CyclesModule,
        DeadlinesModule,
        // files
        ExportsModule,
        YearArchiveModule,
        // messages
        DigestsModule,
        NotificationsModule,
        PreferencesModule,
        TemplatesModule,
        // body
        AttachmentsModule,
        DelegationsModule,
        OrganisationsModule,
        SessionModule,
        // platform
        ClockModule,
        HealthModule,
      ],
    };
  }
}
