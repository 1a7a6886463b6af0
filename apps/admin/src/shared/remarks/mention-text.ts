import type { Reader } from '@nianbao/contracts';

/** A name that is being asked for: where its @ stands and what was typed of it. */
export interface Asked {
  at: number;
  query: string;
}

/** Full-width as Chinese keyboards give it, and plain. */
const SIGN = /[@＠]/u;
const LONGEST = 20;

/** Whether somebody is being named at the caret; an @ inside an e-mail address is none. */
export function askedAt(text: string, caret: number): Asked | null {
  const before = text.slice(0, caret);
  const at = Math.max(before.lastIndexOf('@'), before.lastIndexOf('＠'));
  const query = before.slice(at + 1);
  if (at < 0 || query.length > LONGEST || /\s/u.test(query)) return null;
  return /[\w.]/u.test(before[at - 1] ?? '') ? null : { at, query };
}

/** Those whose name or 科室 has what was typed, names that begin with it first. */
export function readersFor(readers: readonly Reader[], query: string): Reader[] {
  const rank = ({ name, department }: Reader): number => {
    if (name.startsWith(query)) return 0;
    if (name.includes(query)) return 1;
    return department?.includes(query) ? 2 : 3;
  };
  return readers.filter((one) => rank(one) < 3).toSorted((a, b) => rank(a) - rank(b));
}

/** The name in place of what was typed of it, and the caret behind it. */
export function withName(
  text: string,
  caret: number,
  { at }: Asked,
  name: string,
): { text: string; caret: number } {
  const head = `${text.slice(0, at)}@${name} `;
  return { text: head + text.slice(caret).replace(/^ /u, ''), caret: head.length };
}

/** A stretch of a remark; `name` is set where it names somebody. */
export interface Said {
  text: string;
  name: string | null;
}

/** The text divided at the names it calls; of two names that begin alike the longer one is meant. */
export function saidOf(text: string, names: readonly string[]): Said[] {
  const longestFirst = names.toSorted((a, b) => b.length - a.length);
  const pieces: Said[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (!SIGN.test(text[at] ?? '')) continue;
    const name = longestFirst.find((one) => text.startsWith(one, at + 1));
    if (name === undefined) continue;
    if (at > from) pieces.push({ text: text.slice(from, at), name: null });
    from = at + 1 + name.length;
    pieces.push({ text: text.slice(at, from), name });
    at = from - 1;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), name: null });
  return pieces;
}

/** Ids of those the text calls: of several people with one name, those that were picked from the list. */
export function mentionsIn(text: string, readers: readonly Reader[], picked: ReadonlySet<string>): string[] {
  const called = new Set(
    saidOf(
      text,
      readers.map(({ name }) => name),
    ).flatMap(({ name }) => name ?? []),
  );
  return [...called].flatMap((name) => {
    const same = readers.filter((one) => one.name === name);
    const chosen = same.filter(({ id }) => picked.has(id));
    if (chosen.length > 0) return chosen.map(({ id }) => id);
    return same.length === 1 ? same.map(({ id }) => id) : [];
  });
}
