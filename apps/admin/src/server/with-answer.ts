import type { PartView, Place, Response, saveChanges } from '@nianbao/contracts';

export type SaveAnswer = Response<typeof saveChanges>;

/** The part as the server's answer says it is now, so that coming back starts from the right versions. */
export function withAnswer(part: PartView, { results, status, version, findings }: SaveAnswer): PartView {
  return {
    ...withPlaces(
      part,
      results.map(({ place }) => place),
    ),
    status,
    version,
    findings,
  };
}

/** The part with these places as the server has them; those that are older than what is known are left out. */
export function withPlaces(part: PartView, places: readonly Place[]): PartView {
  const known = new Map([...part.cells, ...part.blocks].map(({ address, version }) => [address, version]));
  const newer = new Map(
    places
      .filter(({ address, version }) => version >= (known.get(address) ?? 0))
      .map((place) => [place.address, place]),
  );
  const cells = part.cells.map((cell) => {
    const now = newer.get(cell.address);
    return now?.kind === 'cell' ? now : cell;
  });
  const kept = part.blocks.filter(({ address }) => !newer.has(address));
  const written = [...newer.values()].flatMap((place) =>
    place.kind === 'block' && place.block ? [place] : [],
  );
  return { ...part, cells, blocks: [...kept, ...written] };
}
