import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ArchiveModule } from './archive/archive.module.ts';
import { ClockModule } from './clock/clock.module.ts';
import { CalendarModule } from './calendar/calendar.module.ts';
import { CyclesModule } from './cycles/cycles.module.ts';
import { DeadlinesModule } from './deadlines/deadlines.module.ts';
import { ComparisonModule } from './comparison/comparison.module.ts';
import { DelegationsModule } from './delegations/delegations.module.ts';
import { LiveModule } from './live/live.module.ts';
import { PartsModule } from './parts/parts.module.ts';
import { PortalModule } from './portal/portal.module.ts';
import { PublishingModule } from './publishing/publishing.module.ts';
import { RemarksModule } from './remarks/remarks.module.ts';
import { ReportsModule } from './reports/reports.module.ts';
import { SignersModule } from './signers/signers.module.ts';
import { TasksModule } from './tasks/tasks.module.ts';
import { AttachmentsModule } from './attachments/attachments.module.ts';
import { AuditModule } from './audit/audit.module.ts';
import { BoardsModule } from './boards/boards.module.ts';
import type { Config } from './config.ts';
import { dataSourceOptions } from './database/data-source.ts';
import { JoiningDataSource } from './database/joining-data-source.ts';
import { DigestsModule } from './digests/digests.module.ts';
import { ExportsModule } from './exports/exports.module.ts';
import { FeedsModule } from './feeds/feeds.module.ts';
import { HealthModule } from './health/health.module.ts';
import { HttpModule } from './http/http.module.ts';
import { NotificationsModule } from './notifications/notifications.module.ts';
import { OrganisationsModule } from './organisations/organisations.module.ts';
import { PreferencesModule } from './preferences/preferences.module.ts';
import { SessionModule } from './session/session.module.ts';
import { TemplatesModule } from './templates/templates.module.ts';
import { UsersModule } from './users/users.module.ts';
import { YearArchiveModule } from './year-archive/year-archive.module.ts';

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
