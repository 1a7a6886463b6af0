import { Injectable } from '@nestjs/common';
import type { Body, changePassword, SessionView, signIn } from '@nianbao/contracts';
import { setTimeout } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { record } from '../../record/chain/record.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { Person } from '../people/person.entity.ts';
import { hashPassword, passwordFits } from './password.ts';
import { hashToken, newToken } from '../../platform/session/session-token.ts';
import { Session } from './session.entity.ts';
import { type Account, findAccount, findSessionView } from './session.queries.ts';
import { countAttempt, forgiveAttempt } from './sign-in-attempts.ts';

/** In milliseconds; longer than writing takes. */
const REFUSAL = 200;

@Injectable()
export class SessionService {
  constructor(private readonly db: DataSource) {}

  /** The answer and its time are the same for an unknown account, a wrong password and a person disabled everywhere. */
  async signIn(sent: Body<typeof signIn>, address: string): Promise<{ token: string; view: SessionView }> {
    const account = sent.account.toLowerCase();
    await countAttempt(this.db.manager, account, address);
    const found = await findAccount(this.db.manager, account);
    const fits = await passwordFits(found?.passwordHash ?? null, sent.password);
    const [organisationId] = found?.organisationIds ?? [];
    if (!found || !fits || !organisationId) {
      // As long for a known account, where something is to be written, as for one that nobody has.
      await Promise.all([setTimeout(REFUSAL), this.recordRefusal(found)]);
      throw new Problem('wrong-credentials');
    }

    const token = newToken();
    const view = await this.db.transaction(async (tx) => {
      await forgiveAttempt(tx, account, address);
      await tx.query(
        `INSERT INTO session (token_hash, person_id, organisation_id, expires_at)
         VALUES ($1, $2, $3, now() + interval '12 hours')`,
        [hashToken(token), found.id, organisationId],
      );
      await tx.query(`DELETE FROM session WHERE expires_at < now()`);
      await record(tx, { organisationId, actor: found, action: 'session.sign_in' });
      return findSessionView(tx, found.id, organisationId);
    });
    return { token, view };
  }

  /** In each body where the account works; who tried is not known. */
  private async recordRefusal(account: Account | null): Promise<void> {
    if (!account) return;
    const after = { account: account.account, name: account.name };
    for (const organisationId of account.organisationIds)
      await this.db.transaction((tx) =>
        record(tx, { organisationId, actor: null, action: 'session.refuse', after }),
      );
  }

  view(user: SignedInUser): Promise<SessionView> {
    return findSessionView(this.db.manager, user.id, user.organisationId);
  }

  async signOut(user: SignedInUser): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { affected } = await tx.delete(Session, { tokenHash: user.sessionHash });
      if (affected)
        await record(tx, { organisationId: user.organisationId, actor: user, action: 'session.sign_out' });
    });
  }

  /** Only to a body in which the person holds a role; any other is unknown here. */
  async switchOrganisation(user: SignedInUser, organisationId: string): Promise<SessionView> {
    return this.db.transaction(async (tx) => {
      const { affected } = await tx
        .createQueryBuilder()
        .update(Session)
        .set({ organisationId })
        .where('token_hash = :hash', { hash: user.sessionHash })
        .andWhere(
          `EXISTS (SELECT FROM membership m WHERE m.person_id = session.person_id
             AND m.organisation_id = :organisationId AND NOT m.disabled)`,
          { organisationId },
        )
        .execute();
      if (!affected) throw new Problem('not-found');
      await record(tx, { organisationId, actor: user, action: 'session.switch' });
      return findSessionView(tx, user.id, organisationId);
    });
  }

  /** Ends every other session of the person: whoever knew the old password is out. */
  async changePassword(user: SignedInUser, { current, next }: Body<typeof changePassword>): Promise<void> {
    // Guessing from a stolen session counts like guessing at the door.
    const key = `password of ${user.id}`;
    await countAttempt(this.db.manager, key, user.id);
    const passwordHash = await hashPassword(next);
    const changed = await this.db.transaction(async (tx) => {
      const person = await tx.findOneOrFail(Person, {
        select: { id: true, passwordHash: true },
        where: { id: user.id },
        lock: { mode: 'for_no_key_update' },
      });
      if (!(await passwordFits(person.passwordHash, current))) return false;
      await forgiveAttempt(tx, key, user.id);
      await tx.update(Person, { id: user.id }, { passwordHash });
      await tx.query(`DELETE FROM session WHERE person_id = $1 AND token_hash <> $2`, [
        user.id,
        user.sessionHash,
      ]);
      await record(tx, {
        organisationId: user.organisationId,
        actor: user,
        action: 'session.change_password',
      });
      return true;
    });
    if (changed) return;
    const { organisationId } = user;
    await this.db.transaction((tx) =>
      record(tx, { organisationId, actor: user, action: 'session.refuse_password' }),
    );
    throw new Problem('wrong-credentials', [{ field: 'current', message: '当前密码不正确' }]);
  }
}
