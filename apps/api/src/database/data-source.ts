import { DataSource, type DataSourceOptions } from 'typeorm';
import { Attachment } from '../attachments/attachment.entity.ts';
import { AuditChain, AuditEntry } from '../audit/audit-entry.entity.ts';
import { Notification, Outbox } from '../notifications/notification.entity.ts';
import { Department } from '../organisations/department.entity.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Session } from '../session/session.entity.ts';
import { Membership } from '../users/membership.entity.ts';
import { Person } from '../users/person.entity.ts';
import { CreateSchema1763900000000 } from './migrations/1763900000000-create-schema.ts';

export const entities = [
  Organisation,
  Department,
  Person,
  Membership,
  Session,
  Attachment,
  Outbox,
  Notification,
  AuditEntry,
  AuditChain,
];
export const migrations = [CreateSchema1763900000000];

export const dataSourceOptions = (url: string): DataSourceOptions => ({
  type: 'postgres',
  url,
  entities,
  migrations,
  synchronize: false,
  extra: { max: 20, application_name: 'nianbao' },
});

/** For whoever works on a database without the application: migrating, loading data, tests. */
export const createDataSource = (url: string): DataSource => new DataSource(dataSourceOptions(url));
