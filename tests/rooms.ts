import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** An app's rooms from the top down. A room imports only what stands below it; within a room everything is free. */
export interface House {
  /** Folder whose direct children are the rooms. */
  root: string;
  order: readonly string[];
  /** Folders and files at the root that may import every room, and that no room imports. */
  start: readonly string[];
}

/** One import that runs up the house, or into the start; types count as imports. */
export interface ArrowUp {
  from: string;
  to: string;
}

const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*(?:\/\*[^*]*\*\/\s*)?)'(\.{1,2}\/[^']+)'/gu;

/** Every import of the house that its order forbids. Tests may import what they need, so they are not asked. */
export function arrowsUp(
  house: House,
  files: ReadonlyMap<string, string> = sourcesOf(house.root),
): ArrowUp[] {
  return [...files].flatMap(([from, text]) => {
    const room = house.order.indexOf(topOf(from));
    if (room < 0) return [];
    return [...text.matchAll(IMPORT)]
      .map(([, relative = '']) => path.posix.join(path.posix.dirname(from), relative))
      .filter((to) => !to.startsWith('..') && isAbove(house, room, topOf(to)))
      .map((to) => ({ from, to }));
  });
}

/** Direct children of the root that are neither a room nor of the start. */
export const strangers = ({ root, order, start }: House): string[] =>
  readdirSync(root).filter((name) => !order.includes(name) && !start.includes(name));

function isAbove({ order }: House, room: number, target: string): boolean {
  const other = order.indexOf(target);
  return other < 0 || other < room;
}

const topOf = (file: string): string => file.split('/')[0] ?? '';

function sourcesOf(root: string): Map<string, string> {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) =>
    name.replaceAll('\\', '/'),
  );
  const sources = names.filter((name) => /\.tsx?$/u.test(name) && !/\.test\.tsx?$/u.test(name));
  return new Map(sources.map((name) => [name, readFileSync(path.join(root, name), 'utf8')]));
}
