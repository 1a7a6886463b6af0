import type { PartView, SaveResult } from '@nianbao/contracts';
import type { SaveAnswer } from './places-store.ts';

/** The part as the server's answer says it is now, so that coming back starts from the right versions. */
export function withAnswer(part: PartView, { results, status, version, findings }: SaveAnswer): PartView {
  const saved = new Map(
    results.map((result): [string, SaveResult['place']] => [result.address, result.place]),
  );
  const cells = part.cells.map((cell) => {
    const now = saved.get(cell.address);
    return now?.kind === 'cell' ? now : cell;
  });
  const kept = part.blocks.filter(({ address }) => !saved.has(address));
  const written = [...saved.values()].flatMap((place) =>
    place.kind === 'block' && place.block ? [place] : [],
  );
  return { ...part, cells, blocks: [...kept, ...written], status, version, findings };
}
