import type { LiveEvent, Place as PlaceView } from '@nianbao/contracts';
import { findFormat, type FormatId } from '@nianbao/report-formats';
import type { DataSource } from 'typeorm';
import { placeView } from '../steps/parts/part.view.ts';
import { Place } from '../report/parts/place.entity.ts';
import type { Recorded } from './live.queries.ts';

type Saved = Extract<LiveEvent, { kind: 'places' }>;

/** A save of more places (a pasted table) is read by whoever has the part open. */
const MOST = 20;

interface Row {
  part_id: string;
  address: string;
  raw: string | null;
  block: Place['block'];
  position: string | null;
  version: number;
  changed_at: Date;
  by: string;
  format_id: FormatId;
}

/** Puts the places themselves into the events of saves, so that fifty readers need not ask for them fifty times. */
export async function addPlaces(db: DataSource, recorded: readonly Recorded[]): Promise<void> {
  const saves = recorded.flatMap(({ event }) =>
    event?.kind === 'places' && event.places.length <= MOST ? [event] : [],
  );
  if (saves.length === 0) return;
  const found = await placesAt(db, saves);
  for (const save of saves) {
    save.now = save.places.flatMap(({ address }) => found.get(`${save.partId} ${address}`) ?? []);
  }
}

export const partsIn = (recorded: readonly Recorded[]): string[] => [
  ...new Set(recorded.flatMap(({ event }) => (event?.kind === 'places' && event.now ? [event.partId] : []))),
];

/** What was written goes only to those who have the part open, which is on record; the others are told that something was. */
export function asSeenBy(
  personId: string,
  event: LiveEvent,
  open: ReadonlyMap<string, ReadonlySet<string>>,
): LiveEvent {
  if (event.kind !== 'places' || open.get(event.partId)?.has(personId)) return event;
  const { now: _content, ...told } = event;
  return told;
}

async function placesAt(db: DataSource, saves: readonly Saved[]): Promise<Map<string, PlaceView>> {
  const rows = await db.query<Row[]>(
    `SELECT l.part_id, l.address, l.raw, l.block, l.position, l.version, l.changed_at, p.name AS by, r.format_id
     FROM place l JOIN report r ON r.id = l.report_id JOIN person p ON p.id = l.changed_by
     WHERE l.part_id = ANY($1::uuid[]) AND l.address = ANY($2)`,
    [
      [...new Set(saves.map(({ partId }) => partId))],
      [...new Set(saves.flatMap(({ places }) => places.map(({ address }) => address)))],
    ],
  );
  return new Map(rows.map((row) => [`${row.part_id} ${row.address}`, viewOf(row)]));
}

const viewOf = ({ by, format_id, part_id, changed_at, ...row }: Row): PlaceView =>
  placeView(
    findFormat(format_id),
    Object.assign(new Place(), { ...row, partId: part_id, changedAt: changed_at }),
    by,
  );
