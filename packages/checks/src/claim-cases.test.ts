import { describe, expect, it } from 'vitest';
import { claimCases, judge } from '../test/claim-cases.ts';

describe('claims of text and tables, one kind each', () => {
  it.each(claimCases().map((one) => [one.class, one.file, one] as const))('%s: %s', (_, __, one) => {
    expect(judge(one)).toEqual({ missed: [], wrong: [] });
  });
});
