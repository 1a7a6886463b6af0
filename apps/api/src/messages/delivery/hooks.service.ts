import { Inject, Injectable } from '@nestjs/common';
import type { Body, createHook, DeliveryView, HookKind, HookView, updateHook } from '@nianbao/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../../record/chain/record.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import type { Config } from '../../platform/config.ts';
import { CONFIG } from '../../platform/http/config.token.ts';
import { Problem } from '../../platform/http/problem.ts';
import { requireRole } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { wakeOutbox } from '../../record/outbox/outbox.ts';
import { findDeliveries, queueOne } from './delivery.queries.ts';
import { isLocalHost, REFUSED_ADDRESS } from './guarded-lookup.ts';
import { Hook } from './hook.entity.ts';
import { maskedUrl } from './masked-url.ts';

/** More are a mistake; each costs a request a message. */
const MOST_HOOKS = 20;

@Injectable()
export class HooksService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list({ organisationId }: SignedInUser): Promise<HookView[]> {
    const tx = this.db.manager;
    const hooks = await tx.find(Hook, { where: { organisationId }, order: { name: 'ASC', id: 'ASC' } });
    return Promise.all(hooks.map((hook) => viewOf(tx, hook)));
  }

  create(user: SignedInUser, sent: Body<typeof createHook>): Promise<HookView> {
    requireRole(user, 'admin');
    const { organisationId } = user;
    this.refuseLocal(sent.url);
    refuseUnsigned(sent.kind, sent.secret);
    return this.db.transaction(async (tx) => {
      if ((await tx.countBy(Hook, { organisationId })) >= MOST_HOOKS)
        throw new Problem('action-not-allowed', [{ field: '', message: `至多 ${MOST_HOOKS} 个` }]);
      const hook = await tx.save(Hook, { organisationId, ...sent, topics: [...new Set(sent.topics)] });
      await record(tx, { organisationId, actor: user, action: 'hook.create', after: told(hook) });
      return viewOf(tx, hook);
    });
  }

  update(
    user: SignedInUser,
    id: string,
    { version, url, secret, ...sent }: Body<typeof updateHook>,
  ): Promise<HookView> {
    requireRole(user, 'admin');
    const { organisationId } = user;
    if (url !== undefined) this.refuseLocal(url);
    return this.db.transaction(async (tx) => {
      const hook = await lockHook(tx, organisationId, id);
      if (hook.version !== version) throw new Problem('stale-version');
      refuseUnsigned(hook.kind, secret);
      const before = told(hook);
      const saved = await tx.save(
        Object.assign(hook, sent, {
          topics: [...new Set(sent.topics)],
          ...(url === undefined ? {} : { url }),
          ...(secret === undefined ? {} : { secret }),
        }),
      );
      await record(tx, { organisationId, actor: user, action: 'hook.update', before, after: told(saved) });
      return viewOf(tx, saved);
    });
  }

  delete(user: SignedInUser, id: string): Promise<void> {
    requireRole(user, 'admin');
    const { organisationId } = user;
    return this.db.transaction(async (tx) => {
      const hook = await lockHook(tx, organisationId, id);
      await tx.delete(Hook, { id, organisationId });
      await record(tx, { organisationId, actor: user, action: 'hook.delete', before: told(hook) });
    });
  }

  try(user: SignedInUser, id: string): Promise<DeliveryView> {
    requireRole(user, 'admin');
    const { organisationId } = user;
    return this.db.transaction(async (tx) => {
      await lockHook(tx, organisationId, id);
      const queued = await queueOne(tx, organisationId, { hookId: id }, 'test', this.clock.now());
      await wakeOutbox(tx);
      await record(tx, { organisationId, actor: user, action: 'channel.test', after: { hook: id } });
      const [view] = await findDeliveries(tx, organisationId, { ids: [queued] });
      if (!view) throw new Problem('not-found');
      return view;
    });
  }

  /** A name that leads here by way of the name service is refused when it is used. */
  private refuseLocal(url: string): void {
    if (!this.config.LOCAL_HOOKS && isLocalHost(new URL(url).hostname))
      throw new Problem('invalid-input', [{ field: 'url', message: REFUSED_ADDRESS }]);
  }
}

/** A receiver of data must be able to tell it from what anybody else sends. */
function refuseUnsigned(kind: HookKind, secret: string | undefined): void {
  if (kind === 'generic' && secret === '')
    throw new Problem('invalid-input', [{ field: 'secret', message: '请填写密钥，对方据此核对签名' }]);
}

const lockHook = (tx: EntityManager, organisationId: string, id: string): Promise<Hook> =>
  tx.findOneOrFail(Hook, { where: { id, organisationId }, lock: { mode: 'for_no_key_update' } });

/** What the record keeps of a hook: never its key or secret. */
const told = ({ id, kind, name, url, topics, digestHour, disabled }: Hook) => ({
  id,
  kind,
  name,
  address: maskedUrl(url),
  topics,
  digestHour,
  disabled,
});

async function viewOf(tx: EntityManager, hook: Hook): Promise<HookView> {
  const [latest] = await tx.query<{ id: string }[]>(
    `SELECT id FROM delivery WHERE hook_id = $1 AND state NOT IN ('held', 'folded')
     ORDER BY created_at DESC, id LIMIT 1`,
    [hook.id],
  );
  const [last = null] = latest ? await findDeliveries(tx, hook.organisationId, { ids: [latest.id] }) : [];
  return { ...told(hook), hasSecret: hook.secret !== '', version: hook.version, last };
}
