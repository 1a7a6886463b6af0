import { readFileSync } from 'node:fs';
import {
  type Block,
  cellsOf,
  fillReportSums,
  FORMATS,
  type ReportContent,
  type TableContent,
} from '@nianbao/report-formats';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aReport } from '../test/report.ts';
import { checkReport, RULES } from './index.ts';

/** Strings of the marks on which rules turn, besides any characters at all. */
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '其中',
        '，',
        ',',
        '。',
        '；',
        '：',
        '12',
        '3.5%',
        '万',
        '件',
        '条',
        '共',
        '“',
        '”',
        '《',
        '》',
        '（',
        '）',
        '占',
        '一是',
        '六个',
        '统一',
        '2018年',
        '2月',
        '30日',
        '收到',
        '申请',
        '公开',
        '信息',
        ' ',
        '\n',
        '从',
        '到',
        '增长',
        '并',
        '的',
        '今年',
        '〔',
        '[',
        ']',
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
);
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ id: words, kind: fc.constant('paragraph' as const), text: words }),
  fc.record({
    id: words,
    kind: fc.constant('heading' as const),
    level: fc.constantFrom(1, 2, 3, 4),
    text: words,
  }),
  fc.record({
    id: words,
    kind: fc.constant('table' as const),
    rows: fc.array(fc.array(words, { maxLength: 3 }), { maxLength: 3 }),
  }),
  fc.record({ id: words, kind: fc.constant('image' as const), attachmentId: words, caption: words }),
);
const cell = fc.oneof(fc.double(), fc.integer(), fc.constant(null), fc.constant('n/a' as const));
const figures = fc.dictionary(
  fc.oneof(words, fc.constantFrom('a', 'a1', 'granted/total', 'art20_1/rules/issued', 'cases/review_total')),
  cell,
  { maxKeys: 20 },
);
const anyReport: fc.Arbitrary<ReportContent> = fc.record({
  formatId: fc.constantFrom('2014', '2019', '2021'),
  year: fc.integer(),
  organisation: words,
  title: words,
  metadata: fc.record({ publisher: words, documentNumber: words }, { requiredKeys: [] }),
  sections: fc.array(
    fc.record({ id: words, number: words, title: words, blocks: fc.array(block, { maxLength: 5 }) }),
    { maxLength: 4 },
  ),
  tables: fc.record(
    { art20: figures, applications: figures, review_litigation: figures, statistics: figures },
    { requiredKeys: [] },
  ),
});

describe('any content', () => {
  it('is checked without failing, and always with the same findings at places', () => {
    fc.assert(
      fc.property(anyReport, anyReport, (content, previous) => {
        const findings = checkReport({
          content,
          previous: { ...previous, year: content.year - 1 },
          others: [previous],
          unplaced: ['打印'],
        });

        expect(
          findings.every(
            ({ addresses, message, basis }) => addresses.length > 0 && message !== '' && basis !== '',
          ),
        ).toBe(true);
        expect(
          checkReport({
            content,
            previous: { ...previous, year: content.year - 1 },
            others: [previous],
            unplaced: ['打印'],
          }),
        ).toEqual(findings);
      }),
      { numRuns: 300 },
    );
  });
});

/** Random figures that obey every rule of the format: the inputs are free, the sums computed, the identity closed by 四. */
const balanced = (formatId: '2019' | '2021') =>
  fc.infiniteStream(fc.integer({ min: 0, max: 50 })).map((stream): ReportContent => {
    const next = (): number => Number(stream.next().value);
    const format = FORMATS.find(({ id }) => id === formatId);
    const tables = Object.fromEntries(
      (format?.tables ?? []).map((table) => [
        table.id,
        Object.fromEntries(
          cellsOf(table).map(({ path, computed }) => [
            path,
            computed ? null : path.endsWith('public_total') ? 100 : next(),
          ]),
        ) as TableContent,
      ]),
    );
    const report = fillReportSums({ ...aReport({ formatId, year: 2021 }), tables });
    const applications = report.tables.applications ?? {};
    const value = (path: string): number => Number(applications[path] ?? 0);
    for (const column of [
      'natural_person',
      'org_business',
      'org_research',
      'org_welfare',
      'org_legal_service',
      'org_other',
    ]) {
      applications[`carried_out/${column}`] = 0;
      applications[`new_received/${column}`] = value(`results_total/${column}`);
      applications[`carried_in/${column}`] = 0;
    }
    return fillReportSums({ ...report, tables: { ...report.tables, applications } });
  });
const balanceFindings = (content: ReportContent) =>
  checkReport({ content }).filter(({ rule }) => /^(?:app|lit|art20|y14)\./u.test(rule));

describe.each(['2019', '2021'] as const)('a balanced report of %s', (formatId) => {
  it('has no finding on its sums, and one as soon as one figure of two tables changes', () => {
    fc.assert(
      fc.property(balanced(formatId), fc.nat(), fc.integer({ min: 1, max: 9 }), (report, pick, change) => {
        expect(balanceFindings(report)).toEqual([]);

        for (const id of ['applications', 'review_litigation'] as const) {
          const cells = Object.entries(report.tables[id] ?? {});
          const [path, value] = cells[pick % cells.length] ?? ['', 0];
          const tables = { ...report.tables, [id]: { ...report.tables[id], [path]: Number(value) + change } };
          expect(balanceFindings({ ...report, tables }).length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 60 },
    );
  });
});

it('gives every rule an id of its own, a title and a basis', () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  expect(RULES.filter(({ title, basis }) => title === '' || basis === '')).toEqual([]);
});

it('lists every rule in the README', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

  expect(
    RULES.filter(({ id, title }) => !readme.includes(`| \`${id}\` | ${title} |`)).map(({ id }) => id),
  ).toEqual([]);
});
