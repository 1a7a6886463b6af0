import { describe, expect, it } from 'vitest';
import { measure, planted } from '../test/corpus.ts';

describe('made-up reports of all years and layouts, with what was put into them', () => {
  it.each(planted().map((report) => [report.file, report] as const))(
    'reads %s whole, finds its faults and no others',
    (_, report) => {
      const { cells, questions, ...wrong } = measure(report);

      expect(cells >= 0 && questions.length < 20).toBe(true);
      expect(wrong).toEqual({
        wrongCells: [],
        invented: 0,
        lost: [],
        identity: [],
        missed: [],
        falseAlarms: [],
      });
    },
  );
});
