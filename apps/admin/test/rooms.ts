import { dirname, join, normalize } from 'node:path/posix';

/** From the top; what stands in no room (the entry) belongs to the first. */
export const ROOMS = ['app', 'features', 'shared', 'server', 'pieces', 'ui', 'lib'] as const;

/** What speaks to the API; the room `server` alone may. */
const WIRE = /\b(?:call|uploadAttachment|uploadTo)\b/u;
// What is named after `from`, and every way that loads a file without it; types count.
const LOADS =
  /(?:\b(?:import|export)\s+(?<names>[\w\s{},*]*?)\s*from\s*|\b(?:import|importActual|mock|doMock|URL)\s*(?:<[^>]*>)?\(\s*|\bimport\s+)(?<quote>['"])(?<path>\.{1,2}\/[^'"?]+)(?:\?[^'"]*)?\k<quote>/gu;

interface Loaded {
  path: string;
  names: string;
}

/** The files under `src` that the text of `file` loads, by their path from there. */
export const loadedBy = (file: string, text: string): Loaded[] =>
  [...text.matchAll(LOADS)].map(({ groups }) => ({
    path: normalize(join(dirname(file), groups?.path ?? '')),
    names: groups?.names ?? '',
  }));

const rankOf = (file: string): number => {
  const room = ROOMS.findIndex((name) => file.startsWith(`${name}/`));
  return room === -1 ? 0 : room;
};
const featureOf = (file: string): string | null =>
  /^features\/(?<area>[^/]+)\//u.exec(file)?.groups?.area ?? null;

/** Why the file may not load this; `null` where it may. */
function faultOf(file: string, { path, names }: Loaded): string | null {
  // The tests' own folder stands beside the rooms.
  if (path.startsWith('../')) return null;
  if (rankOf(path) < rankOf(file)) return 'stands above';
  const area = featureOf(file);
  if (area !== null && featureOf(path) !== null && featureOf(path) !== area) return 'is another feature';
  const asks = path === 'lib/call.ts' && WIRE.test(names) && !/\.test\.tsx?$/u.test(file);
  return asks && !['server', 'lib'].includes(ROOMS[rankOf(file)] ?? '') ? 'speaks to the API' : null;
}

/** What the file loads against the order of the rooms, in words. */
export const roomFaults = (file: string, text: string): string[] =>
  loadedBy(file, text).flatMap((loaded) => {
    const fault = faultOf(file, loaded);
    return fault === null ? [] : [`${file} → ${loaded.path} ${fault}`];
  });
