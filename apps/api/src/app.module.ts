import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ArchiveModule } from './publishing/imports/imports.module.ts';
import { ClockModule } from './platform/clock/clock.module.ts';
import { CalendarModule } from './dates/calendar/calendar.module.ts';
import { CyclesModule } from './dates/cycles/cycles.module.ts';
import { DeadlinesModule } from './dates/deadlines/deadlines.module.ts';
import { ComparisonModule } from './steps/comparison/comparison.module.ts';
import { DelegationsModule } from './body/delegations/delegations.module.ts';
import { LiveModule } from './live/live.module.ts';
import { PartsModule } from './steps/parts/parts.module.ts';
import { PortalModule } from './portal/portal.module.ts';
import { PublishingModule } from './publishing/release/publishing.module.ts';
import { RemarksModule } from './steps/remarks/remarks.module.ts';
import { ReportsModule } from './steps/reports/reports.module.ts';
import { SignersModule } from './steps/signers/signers.module.ts';
import { TasksModule } from './overview/tasks/tasks.module.ts';
import { AttachmentsModule } from './body/attachments/attachments.module.ts';
import { AuditModule } from './overview/audit/audit.module.ts';
import { BoardsModule } from './overview/boards/boards.module.ts';
import type { Config } from './platform/config.ts';
import { dataSourceOptions } from './database/data-source.ts';
import { JoiningDataSource } from './platform/database/joining-data-source.ts';
import { DigestsModule } from './messages/digests/digests.module.ts';
import { ExportsModule } from './files/exports/exports.module.ts';
import { FeedsModule } from './overview/feeds/feeds.module.ts';
import { HealthModule } from './platform/health/health.module.ts';
import { HttpModule } from './http.module.ts';
import { NotificationsModule } from './messages/notifications/notifications.module.ts';
import { OrganisationsModule } from './body/organisations/organisations.module.ts';
import { PreferencesModule } from './messages/preferences/preferences.module.ts';
import { SessionModule } from './body/session/session.module.ts';
import { TemplatesModule } from './messages/templates/templates.module.ts';
import { UsersModule } from './steps/people/users.module.ts';
import { YearArchiveModule } from './files/year-archive/year-archive.module.ts';

/** Every capability of the API; tests pass a configuration of their own. */
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
        AttachmentsModule,
        AuditModule,
        BoardsModule,
        HealthModule,
        NotificationsModule,
        PreferencesModule,
        TemplatesModule,
        DigestsModule,
        ExportsModule,
        FeedsModule,
        OrganisationsModule,
        SessionModule,
        UsersModule,
        ArchiveModule,
        ClockModule,
        CalendarModule,
        CyclesModule,
        DeadlinesModule,
        ComparisonModule,
        DelegationsModule,
        LiveModule,
        PartsModule,
        PortalModule,
        PublishingModule,
        RemarksModule,
        ReportsModule,
        SignersModule,
        TasksModule,
        YearArchiveModule,
      ],
    };
  }
}
