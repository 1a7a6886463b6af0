import { Injectable } from '@nestjs/common';
import type { AuditAction, Body, createDelegation, DelegationView } from '@nianbao/contracts';
import { holds } from '@nianbao/workflow';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../../record/chain/record.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { tell } from '../../record/outbox/outbox.ts';
import { Membership } from '../people/membership.entity.ts';
import { Delegation } from './delegation.entity.ts';
import { findDelegations } from './delegations.queries.ts';

/** A delegation is for a leave, not for ever. */
const LONGEST_DAYS = 366;
const ROLE_WORDS = { leader: '领导', department_head: '科室负责人' } as const;

@Injectable()
export class DelegationsService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  list(user: SignedInUser): Promise<DelegationView[]> {
    const all = (['office', 'admin', 'auditor'] as const).some((role) => holds(user, role));
    return findDelegations(this.db.manager, user.organisationId, { personId: all ? null : user.id });
  }

  create(user: SignedInUser, sent: Body<typeof createDelegation>): Promise<DelegationView> {
    const { organisationId, id: fromId } = user;
    const { role, departmentId, toId, until, reason } = sent;
    const startsOn = sent.startsOn ?? this.clock.today();
    return this.db.transaction(async (tx) => {
      await this.lockOwnRole(tx, user, sent);
      if (toId === fromId) throw invalid('toId', '不能委托给本人');
      if (startsOn < this.clock.today()) throw invalid('startsOn', '开始日期已过');
      if (until < this.clock.today()) throw invalid('until', '截止日期已过');
      if (until < startsOn) throw invalid('until', '截止日期不能早于开始日期');
      if (until > daysLater(startsOn, LONGEST_DAYS)) throw invalid('until', '委托最长一年');
      if (!(await tx.existsBy(Membership, { organisationId, personId: toId, disabled: false })))
        throw new Problem('reference-unknown', [{ field: 'toId', message: '本单位没有这个人员，或已停用' }]);
      const [other] = await tx.query<unknown[]>(
        `SELECT 1 FROM delegation d WHERE d.organisation_id = $1 AND d.from_id = $2 AND d.role = $3
           AND d.department_id IS NOT DISTINCT FROM $4
           AND d.revoked_at IS NULL AND d.starts_on <= $6 AND d.until >= $5`,
        [organisationId, fromId, role, departmentId, startsOn, until],
      );
      if (other)
        throw new Problem('already-exists', [
          { field: 'role', message: '该职责在这段日期内已经委托，请先收回' },
        ]);

      const { id } = await tx.save(Delegation, {
        organisationId,
        fromId,
        toId,
        role,
        departmentId,
        startsOn,
        until,
        reason,
      });
      await tell(tx, {
        organisationId,
        personIds: [toId],
        kind: 'delegation.create',
        text: `${user.name}把${ROLE_WORDS[role]}职责委托给您，${startsOn > this.clock.today() ? `${startsOn} ` : ''}至 ${until}`,
        link: '/',
      });
      return this.recorded(tx, user, id, 'delegation.create');
    });
  }

  /** By who gave it; an administrator may too, for somebody who cannot be reached. */
  revoke(user: SignedInUser, id: string): Promise<DelegationView> {
    return this.db.transaction(async (tx) => {
      const delegation = await tx.findOneOrFail(Delegation, {
        where: { id, organisationId: user.organisationId },
        lock: { mode: 'pessimistic_write' },
      });
      if (delegation.fromId !== user.id && !holds(user, 'admin')) throw new Problem('role-not-allowed');
      if (delegation.revokedAt) throw new Problem('action-not-allowed');
      await tx.update(Delegation, { id }, { revokedAt: this.clock.now() });
      await tell(tx, {
        organisationId: user.organisationId,
        personIds: [delegation.toId],
        kind: 'delegation.revoke',
        text: `${user.name}收回了${ROLE_WORDS[delegation.role]}职责的委托`,
        link: '/',
      });
      return this.recorded(tx, user, id, 'delegation.revoke');
    });
  }

  /** One's own role, held now: what was delegated to somebody is not theirs to pass on. The lock keeps it at one. */
  private async lockOwnRole(
    tx: EntityManager,
    user: SignedInUser,
    { role, departmentId }: Pick<Body<typeof createDelegation>, 'role' | 'departmentId'>,
  ): Promise<void> {
    const [own] = await tx.query<unknown[]>(
      `SELECT 1 FROM membership WHERE organisation_id = $1 AND person_id = $2 AND role = $3
         AND department_id IS NOT DISTINCT FROM $4 AND NOT disabled FOR UPDATE`,
      [user.organisationId, user.id, role, departmentId],
    );
    if (!own) throw new Problem('role-not-allowed');
  }

  private async recorded(
    tx: EntityManager,
    user: SignedInUser,
    id: string,
    action: AuditAction,
  ): Promise<DelegationView> {
    const { organisationId } = user;
    const [view] = await findDelegations(tx, organisationId, { id });
    if (!view) throw new Problem('not-found');
    await record(tx, { organisationId, actor: user, action, after: view });
    return view;
  }
}

const invalid = (field: string, message: string) => new Problem('invalid-input', [{ field, message }]);

const daysLater = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
