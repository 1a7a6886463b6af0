import type { BlockPlace, CellPlace, PartSummary, PartView, Place as PlaceView } from '@nianbao/contracts';
import { cellAddress, findSection, type ReportContent, type ReportFormat } from '@nianbao/report-formats';
import { allowedPartActions, holds, mayFill, maySetReviewers } from '@nianbao/workflow';
import type { EntityManager } from 'typeorm';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { previousOf } from '../../report/reports/report-findings.ts';
import { remarksOfPart } from '../../report/remarks/remarks.queries.ts';
import { changedFigures } from '../../report/reports/changed-figures.ts';
import { byPosition, composeReport, valueOfCell } from '../../report/reports/compose.ts';
import { partFacts, type ReportState } from '../../report/reports/report-state.ts';
import { waitsForView } from './nudges.ts';
import { waitedFor } from './part-audience.ts';
import { reviewersViewOf } from '../../report/parts/part-approvals.ts';
import { partFindings, progress } from '../../report/parts/part-findings.ts';
import { returnsOf } from '../../report/parts/part-returns.ts';
import type { Part } from '../../report/parts/part.entity.ts';
import type { Place } from '../../report/parts/place.entity.ts';
import { cellsOfPart, ownsAddress, partLabel, tableOfSection } from '../../report/parts/scope.ts';

export function partSummaryOf(state: ReportState, part: Part, user: SignedInUser): PartSummary {
  const facts = partFacts(state, part);
  const section = findSection(state.format, part.sectionId);
  return {
    id: part.id,
    reportId: part.reportId,
    sectionId: part.sectionId,
    sectionTitle: `${section?.number ?? ''}${section?.title ?? ''}`,
    label: partLabel(state.format, part),
    scope: part.scope,
    status: part.status,
    departmentId: part.departmentId,
    departmentName:
      part.departmentId === null ? null : (state.departmentNames.get(part.departmentId) ?? null),
    assignees: state.assignees.get(part.id) ?? [],
    dueOn: part.dueOn,
    doneOn: part.doneOn,
    ...progress(state.format, part, placesOf(state, part)),
    openReturns: state.openReturns.get(part.id) ?? 0,
    version: part.version,
    allowedActions: allowedPartActions(part.status, facts, user),
    mayFill: mayFill(part.status, facts, user),
    mayNudge: holds(user, 'office') && waitedFor(state, part).length > 0,
    reviewers: reviewersViewOf(state, part),
    maySetReviewers: maySetReviewers(part.status, facts, user),
  };
}

export const placesOf = (state: ReportState, part: Part): Place[] =>
  state.places.filter((place) => place.partId === part.id);

/** Everything the editor shows of a part. */
export async function partViewOf(
  tx: EntityManager,
  state: ReportState,
  part: Part,
  user: SignedInUser,
): Promise<PartView> {
  const content = composeReport(state);
  const table = tableOfSection(state.format, part.sectionId);
  const views = placesOf(state, part).map((place) =>
    placeView(state.format, place, state.names.get(place.changedBy) ?? ''),
  );
  const cells = new Map(views.flatMap((view) => (view.kind === 'cell' ? [[view.address, view]] : [])));
  return {
    ...partSummaryOf(state, part, user),
    year: state.report.year,
    formatId: state.report.formatId,
    reportTitle: state.report.title,
    reportStatus: state.report.status,
    cells: table
      ? cellsOfPart(state.format, part).map(({ path }) => {
          const address = cellAddress(table.id, path);
          return cells.get(address) ?? unwritten(address);
        })
      : [],
    blocks: views
      .filter((view): view is BlockPlace => view.kind === 'block' && view.block !== null)
      .toSorted(byPosition),
    table: table ? (content.tables[table.id] ?? {}) : null,
    lastYear: await lastYearOf(tx, state, part),
    remarks: await remarksOfPart(tx, state, part),
    findings: table ? partFindings(state.format, part, content.tables[table.id] ?? {}) : [],
    returns: await returnsOf(tx, state, part),
    unexplained: (await changedFigures(tx, state)).filter(
      ({ address, explanation }) => explanation === null && ownsAddress(state.format, part, address),
    ),
    waitsFor: await waitsForView(tx, state, part),
  };
}

const unwritten = (address: string): CellPlace => ({
  kind: 'cell',
  address,
  version: 0,
  changedBy: null,
  changedAt: null,
  raw: '',
  value: null,
  problem: null,
});

export function placeView(format: ReportFormat, place: Place, changedBy: string): PlaceView {
  const written = {
    address: place.address,
    version: place.version,
    changedBy,
    changedAt: place.changedAt.toISOString(),
  };
  if (place.address.startsWith('sections/')) {
    return { ...written, kind: 'block', block: place.block, position: place.position ?? '' };
  }
  const raw = place.raw ?? '';
  return { ...written, kind: 'cell', raw, ...valueOfCell(format, place.address, raw) };
}

async function lastYearOf(tx: EntityManager, state: ReportState, part: Part): Promise<PartView['lastYear']> {
  const publication = await previousOf(tx, state);
  if (!publication) return null;
  const content: ReportContent = publication.content;
  const table = tableOfSection(state.format, part.sectionId);
  return {
    year: content.year,
    formatId: content.formatId,
    blocks: content.sections.find(({ id }) => id === part.sectionId)?.blocks ?? [],
    table: (table && content.tables[table.id]) ?? {},
  };
}
