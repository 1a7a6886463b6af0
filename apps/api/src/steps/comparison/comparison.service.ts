import { Injectable } from '@nestjs/common';
import type { CellDifference, comparePart, ComparisonView, Query } from '@nianbao/contracts';
import { type Block, blockAddress, blockText, cellAddress } from '@nianbao/report-formats';
import { DataSource, type EntityManager } from 'typeorm';
import { recordReading } from '../../record/chain/record-reading.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { PartRevision } from '../../report/parts/part-revision.entity.ts';
import { Part } from '../../report/parts/part.entity.ts';
import { namesOf } from '../../body/people/names-of.ts';
import { cellsOfPart, tableOfSection } from '../../report/parts/scope.ts';
import { latestPublication } from '../../report/publications/publications.queries.ts';
import { loadReportState, type ReportState } from '../../report/reports/report-state.ts';
import { compareBlocks } from '../../report/comparison/blocks.ts';
import { PartView } from '../../report/comparison/part-view.entity.ts';
import { type ShownContent, shownContentOf } from '../../report/comparison/shown-content.ts';

interface Side {
  view: ComparisonView['to'];
  content: ShownContent;
}

@Injectable()
export class ComparisonService {
  constructor(private readonly db: DataSource) {}

  async compare(
    user: SignedInUser,
    partId: string,
    { from, to }: Query<typeof comparePart>,
  ): Promise<ComparisonView> {
    const tx = this.db.manager;
    const { organisationId } = user;
    const { reportId } = await tx.findOneByOrFail(Part, { id: partId, organisationId });
    const state = await loadReportState(tx, organisationId, reportId);
    const part = state.parts.find(({ id }) => id === partId);
    if (!part) throw new Problem('not-found');
    await recordReading(this.db, user, { reportId, partId });
    const after =
      to === 'current'
        ? { view: side({ kind: 'current' }), content: shownContentOf(state, part) }
        : await revision(tx, part, to);
    const before =
      from === 'seen'
        ? await lastSeen(tx, part, user)
        : from === 'last_year'
          ? await lastYear(tx, state, part)
          : await revision(tx, part, from);
    if (!before) return { from: null, to: after.view, cells: [], blocks: [] };
    return {
      from: before.view,
      to: after.view,
      cells: compareCells(before.content, after.content),
      blocks: compareBlocks(before.content.blocks, after.content.blocks, ({ id }) =>
        blockAddress(part.sectionId, id),
      ),
    };
  }
}

const side = (known: Partial<ComparisonView['to']> & Pick<ComparisonView['to'], 'kind'>): Side['view'] => ({
  number: null,
  year: null,
  at: null,
  by: null,
  ...known,
});

async function revision(tx: EntityManager, part: Part, number: number): Promise<Side> {
  const { content, madeBy, madeAt } = await tx.findOneByOrFail(PartRevision, {
    partId: part.id,
    organisationId: part.organisationId,
    number,
  });
  const by = (await namesOf(tx, [madeBy])).get(madeBy) ?? null;
  return { view: side({ kind: 'revision', number, by, at: madeAt.toISOString() }), content };
}

/** What the person saw the time before; where nothing changed since then, what they see now; nothing at the first look. */
async function lastSeen(tx: EntityManager, part: Part, user: SignedInUser): Promise<Side | null> {
  const view = await tx.findOneBy(PartView, {
    partId: part.id,
    personId: user.id,
    organisationId: user.organisationId,
  });
  if (!view || (!view.previous && !view.again)) return null;
  const [content, at] =
    view.previous && view.previousAt ? [view.previous, view.previousAt] : [view.content, view.seenAt];
  return { view: side({ kind: 'seen', at: at.toISOString() }), content };
}

async function lastYear(tx: EntityManager, state: ReportState, part: Part): Promise<Side | null> {
  const publication = await latestPublication(tx, part.organisationId, state.report.year - 1);
  if (!publication) return null;
  const { content } = publication;
  const table = tableOfSection(state.format, part.sectionId);
  const figures = (table && content.tables[table.id]) ?? {};
  const cells = cellsOfPart(state.format, part).map(({ path }) => [
    table ? cellAddress(table.id, path) : path,
    figures[path] ?? null,
  ]);
  const blocks = content.sections.find(({ id }) => id === part.sectionId)?.blocks ?? [];
  return {
    view: side({ kind: 'last_year', year: content.year, at: publication.publishedAt.toISOString() }),
    content: { cells: Object.fromEntries(cells), blocks: [...underHeading(part, blocks)] },
  };
}

/** Of a part that is one sub-heading, what stood under it last year; all of it where there was no such heading. */
function underHeading({ scope }: Part, blocks: readonly Block[]): readonly Block[] {
  if (scope.kind !== 'heading') return blocks;
  const start = blocks.findIndex(
    (block) => block.kind === 'heading' && blockText(block).endsWith(scope.heading),
  );
  const heading = blocks[start];
  if (heading?.kind !== 'heading') return blocks;
  const rest = blocks.slice(start + 1);
  const end = rest.findIndex((block) => block.kind === 'heading' && block.level <= heading.level);
  return end === -1 ? rest : rest.slice(0, end);
}

function compareCells(before: ShownContent, after: ShownContent): CellDifference[] {
  return Object.entries(after.cells).flatMap(([address, value]) => {
    const difference = {
      address,
      before: before.cells[address] ?? null,
      after: value,
      beforeTyped: before.typed?.[address] ?? null,
      afterTyped: after.typed?.[address] ?? null,
    };
    const same = difference.before === difference.after && difference.beforeTyped === difference.afterTyped;
    return same ? [] : [difference];
  });
}
