import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { FORMATS } from '@nianbao/report-formats';
import { describe, expect, it } from 'vitest';
import { RULES } from './rules/index.ts';

const FOLDER = new URL('../../../../shared/formats/', import.meta.url);
const missing = existsSync(FOLDER) ? false : 'needs ../shared/formats';

/** Rules of the forms that another name stands for here; `null`: nothing that a machine can find, told as guidance. */
const COVERED_BY: Readonly<Record<string, string | null>> = {
  'art20.nonneg': 'table.impossible_value',
  'app.nonneg_int': 'table.impossible_value',
  'lit.nonneg_int': 'table.impossible_value',
  'art20.change_signed': 'table.impossible_value',
  'art20.blank': 'table.blank',
  'app.blank': 'table.blank',
  'art20.xy.rules': 'art20.xy.in_force',
  'art20.xy.normative_docs': 'art20.xy.in_force',
  'art20.xy.public_total': 'art20.made_public_le_total',
  'y14.xy': 'last_year.implausible_jump',
  'art20.decisions_all': null,
  'lit.codefendant': null,
  'lit.xy.pending': null,
};

/** Ids of everything under `rules` and `crossYearRules`, wherever in the file. */
function ruleIds(value: unknown, inside = false): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => ruleIds(item, inside));
  if (typeof value !== 'object' || value === null) return [];
  const own = inside && 'id' in value && typeof value.id === 'string' ? [value.id] : [];
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, item]) => ruleIds(item, /^(?:rules|crossYearRules)$/u.test(key))),
  ];
}

describe.skipIf(missing)(`the rules of the forms${missing ? ` (${missing})` : ''}`, () => {
  const ids = missing
    ? []
    : readdirSync(FOLDER).flatMap((name) => ruleIds(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))));
  const known = new Set([
    ...RULES.map(({ id }) => id),
    ...FORMATS.flatMap(({ tables }) =>
      tables.flatMap(({ rules, crossYearRules }) => [...rules, ...crossYearRules].map(({ id }) => id)),
    ),
  ]);
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

  it('are more than thirty', () => {
    expect(new Set(ids).size).toBeGreaterThan(30);
  });

  it.each([...new Set(ids)])('%s is checked by a rule that exists, and stands in the README', (id) => {
    const rule = id in COVERED_BY ? COVERED_BY[id] : id;

    expect(rule === null || (rule !== undefined && known.has(rule))).toBe(true);
    expect(readme).toContain(`\`${id}\``);
  });
});
