import { compose } from './report/compose.ts';
import { readText } from './source/text-source.ts';
import { refuse, type ImportInput, type ImportResult } from './types.ts';

/** Longest text read, in characters: a report has under a hundred thousand. */
export const MAX_TEXT = 2_000_000;

/** A published report of any year as content, with every piece that found no place. Pure, and equal for equal input. */
export function importReport(input: ImportInput): ImportResult {
  const known = {
    ...(input.year === undefined ? {} : { year: input.year }),
    ...(input.organisation === undefined ? {} : { organisation: input.organisation }),
  };
  if (input.kind !== 'text') return refuse('not-supported', '暂不支持');
  if (input.text.length > MAX_TEXT) return refuse('too-large', '文字超过 200 万字，不像一份年度报告，未导入');
  return compose(readText(input.text), known);
}
