import { Injectable } from '@nestjs/common';
import type { Body, changePassword, SessionView, signIn } from '@nianbao/contracts';
import { DataSource } from 'typeorm';
import { record } from '../audit/record.ts';
import { Problem } from '../http/problem.ts';
import type { SignedInUser } from '../http/session.guard.ts';
import { Person } from '../users/person.entity.ts';
import { hashPassword, passwordFits } from './password.ts';
import { hashToken, newToken } from './session-token.ts';
import { Session } from './session.entity.ts';
import { findAccount, findSessionView } from './session.queries.ts';
import { countAttempt, forgiveAttempt } from './sign-in-attempts.ts';

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
    if (!found || !fits || !organisationId) throw new Problem('wrong-credentials');

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
    const { affected } = await this.db
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
    return findSessionView(this.db.manager, user.id, organisationId);
  }

  /** Ends every other session of the person: whoever knew the old password is out. */
  async changePassword(user: SignedInUser, { current, next }: Body<typeof changePassword>): Promise<void> {
    // Guessing from a stolen session counts like guessing at the door.
    const key = `password of ${user.id}`;
    await countAttempt(this.db.manager, key, user.id);
    const passwordHash = await hashPassword(next);
    await this.db.transaction(async (tx) => {
      const person = await tx.findOneOrFail(Person, {
        select: { id: true, passwordHash: true },
        where: { id: user.id },
        lock: { mode: 'for_no_key_update' },
      });
      if (!(await passwordFits(person.passwordHash, current)))
        throw new Problem('wrong-credentials', [{ field: 'current', message: '当前密码不正确' }]);
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
    });
  }
}
