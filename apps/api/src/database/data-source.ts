import type { HashAlgorithm } from '@nianbao/record';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { Attachment } from '../body/attachments/attachment.entity.ts';
import { AuditAnchor, AuditChain, AuditEntry } from '../record/chain/audit-entry.entity.ts';
import { Notification, Outbox } from '../messages/notifications/notification.entity.ts';
import { Delivery } from '../messages/delivery/delivery.entity.ts';
import { Hook } from '../messages/delivery/hook.entity.ts';
import { MessagePreference } from '../messages/preferences/message-preference.entity.ts';
import { MessageTemplate } from '../messages/templates/message-template.entity.ts';
import { CalendarEvent } from '../overview/feeds/calendar-event.entity.ts';
import { CalendarDayRow, CalendarYear } from '../body/calendar/calendar-day.entity.ts';
import { Cycle } from '../report/cycles/cycle.entity.ts';
import { Deadline, Reminder, ReminderRun } from '../dates/deadlines/deadline.entity.ts';
import { Extension } from '../dates/deadlines/extension.entity.ts';
import { IdempotencyKey } from '../platform/idempotency/idempotency-key.entity.ts';
import { Department } from '../body/organisations/department.entity.ts';
import { Organisation } from '../body/organisations/organisation.entity.ts';
import { PartApproval, PartReviewer, ReturnFinding } from '../report/parts/part-approval.entity.ts';
import { PartRevision } from '../report/parts/part-revision.entity.ts';
import { Part, PartAssignee } from '../report/parts/part.entity.ts';
import { Place, PlaceChange } from '../report/parts/place.entity.ts';
import { Publication, PublicationView } from '../report/publications/publication.entity.ts';
import {
  Filing,
  IssuedNumber,
  PublicationPlan,
  PublicationReceipt,
} from '../report/publications/publication-plan.entities.ts';
import { Remark } from '../report/remarks/remark.entity.ts';
import { FigureExplanation } from '../report/reports/figure-explanation.entity.ts';
import { ReportView } from '../report/reports/report-view.entity.ts';
import { Report } from '../report/reports/report.entity.ts';
import { SecrecyReview } from '../report/reports/secrecy-review.entity.ts';
import { Signature } from '../report/reports/signature.entity.ts';
import { Waiver } from '../report/reports/waiver.entity.ts';
import { Session } from '../body/session/session.entity.ts';
import { SignInAttempt } from '../body/session/sign-in-attempt.entity.ts';
import { Presence } from '../live/presence.entity.ts';
import { PartView } from '../report/comparison/part-view.entity.ts';
import { Delegation } from '../body/delegations/delegation.entity.ts';
import { Membership } from '../body/people/membership.entity.ts';
import { Person } from '../body/people/person.entity.ts';
import { PublicationFile, PublicText, ViewCount, ViewSalt } from '../portal/portal.entity.ts';
import { SignedCopy } from '../files/exports/signed-copy.entity.ts';
import { WordExportRow } from '../files/exports/word-export.entity.ts';
import { CreateSchema1763900000000 } from './migrations/1763900000000-create-schema.ts';
import { CreateSignInAttempt1763900100000 } from './migrations/1763900100000-create-sign-in-attempt.ts';
import { KeepWithdrawnEditions1763900200000 } from './migrations/1763900200000-keep-withdrawn-editions.ts';
import { KeepPlaceOfWaiver1763900300000 } from './migrations/1763900300000-keep-place-of-waiver.ts';
import { CreateIdempotencyKey1763900400000 } from './migrations/1763900400000-create-idempotency-key.ts';
import { CreateLive1763900500000 } from './migrations/1763900500000-create-live.ts';
import { CreateDelegation1763900600000 } from './migrations/1763900600000-create-delegation.ts';
import { CreatePartView1763900700000 } from './migrations/1763900700000-create-part-view.ts';
import { CreatePartApproval1763900800000 } from './migrations/1763900800000-create-part-approval.ts';
import { KeepWhatWasSigned1763900810000 } from './migrations/1763900810000-keep-what-was-signed.ts';
import { AbandonCorrections1763900820000 } from './migrations/1763900820000-abandon-corrections.ts';
import { BeginDelegations1763900850000 } from './migrations/1763900850000-begin-delegations.ts';
import { AnchorRemarks1763901000000 } from './migrations/1763901000000-anchor-remarks.ts';
import { KeepFirstLooks1763901010000 } from './migrations/1763901010000-keep-first-looks.ts';
import { KeepZeroReports1763900900000 } from './migrations/1763900900000-keep-zero-reports.ts';
import { SortMessages1763901400000 } from './migrations/1763901400000-sort-messages.ts';
import { CreateDelivery1763901410000 } from './migrations/1763901410000-create-delivery.ts';
import { CreateMessageTemplate1763901420000 } from './migrations/1763901420000-create-message-template.ts';
import { AnchorRecord1763901600000 } from './migrations/1763901600000-anchor-record.ts';
import { CreatePortalStore1763902000000 } from './migrations/1763902000000-create-portal-store.ts';
import { CountViews1763902010000 } from './migrations/1763902010000-count-views.ts';
import { CreateCalendarAndPlan1763901200000 } from './migrations/1763901200000-create-calendar-and-plan.ts';
import { CreateDeadline1763901210000 } from './migrations/1763901210000-create-deadline.ts';
import { CreateExtension1763901220000 } from './migrations/1763901220000-create-extension.ts';
import { CreatePublishing1763901800000 } from './migrations/1763901800000-create-publishing.ts';
import { CreateExports1763902200000 } from './migrations/1763902200000-create-exports.ts';
import { ConfirmMailboxes1763906020000 } from './migrations/1763906020000-confirm-mailboxes.ts';
import { NumberCalendarEvents1763906010000 } from './migrations/1763906010000-number-calendar-events.ts';
import { PaceRobots1763906000000 } from './migrations/1763906000000-pace-robots.ts';
import { TellByDeadline1763903000000 } from './migrations/1763903000000-tell-by-deadline.ts';
import { GuardRecord1763909500000 } from './migrations/1763909500000-guard-record.ts';
import { FreeFormatIds1763920000000 } from './migrations/1763920000000-free-format-ids.ts';
import { SayKindOfBody1763920010000 } from './migrations/1763920010000-say-kind-of-body.ts';

export const entities = [
  Organisation,
  Department,
  Person,
  Membership,
  Session,
  SignInAttempt,
  Attachment,
  Outbox,
  Notification,
  AuditEntry,
  AuditChain,
  AuditAnchor,
  Cycle,
  Report,
  Part,
  PartAssignee,
  PartReviewer,
  PartApproval,
  ReturnFinding,
  FigureExplanation,
  Place,
  PlaceChange,
  PartRevision,
  Remark,
  Waiver,
  SecrecyReview,
  Signature,
  ReportView,
  Publication,
  PublicationView,
  IssuedNumber,
  PublicationPlan,
  Filing,
  PublicationReceipt,
  IdempotencyKey,
  Presence,
  Delegation,
  PartView,
  MessagePreference,
  Hook,
  Delivery,
  MessageTemplate,
  PublicText,
  PublicationFile,
  ViewCount,
  ViewSalt,
  CalendarDayRow,
  CalendarEvent,
  CalendarYear,
  Deadline,
  Reminder,
  ReminderRun,
  Extension,
  WordExportRow,
  SignedCopy,
];
export const migrations = [
  CreateSchema1763900000000,
  CreateSignInAttempt1763900100000,
  KeepWithdrawnEditions1763900200000,
  KeepPlaceOfWaiver1763900300000,
  CreateIdempotencyKey1763900400000,
  CreateLive1763900500000,
  CreateDelegation1763900600000,
  CreatePartView1763900700000,
  CreatePartApproval1763900800000,
  KeepWhatWasSigned1763900810000,
  AbandonCorrections1763900820000,
  BeginDelegations1763900850000,
  AnchorRemarks1763901000000,
  KeepFirstLooks1763901010000,
  KeepZeroReports1763900900000,
  SortMessages1763901400000,
  CreateDelivery1763901410000,
  CreateMessageTemplate1763901420000,
  AnchorRecord1763901600000,
  CreatePortalStore1763902000000,
  CountViews1763902010000,
  CreateCalendarAndPlan1763901200000,
  CreateDeadline1763901210000,
  CreateExtension1763901220000,
  CreatePublishing1763901800000,
  CreateExports1763902200000,
  TellByDeadline1763903000000,
  PaceRobots1763906000000,
  NumberCalendarEvents1763906010000,
  ConfirmMailboxes1763906020000,
  GuardRecord1763909500000,
  FreeFormatIds1763920000000,
  SayKindOfBody1763920010000,
];

/** `auditHash`: with what the record of a body that begins now is chained. */
export const dataSourceOptions = (url: string, auditHash: HashAlgorithm = 'sha256'): DataSourceOptions => ({
  type: 'postgres',
  url,
  entities,
  migrations,
  synchronize: false,
  extra: { max: 20, application_name: 'nianbao', options: `-c nianbao.audit_hash=${auditHash}` },
});

/** For whoever works on a database without the application: migrating, loading data, tests. */
export const createDataSource = (url: string): DataSource => new DataSource(dataSourceOptions(url));
