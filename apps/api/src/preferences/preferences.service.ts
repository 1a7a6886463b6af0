import { Inject, Injectable } from '@nestjs/common';
import {
  type AuditAction,
  type Body,
  type MessagePreferencesView,
  PERSON_CHANNELS,
  type renewCalendarAddress,
  type Response,
  TOPICS,
  type updateMessagePreferences,
} from '@nianbao/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../audit/record.ts';
import { Clock } from '../clock/clock.module.ts';
import type { Config } from '../config.ts';
import { Hook } from '../delivery/hook.entity.ts';
import { Mailer } from '../delivery/mailer.ts';
import { CONFIG } from '../http/config.token.ts';
import { Problem } from '../http/problem.ts';
import type { SignedInUser } from '../http/session.guard.ts';
import { hashToken, newToken } from '../session/session-token.ts';
import { DEFAULT_DIGEST_HOUR, MessagePreference } from './message-preference.entity.ts';

/** What one person wants to be told by the body of the session, and where. */
@Injectable()
export class PreferencesService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async get({ id: personId, organisationId }: SignedInUser): Promise<MessagePreferencesView> {
    const tx = this.db.manager;
    return this.viewOf(
      tx,
      organisationId,
      await tx.findOneBy(MessagePreference, { personId, organisationId }),
    );
  }

  update(
    user: SignedInUser,
    { version, email, digestHour, silenced }: Body<typeof updateMessagePreferences>,
  ): Promise<MessagePreferencesView> {
    return this.write(user, 'preference.update', async (tx, preference) => {
      if ((preference.version ?? 0) !== version) throw new Problem('stale-version');
      const emailRefused = email === preference.email ? (preference.emailRefused ?? null) : null;
      const words = [...new Set(silenced.map(({ channel, topic }) => `${channel}:${topic}`))].toSorted();
      return tx.save(Object.assign(preference, { email, emailRefused, digestHour, silenced: words }));
    });
  }

  /** The address that was in force, if any, leads nowhere from now on. */
  async renewCalendar(user: SignedInUser): Promise<Response<typeof renewCalendarAddress>> {
    const secret = newToken();
    const preferences = await this.write(user, 'calendar.renew', (tx, preference) =>
      tx.save(
        Object.assign(preference, { calendarHash: hashToken(secret), calendarSince: this.clock.now() }),
      ),
    );
    return { url: new URL(`/api/calendar/${secret}.ics`, this.config.PUBLIC_URL).href, preferences };
  }

  revokeCalendar(user: SignedInUser): Promise<MessagePreferencesView> {
    return this.write(user, 'calendar.revoke', (tx, preference) =>
      tx.save(Object.assign(preference, { calendarHash: null, calendarSince: null })),
    );
  }

  private write(
    user: SignedInUser,
    action: AuditAction,
    change: (tx: EntityManager, preference: MessagePreference) => Promise<MessagePreference>,
  ): Promise<MessagePreferencesView> {
    const { id: personId, organisationId } = user;
    return this.db.transaction(async (tx) => {
      // The first settings of a person, written from two tabs at once, have no row to lock.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [
        `preference ${organisationId} ${personId}`,
      ]);
      const found = await tx.findOne(MessagePreference, {
        where: { personId, organisationId },
        lock: { mode: 'for_no_key_update' },
      });
      const before = found && told(found);
      const fresh = () => tx.create(MessagePreference, { personId, organisationId, mailKey: newToken() });
      const after = await change(tx, found ?? fresh());
      await record(tx, { organisationId, actor: user, action, before, after: told(after) });
      return this.viewOf(tx, organisationId, after);
    });
  }

  private async viewOf(
    tx: EntityManager,
    organisationId: string,
    preference: MessagePreference | null,
  ): Promise<MessagePreferencesView> {
    const robots = await tx.existsBy(Hook, { organisationId, disabled: false });
    const ready = { app: true, email: this.mailer.configured, robot: robots };
    return {
      email: preference?.email ?? '',
      emailRefused: preference?.emailRefused ?? null,
      digestHour: preference?.digestHour ?? DEFAULT_DIGEST_HOUR,
      silenced: (preference?.silenced ?? []).flatMap(silencedOf),
      calendarSince: preference?.calendarSince?.toISOString() ?? null,
      channels: PERSON_CHANNELS.filter((channel) => ready[channel]),
      version: preference?.version ?? 0,
    };
  }
}

function silencedOf(word: string): MessagePreferencesView['silenced'] {
  const [channelWord, topicWord] = word.split(':');
  const channel = PERSON_CHANNELS.find((one) => one === channelWord);
  const topic = TOPICS.find((one) => one === topicWord);
  return channel && topic ? [{ channel, topic }] : [];
}

/** For the record: never the secrets. */
const told = ({ email, digestHour, silenced, calendarSince }: MessagePreference) => ({
  email,
  digestHour,
  silenced,
  calendarSince,
});
