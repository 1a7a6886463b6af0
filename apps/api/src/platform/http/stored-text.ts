import { Problem } from './problem.ts';

/** Deeper than anything the contracts declare; a parser or a database would fail on what lies beyond. */
const MAX_DEPTH = 32;
/** U+0000 and halves of surrogate pairs: no text that PostgreSQL can hold and give back unchanged. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;

/** Refuses a body with a text that could not be stored, or nested deeper than any of ours, before anybody reads it. */
export function refuseUnstorable(body: unknown, depth = 0): void {
  if (typeof body === 'string' && UNSTORABLE.test(body))
    throw new Problem('invalid-input', [{ field: '', message: '含有无法保存的字符' }]);
  if (typeof body !== 'object' || body === null) return;
  if (depth >= MAX_DEPTH) throw new Problem('invalid-input', [{ field: '', message: '内容嵌套过深' }]);
  if (Array.isArray(body)) {
    for (const value of body) refuseUnstorable(value, depth + 1);
    return;
  }
  for (const [key, value] of Object.entries(body)) {
    refuseUnstorable(key, depth);
    refuseUnstorable(value, depth + 1);
  }
}
