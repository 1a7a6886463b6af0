import type { ChangedFigure, FigureExplanation as Explained, ReportDocument } from '@nianbao/contracts';
import { cellAddress, cellName, cellsOf, type CellValue, type ReportContent } from '@nianbao/report-formats';
import type { EntityManager } from 'typeorm';
import { once } from '../../platform/database/once.ts';
import { Problem } from '../../platform/http/problem.ts';
import { composeReport } from './compose.ts';
import { FigureExplanation } from './figure-explanation.entity.ts';
import type { ReportState } from './report-state.ts';

type Changed = NonNullable<ReportDocument['changedFigures']>[number];

/**
 * Typed figures that are no longer what was last signed in this edition, each with the explanation that speaks of exactly
 * this change. Sums follow their parts. What a correction changes against the public edition is not among them: the
 * correction has a reason of its own.
 */
export async function changedFigures(tx: EntityManager, state: ReportState): Promise<Changed[]> {
  const signed = await lastSigned(tx, state);
  if (!signed) return [];
  const changes = figuresBetween(state, signed, composeReport(state));
  if (changes.length === 0) return [];
  const rows = await tx.query<
    { address: string; before: string; after: string; reason: string; by: string; at: Date }[]
  >(
    `SELECT e.address, e.before, e.after, e.reason, p.name AS by, e.at
     FROM figure_explanation e JOIN person p ON p.id = e.by_id
     WHERE e.report_id = $1 AND e.organisation_id = $2 ORDER BY e.at, e.id`,
    [state.report.id, state.report.organisationId],
  );
  return changes.map((change) => {
    const found = rows.findLast(
      ({ address, before, after }) =>
        address === change.address &&
        before === JSON.stringify(change.before) &&
        after === JSON.stringify(change.after),
    );
    const explanation = found ? { reason: found.reason, by: found.by, at: found.at.toISOString() } : null;
    return { ...change, explanation };
  });
}

const lastSigned = (tx: EntityManager, state: ReportState): Promise<ReportContent | null> =>
  once(state, 'last signed', () => readLastSigned(tx, state));

async function readLastSigned(
  tx: EntityManager,
  { report, everSigned }: ReportState,
): Promise<ReportContent | null> {
  if (!everSigned) return null;
  const [row] = await tx.query<{ content: ReportContent }[]>(
    `SELECT content FROM signature WHERE report_id = $1 AND organisation_id = $2 AND edition = $3
       AND content IS NOT NULL AND ($4::timestamptz IS NULL OR signed_at >= $4)
     ORDER BY signed_at DESC LIMIT 1`,
    [report.id, report.organisationId, report.edition, report.correctedAt],
  );
  return row?.content ?? null;
}

const figuresBetween = (
  { format }: ReportState,
  signed: ReportContent,
  now: ReportContent,
): ChangedFigure[] =>
  format.tables.flatMap((table) =>
    cellsOf(table).flatMap((cell) => {
      const before = signed.tables[table.id]?.[cell.path] ?? null;
      const after = now.tables[table.id]?.[cell.path] ?? null;
      return cell.computed || before === after
        ? []
        : [{ address: cellAddress(table.id, cell.path), label: cellName(table, cell), before, after }];
    }),
  );

/** @throws figures-unexplained, with old and new, unless each change is explained; reference-unknown for any other. */
export function refuseUnexplained(changes: readonly Changed[], given: readonly Explained[]): void {
  const strange = given.filter(({ address }) => !changes.some((change) => change.address === address));
  if (strange.length > 0) {
    throw new Problem(
      'reference-unknown',
      strange.map(({ address }) => ({ field: address, message: '该数据在签发之后没有改动，无需说明' })),
    );
  }
  const missing = changes.filter(
    ({ address, explanation }) => !explanation && !given.some((one) => one.address === address),
  );
  if (missing.length > 0) {
    throw new Problem(
      'figures-unexplained',
      missing.map(({ address, label, before, after }) => ({
        field: address,
        message: `${label}：${wordsOf(before)} → ${wordsOf(after)}，签发之后改动，请说明原因`,
      })),
    );
  }
}

const wordsOf = (value: CellValue): string =>
  value === null ? '未填' : value === 'n/a' ? '不适用' : `${value}`;

export async function keepExplanations(
  tx: EntityManager,
  { report }: ReportState,
  by: { id: string },
  changes: readonly Changed[],
  given: readonly Explained[],
): Promise<void> {
  await tx.insert(
    FigureExplanation,
    given.flatMap(({ address, reason }) => {
      const change = changes.find((candidate) => candidate.address === address);
      if (!change) return [];
      return {
        organisationId: report.organisationId,
        reportId: report.id,
        address,
        before: JSON.stringify(change.before),
        after: JSON.stringify(change.after),
        reason,
        byId: by.id,
      };
    }),
  );
}
