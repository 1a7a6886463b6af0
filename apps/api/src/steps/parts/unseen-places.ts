import type { ProblemDetail, SeenPlace } from '@nianbao/contracts';
import { blockText, cellName, findCell } from '@nianbao/report-formats';
import type { EntityManager } from 'typeorm';
import { Problem } from '../../platform/http/problem.ts';
import type { ReportState } from '../../report/reports/report-state.ts';
import { placesOf } from './part.view.ts';
import { namesOf } from '../../body/people/names-of.ts';
import type { Part } from '../../report/parts/part.entity.ts';
import type { Place } from '../../report/parts/place.entity.ts';
import { ownsAddress, tableOfSection } from '../../report/parts/scope.ts';

/** Nobody hands in what they have not seen: somebody else's figure of a moment ago, or a save of another page. */
export async function refuseUnseen(
  tx: EntityManager,
  state: ReportState,
  part: Part,
  seen: readonly SeenPlace[],
): Promise<void> {
  const versions = new Map(seen.map(({ address, version }) => [address, version]));
  const unseen = placesOf(state, part).filter(
    (place) =>
      ownsAddress(state.format, part, place.address) &&
      place.version !== versions.get(place.address) &&
      // A block that is gone is not shown to anybody who did not have it before.
      (versions.has(place.address) || !isGone(place)),
  );
  if (unseen.length === 0) return;
  const names = await namesOf(
    tx,
    unseen.map(({ changedBy }) => changedBy),
  );
  throw new Problem(
    'content-unseen',
    unseen.map((place) => detailOf(state, part, place, names.get(place.changedBy) ?? '')),
  );
}

const isGone = ({ raw, block }: Place): boolean => raw === null && block === null;

function detailOf({ format }: ReportState, part: Part, place: Place, by: string): ProblemDetail {
  const { address, block } = place;
  const table = tableOfSection(format, part.sectionId);
  const cell = table && findCell(table, address.slice(`tables/${table.id}/`.length));
  const name =
    table && cell ? cellName(table, cell) : block ? `“${blockText(block).slice(0, 20)}”一段` : '一段文字';
  const now = place.raw === null ? (block ? '' : '，已删去') : `，现在是“${place.raw || '未填'}”`;
  return { field: address, message: `${name}由${by || '他人'}改动${now}` };
}
