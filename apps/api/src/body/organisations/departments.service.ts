import { Injectable } from '@nestjs/common';
import type { Body, createDepartment, DepartmentView, updateDepartment } from '@nianbao/contracts';
import { DataSource } from 'typeorm';
import { record } from '../../record/chain/record.ts';
import { requireRole } from '../session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { Department } from './department.entity.ts';
import { Organisation } from './organisation.entity.ts';

@Injectable()
export class DepartmentsService {
  constructor(private readonly db: DataSource) {}

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

  update(user: SignedInUser, id: string, sent: Body<typeof updateDepartment>): Promise<DepartmentView> {
    requireRole(user, 'admin');
    const { organisationId } = user;
    return this.db.transaction(async (tx) => {
      const department = await tx.findOneOrFail(Department, {
        where: { id, organisationId },
        lock: { mode: 'for_no_key_update' },
      });
      const { name, isOffice, disabled } = department;
      const saved = await tx.save(Object.assign(department, sent));
      const before = { id, name, isOffice, disabled };
      const after = { id, ...sent };
      await record(tx, { organisationId, actor: user, action: 'department.update', before, after });
      return saved;
    });
  }
}
