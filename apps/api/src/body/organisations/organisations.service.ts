import { Injectable } from '@nestjs/common';
import type { Body, createOrganisation, OrganisationView, updateOrganisation } from '@nianbao/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../../record/chain/record.ts';
import { usableTemplate } from './word-template.ts';
import { Problem } from '../../platform/http/problem.ts';
import { requireRole } from '../session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { Membership } from '../people/membership.entity.ts';
import { DEFAULT_SETTINGS, Organisation } from './organisation.entity.ts';

@Injectable()
export class OrganisationsService {
  constructor(private readonly db: DataSource) {}

  find(user: SignedInUser): Promise<OrganisationView> {
    return this.db.manager.findOneByOrFail(Organisation, { id: user.organisationId });
  }

  /** Who creates a body administers it, and may give the roles in it to others. */
  create(user: SignedInUser, { name, slug }: Body<typeof createOrganisation>): Promise<OrganisationView> {
    requireRole(user, 'admin');
    return this.db.transaction(async (tx) => {
      const created = await tx.save(Organisation, { name, slug, settings: DEFAULT_SETTINGS });
      await tx.insert(Membership, { organisationId: created.id, personId: user.id, role: 'admin' });
      const after = { name, slug };
      await record(tx, { organisationId: created.id, actor: user, action: 'organisation.create', after });
      return created;
    });
  }

  update(user: SignedInUser, sent: Body<typeof updateOrganisation>): Promise<OrganisationView> {
    requireRole(user, 'admin');
    const { organisationId } = user;
    return this.db.transaction(async (tx) => {
      const organisation = await tx.findOneOrFail(Organisation, {
        where: { id: organisationId },
        lock: { mode: 'for_no_key_update' },
      });
      if (organisation.version !== sent.version) throw new Problem('stale-version');
      await refuseStrangeSigners(tx, organisationId, sent.settings.signerIds);

      const before = { name: organisation.name, settings: organisation.settings };
      // A page that does not know a setting leaves it as it is.
      const settings = { ...organisation.settings, ...sent.settings };
      if (settings.wordTemplate)
        settings.wordTemplate = await usableTemplate(
          tx,
          organisationId,
          settings.wordTemplate,
          organisation.settings.wordTemplate,
        );
      const after = { name: sent.name, settings };
      const saved = await tx.save(Object.assign(organisation, after));
      await record(tx, { organisationId, actor: user, action: 'organisation.update', before, after });
      return saved;
    });
  }
}

/** Signers are leaders of this body, each once. */
async function refuseStrangeSigners(tx: EntityManager, organisationId: string, signerIds: string[]) {
  const leaders = await tx.findBy(Membership, { organisationId, role: 'leader', disabled: false });
  const known = new Set(leaders.map(({ personId }) => personId));
  const details = signerIds.flatMap((id, i) =>
    known.has(id) && signerIds.indexOf(id) === i
      ? []
      : [{ field: `settings.signerIds.${i}`, message: '不是本单位领导，或重复' }],
  );
  if (details.length > 0) throw new Problem('reference-unknown', details);
}
