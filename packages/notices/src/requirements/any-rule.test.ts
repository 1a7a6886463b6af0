import { cellsOf, findFormat, parseAddress, type ReportContent } from '@nianbao/report-formats';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { aReport } from '../../test/a-report.ts';
import { evaluate } from './evaluate.ts';
import { type RequirementRule, ruleSet } from './rule.ts';
import { tryOn } from './try-on.ts';

const TABLES = ['art20', 'applications', 'review_litigation', 'statistics'] as const;
const paths = findFormat('2021').tables.flatMap((table) => cellsOf(table).map(({ path }) => path));
const words = fc.constantFrom('总体情况', '平台建设', '其他需要报告的事项', '收费', '（一）', '没有的一节');
const anyText = fc.string({ unit: 'binary', maxLength: 30 });
const textPlace = fc.oneof(
  fc.constant({ kind: 'report' as const }),
  fc.record({ kind: fc.constant('section' as const), title: words }),
  fc.record({ kind: fc.constant('heading' as const), section: fc.option(words), title: words }),
);
const figurePlace = fc.oneof(
  fc.record({ kind: fc.constant('table' as const), table: fc.constantFrom(...TABLES) }),
  fc.record({
    kind: fc.constant('cells' as const),
    table: fc.constantFrom(...TABLES),
    paths: fc.array(fc.constantFrom('*/*', 'art20_1/*/*', ...paths), { minLength: 1, maxLength: 3 }),
  }),
);
const term = fc.record({
  table: fc.constantFrom(...TABLES),
  path: fc.constantFrom(...paths),
  year: fc.constantFrom('this' as const, 'last' as const),
  sign: fc.constantFrom(1 as const, -1 as const),
});
const terms = fc.array(term, { minLength: 1, maxLength: 4 });
const chars = fc.integer({ min: 1, max: 50 });
const some = fc.array(words, { minLength: 1, maxLength: 3 });
const of = <K extends string>(kind: K) => fc.constant(kind);
const base = { id: of('r'), level: fc.constantFrom('error', 'question'), clause: of(''), reason: of('') };
const anyRule = fc.oneof(
  fc.record({ ...base, kind: fc.constantFrom('max_length', 'min_length'), where: textPlace, chars }),
  fc.record({ ...base, kind: of('must_mention'), where: textPlace, words: some, every: fc.boolean() }),
  fc.record({ ...base, kind: of('must_not_mention'), where: textPlace, words: some }),
  fc.record({ ...base, kind: of('filled'), where: figurePlace }),
  fc.record({
    ...base,
    kind: of('relation'),
    left: terms,
    op: fc.constantFrom('=', '<=', '>='),
    right: terms,
  }),
  fc.record({ ...base, kind: of('confirmed'), where: figurePlace, with: words }),
);
const anyReport = fc
  .tuple(
    fc.dictionary(
      fc.constantFrom('s1', 's5', 's6'),
      fc.array(
        fc.oneof(
          anyText,
          words.map((one) => `#${one}`),
        ),
        { maxLength: 4 },
      ),
    ),
    fc.dictionary(
      fc.constantFrom(...paths),
      fc.oneof(fc.integer(), fc.constant(null), fc.constant('n/a' as const)),
      { maxKeys: 8 },
    ),
  )
  .map(([texts, cells]): ReportContent => aReport(texts, { art20: cells, applications: cells }));

it('finds places that are there, says nothing twice, and never throws', () => {
  fc.assert(
    fc.property(anyRule, anyReport, fc.option(anyReport), (written, content, previous) => {
      const [rule] = ruleSet.parse([written]) as [RequirementRule];

      const findings = evaluate([rule], content, { previous });
      const [trial] = tryOn([rule], content, { previous });

      const addresses = findings.map((finding) => finding.addresses);
      expect(
        addresses.filter((one) => one.length === 0 || one.some((place) => parseAddress(place) === null)),
      ).toEqual([]);
      expect(findings.filter(({ basis, message }) => basis === '' || message === '')).toEqual([]);
      expect(evaluate([rule], content, { previous })).toEqual(findings);
      expect(trial?.outcome === 'holds' && findings.length > 0).toBe(false);
    }),
    { numRuns: 500 },
  );
}, 60_000);
