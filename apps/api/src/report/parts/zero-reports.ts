import type { Change, ZeroReport } from '@nianbao/contracts';
import { mayFill } from '@nianbao/workflow';
import type { EntityManager } from 'typeorm';
import { record } from '../../record/chain/record.ts';
import { actingAs } from '../../body/delegations/acting-as.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import type { PlaceChange } from './place.entity.ts';
import type { SavingState } from './saving-state.ts';

export const zeroReportOf = ({ value }: Change): ZeroReport | null =>
  (value.kind === 'cell' && value.zeroReport) || null;

/** Nobody stands for a 0 in another's name. */
export function refuseZerosOfOthers(user: SignedInUser, changes: readonly Change[]): void {
  const others = changes.filter(
    ({ value }) => value.kind === 'cell' && value.zeroReport && value.zeroReport.confirmedBy !== user.id,
  );
  if (others.length === 0) return;
  const details = others.map(({ address }) => ({ field: address, message: '零报告须由确认人本人提交' }));
  throw new Problem('invalid-input', details);
}

/** One entry for each sentence by which the person stood for zeros. */
export async function recordZeros(
  tx: EntityManager,
  user: SignedInUser,
  { part, facts }: SavingState,
  log: readonly Omit<PlaceChange, 'sequence'>[],
): Promise<void> {
  const confirmed = log.filter(({ zeroReport, kept }) => zeroReport !== null && kept);
  for (const statement of new Set(confirmed.map(({ zeroReport }) => zeroReport?.statement))) {
    const zeros = confirmed.filter(({ zeroReport }) => zeroReport?.statement === statement);
    await record(tx, {
      organisationId: user.organisationId,
      actor: actingAs(user, (by) => mayFill(part.status, facts, by)),
      action: 'part.confirm_zero',
      reportId: part.reportId,
      partId: part.id,
      after: { confirmedBy: user.name, statement, zeros: zeros.map(({ address }) => ({ address })) },
    });
  }
}
