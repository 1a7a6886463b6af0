import { Injectable } from '@nestjs/common';
import type { Body, createDepartment, DepartmentView, updateDepartment } from '@nianbao/contracts';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock/clock.module.ts';
import { record } from '../../record/chain/record.ts';
import { PartsService } from '../parts/parts.service.ts';
import { handOverParts } from './hand-over-parts.ts';
import { requireRole } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { Department } from '../../body/organisations/department.entity.ts';
import { Organisation } from '../../body/organisations/organisation.entity.ts';

@Injectable()
export class DepartmentsService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly parts: PartsService,
  ) {}

  list({ organisationId }: SignedInUser): Promise<DepartmentView[]> {
    return this.db.manager.find(Department, { where: { organisationId }, order: { position: 'ASC' } });
  }

  create(user: SignedInUser, sent: Body<typeof createDepartment>): Promise<DepartmentView> {
    requireRole(user, 'admin');
    const { organisationId } = user;
    return this.db.transaction(async (tx) => {
      // Two at once must not get the same position.
      await tx.findOneOrFail(Organisation, {
        where: { id: organisationId },
        lock: { mode: 'for_no_key_update' },
      });
      const last = await tx.maximum(Department, 'position', { organisationId });
      const created = await tx.save(Department, {
        organisationId,
        ...sent,
        disabled: false,
        position: (last ?? 0) + 1,
      });
      const after = { id: created.id, ...sent };
      await record(tx, { organisationId, actor: user, action: 'department.create', after });
      return created;
    });
  }

  /** Whoever disables a 科室 that has not done all it was given says which other one takes that over. */
  update(
    user: SignedInUser,
    id: string,
    { handOverTo, ...sent }: Body<typeof updateDepartment>,
  ): Promise<DepartmentView> {
    requireRole(user, 'admin');
    const { organisationId } = user;
    return this.db.transaction(async (tx) => {
      const department = await tx.findOneOrFail(Department, {
        where: { id, organisationId },
        lock: { mode: 'for_no_key_update' },
      });
      const { name, isOffice, disabled } = department;
      const handedOver =
        sent.disabled && !disabled
          ? await handOverParts(tx, this.parts, user, department, handOverTo, this.clock.today())
          : null;
      const saved = await tx.save(Object.assign(department, sent));
      const before = { id, name, isOffice, disabled };
      const after = { id, ...sent, ...(handedOver ? { handedOver } : {}) };
      await record(tx, { organisationId, actor: user, action: 'department.update', before, after });
      return saved;
    });
  }
}
