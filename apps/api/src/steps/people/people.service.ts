import { Injectable } from '@nestjs/common';
import type {
  AuditAction,
  Body,
  createPerson,
  PersonView,
  resetPassword,
  updatePerson,
} from '@nianbao/contracts';
import { holds } from '@nianbao/workflow';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../../record/chain/record.ts';
import { Problem } from '../../platform/http/problem.ts';
import { requireRole } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { Organisation } from '../../body/organisations/organisation.entity.ts';
import { hashPassword } from '../../body/session/password.ts';
import { handOver, type HandedOver } from './hand-over.ts';
import { checkMemberships, giveMemberships, refuseLastAdminLeaving } from '../../body/people/memberships.ts';
import { Membership } from '../../body/people/membership.entity.ts';
import { findPeople, refusedMailboxes, worksBeyond } from '../../body/people/people.queries.ts';
import { Person } from '../../body/people/person.entity.ts';

@Injectable()
export class PeopleService {
  constructor(private readonly db: DataSource) {}

  async list(user: SignedInUser): Promise<PersonView[]> {
    const { organisationId } = user;
    const people = await findPeople(this.db.manager, organisationId);
    if (!holds(user, 'admin')) return people;
    const refused = await refusedMailboxes(this.db.manager, organisationId);
    return people.map((person) => {
      const mailRefused = refused.get(person.id);
      return mailRefused ? { ...person, mailRefused } : person;
    });
  }

  /** An account that exists in another body is given roles here; its name and password stay what they are. */
  async create(user: SignedInUser, sent: Body<typeof createPerson>): Promise<PersonView> {
    requireRole(user, 'admin');
    const { organisationId } = user;
    const passwordHash = await hashPassword(sent.password);
    return this.write(user, 'person.create', async (tx) => {
      const memberships = await checkMemberships(tx, organisationId, sent.memberships);
      // `ON CONFLICT` waits for whoever creates the same account right now.
      await tx.query(
        `INSERT INTO person (account, name, password_hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
        [sent.account, sent.name, passwordHash],
      );
      const { id: personId } = await tx.findOneByOrFail(Person, { account: sent.account });
      if (await tx.existsBy(Membership, { organisationId, personId }))
        throw new Problem('already-exists', [{ field: 'account', message: '本单位已有这个账号' }]);
      await giveMemberships(tx, { organisationId, personId, disabled: false }, memberships);
      return { id: personId, before: undefined };
    });
  }

  update(user: SignedInUser, id: string, sent: Body<typeof updatePerson>): Promise<PersonView> {
    requireRole(user, 'admin');
    const { organisationId } = user;
    return this.write(user, 'person.update', async (tx) => {
      const before = await findPerson(tx, organisationId, id);
      if (before.name !== sent.name && (await beyond(tx, user, id)))
        throw new Problem('action-not-allowed', [
          { field: 'name', message: '该人员也在其他单位任职，不能在此修改姓名' },
        ]);
      const memberships = await checkMemberships(tx, organisationId, sent.memberships);

      await tx.update(Person, { id }, { name: sent.name });
      await tx.delete(Membership, { organisationId, personId: id });
      await giveMemberships(tx, { organisationId, personId: id, disabled: sent.disabled }, memberships);
      await refuseLastAdminLeaving(tx, organisationId);
      if (sent.disabled || memberships.length === 0) await endSessions(tx, id, organisationId);
      const kept = sent.disabled ? [] : memberships;
      const handedOver = await handOver(tx, organisationId, before, kept, sent.handOverTo);
      return { id, before, ...(handedOver ? { handedOver } : {}) };
    });
  }

  async resetPassword(
    user: SignedInUser,
    id: string,
    { password }: Body<typeof resetPassword>,
  ): Promise<void> {
    requireRole(user, 'admin');
    const passwordHash = await hashPassword(password);
    await this.write(user, 'person.reset_password', async (tx) => {
      await findPerson(tx, user.organisationId, id);
      // Else the admin of one body could sign in to another as one of its people.
      if (await beyond(tx, user, id))
        throw new Problem('action-not-allowed', [
          { field: 'password', message: '该人员也在其他单位任职，须由本人修改密码' },
        ]);
      await tx.update(Person, { id }, { passwordHash });
      await tx.query(`DELETE FROM session WHERE person_id = $1`, [id]);
      return { id, before: undefined };
    });
  }

  /**
   * Changes of a body's people happen one after another, so that two admins cannot remove each other at once. The lock
   * leaves the key alone: whoever writes a row that refers to the body need not wait.
   */
  private write(
    user: SignedInUser,
    action: AuditAction,
    change: (tx: EntityManager) => Promise<{
      id: string;
      before: PersonView | undefined;
      handedOver?: HandedOver;
    }>,
  ): Promise<PersonView> {
    const { organisationId } = user;
    return this.db.transaction(async (tx) => {
      await tx.findOneOrFail(Organisation, {
        where: { id: organisationId },
        lock: { mode: 'for_no_key_update' },
      });
      const { id, before, handedOver } = await change(tx);
      const [after] = await findPeople(tx, organisationId, id);
      await record(tx, {
        organisationId,
        actor: user,
        action,
        before,
        after: { ...(after ?? { id }), ...(handedOver ? { handedOver } : {}) },
      });
      if (after) return after;
      // The last role was taken: the person is none of this body's people any more.
      if (before) return { ...before, memberships: [] };
      throw new Problem('not-found');
    });
  }
}

async function findPerson(tx: EntityManager, organisationId: string, id: string): Promise<PersonView> {
  const [person] = await findPeople(tx, organisationId, id);
  if (!person) throw new Problem('not-found');
  return person;
}

const beyond = (tx: EntityManager, { id: adminId, organisationId }: SignedInUser, personId: string) =>
  worksBeyond(tx, { adminId, personId, organisationId });

const endSessions = (tx: EntityManager, personId: string, organisationId: string): Promise<unknown> =>
  tx.query(`DELETE FROM session WHERE person_id = $1 AND organisation_id = $2`, [personId, organisationId]);
