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
import { record } from '../../record/chain/record.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import type { Config } from '../../platform/config.ts';
import { deadlineSettingsOf } from '../../body/organisations/deadline-settings.ts';
import { queueOne } from '../delivery/delivery.queries.ts';
import { Hook } from '../delivery/hook.entity.ts';
import { Mailer } from '../delivery/mailer.ts';
import { CONFIG } from '../../platform/http/config.token.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { wakeOutbox } from '../../record/outbox/outbox.ts';
import { Organisation } from '../../body/organisations/organisation.entity.ts';
import { hashToken, newToken } from '../../platform/session/session-token.ts';
import { DEFAULT_DIGEST_HOUR, MessagePreference } from './message-preference.entity.ts';

const LETTERS_AN_HOUR = 5;

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
      const before = preference.emailPending ?? '';
      const words = [...new Set(silenced.map(({ channel, topic }) => `${channel}:${topic}`))].toSorted();
      const saved = await tx.save(
        Object.assign(preference, { ...addressesOf(preference, email), digestHour, silenced: words }),
      );
      if (saved.emailPending !== '' && saved.emailPending !== before) await this.queueLetter(tx, user);
      return saved;
    });
  }

  /** Sends the letter that asks for it once more. */
  askToConfirm(user: SignedInUser): Promise<MessagePreferencesView> {
    return this.write(user, 'preference.ask_to_confirm', async (tx, preference) => {
      if (!preference.emailPending) throw new Problem('action-not-allowed');
      await this.queueLetter(tx, user);
      return preference;
    });
  }

  /** To an address of which nobody knows yet whose it is: not often. */
  private async queueLetter(tx: EntityManager, { id, organisationId }: SignedInUser): Promise<void> {
    if (!this.mailer.configured) return;
    const now = this.clock.now();
    const [{ count } = { count: 0 }] = await tx.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM delivery WHERE organisation_id = $1 AND person_id = $2
         AND topic = 'confirm' AND created_at > $3::timestamptz - interval '1 hour'`,
      [organisationId, id, now],
    );
    if (count >= LETTERS_AN_HOUR)
      throw new Problem('action-not-allowed', [
        { field: 'email', message: '确认邮件发得较多，请一小时后再试' },
      ]);
    await tx.query(
      `UPDATE delivery SET state = 'skipped', reason = '已有新的确认邮件', settled_at = $3 WHERE id IN (
         SELECT id FROM delivery WHERE organisation_id = $1 AND person_id = $2 AND topic = 'confirm'
           AND state = 'waiting' FOR UPDATE SKIP LOCKED)`,
      [organisationId, id, now],
    );
    await queueOne(tx, organisationId, { personId: id }, 'confirm', now);
    await wakeOutbox(tx);
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
    const { settings } = await tx.findOneByOrFail(Organisation, { id: organisationId });
    const robots = await tx.existsBy(Hook, { organisationId, disabled: false });
    const ready = { app: true, email: this.mailer.configured, robot: robots };
    return {
      email: preference?.email ?? '',
      emailPending: await pendingOf(tx, preference),
      emailRefused: preference?.emailRefused ?? null,
      digestHour: preference?.digestHour ?? DEFAULT_DIGEST_HOUR,
      earliestHour: deadlineSettingsOf(settings).tellFromHour,
      silenced: (preference?.silenced ?? []).flatMap(silencedOf),
      calendarSince: preference?.calendarSince?.toISOString() ?? null,
      channels: PERSON_CHANNELS.filter((channel) => ready[channel]),
      version: preference?.version ?? 0,
    };
  }
}

/** A new address waits until it is confirmed, and the old one stays in use; none ends both. */
function addressesOf(
  { email: old = '', emailRefused = null }: MessagePreference,
  email: string,
): Pick<MessagePreference, 'email' | 'emailPending' | 'emailRefused'> {
  if (email === '') return { email, emailPending: '', emailRefused: null };
  return { email: old, emailPending: email === old ? '' : email, emailRefused };
}

async function pendingOf(
  tx: EntityManager,
  preference: MessagePreference | null,
): Promise<MessagePreferencesView['emailPending']> {
  if (!preference?.emailPending) return null;
  const { organisationId, personId, emailPending: address } = preference;
  const [last] = await tx.query<{ reason: string | null }[]>(
    `SELECT reason FROM delivery WHERE organisation_id = $1 AND person_id = $2 AND topic = 'confirm'
     ORDER BY created_at DESC, attempts LIMIT 1`,
    [organisationId, personId],
  );
  return { address, trouble: last?.reason ?? null };
}

function silencedOf(word: string): MessagePreferencesView['silenced'] {
  const [channelWord, topicWord] = word.split(':');
  const channel = PERSON_CHANNELS.find((one) => one === channelWord);
  const topic = TOPICS.find((one) => one === topicWord);
  return channel && topic ? [{ channel, topic }] : [];
}

/** For the record: never the secrets. */
const told = ({ email, emailPending, digestHour, silenced, calendarSince }: MessagePreference) => ({
  email,
  emailPending,
  digestHour,
  silenced,
  calendarSince,
});
