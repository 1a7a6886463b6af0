import type { Finding } from '@nianbao/report-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkSeeds, seedEntries, type SeedEntry, seedsMissing } from '../test/seeds.ts';
import { squeeze } from './text/normalise.ts';

/** The rules that speak of a kind of fault. A kind that is not here is not claimed to be found. */
const RULES_OF_KIND: Readonly<Record<string, readonly string[]>> = {
  sum_mismatch: ['text.sum_mismatch'],
  unit_error: ['text.unit_error'],
  percent_rounding: ['text.percent_rounding'],
  parts_do_not_cover_total: ['text.parts_do_not_cover_total'],
  enumeration_mismatch: ['text.enumeration_mismatch'],
  empty_heading: ['form.empty_heading'],
  unfinished_paragraph: ['form.unfinished_paragraph'],
  missing_title: ['form.missing_title'],
  missing_title_part: ['form.missing_title_part'],
  missing_section: ['form.missing_section'],
  missing_count: ['form.missing_count'],
  missing_date: ['form.missing_date'],
  numbering: ['form.numbering'],
  heading_mismatch: ['text.heading_mismatch'],
  heading_body_mismatch: ['text.heading_body_mismatch'],
  metadata_blank: ['form.metadata_blank'],
  metadata_inconsistent: ['form.metadata_inconsistent'],
  doubled_punctuation: ['form.doubled_punctuation'],
  missing_punctuation: ['form.missing_punctuation'],
  repeated_phrase: ['form.repeated_phrase'],
  duplicate_text: ['form.duplicate_text'],
  table_label_cut: ['form.table_label_cut'],
  table_misplaced_value: ['form.table_misplaced_value'],
  table_blank: ['table.blank'],
  web_residue: ['form.web_residue'],
  relative_time: ['form.relative_time'],
  stale_time: ['form.stale_time'],
  period: ['form.period'],
  wrong_law_name: ['form.wrong_law_name'],
  bracket_form: ['form.bracket_form'],
  date_form: ['form.date_form'],
  signature: ['form.signature'],
  stray_space: ['form.stray_space'],
  wrong_word: ['form.wrong_word'],
  de_di: ['form.de_di'],
  name_inconsistent: ['form.name_inconsistent'],
  thin_section: ['form.thin_section'],
  redundant_word: ['form.redundant_word'],
  missing_words: ['form.missing_words'],
  table_all_zero: ['table.all_zero'],
  personal_data: ['privacy.staff_contact'],
};

/** Faults that are nowhere in the words: what is missing is told at a place, without a quote. */
const PLACES: Readonly<Record<string, string>> = {
  '000-08': 'sections/h8',
  '000-10': 'metadata/documentNumber',
  '001-03': 'title',
  '003-06': 'sections/preface/blocks/b23',
  '003-13': 'metadata/publishedOn',
  '004-08': 'tables/statistics/a',
  '004-09': 'tables/statistics/a1',
  '004-11': 'tables/statistics/h3_full',
  '002-13': 'tables/art20',
};

/** Certain faults of the kinds above that no rule finds. Also in README.md. */
const KNOWN_MISSES: Readonly<Record<string, string>> = {
  '002-06': '“工作年度工作计划”：不是连写两遍，认定它要懂句意',
  '003-02': '缺字的句子形式上完整',
};

const SIX = 6;

/** Six characters in common, or all of the shorter one. */
function overlap(a: string, b: string): boolean {
  const [short, long] = [squeeze(a), squeeze(b)].toSorted((x, y) => x.length - y.length);
  if (!short || !long) return false;
  if (short.length <= SIX) return long.includes(short);
  return Array.from({ length: short.length - SIX + 1 }, (_, at) => short.slice(at, at + SIX)).some((piece) =>
    long.includes(piece),
  );
}

const meets = (finding: Finding, entry: SeedEntry): boolean => {
  const place = PLACES[entry.id];
  return place === undefined
    ? entry.quotes.some((quote) => overlap(quote, finding.quote) || overlap(quote, finding.message))
    : finding.addresses.includes(place);
};

describe.skipIf(seedsMissing)(
  `the faults of five real reports${seedsMissing ? ` (${seedsMissing})` : ''}`,
  () => {
    let findings: Map<string, Finding[]>;
    beforeAll(() => {
      findings = checkSeeds();
    });
    const claimed = seedEntries().filter(({ kind }) => RULES_OF_KIND[kind]);
    const named = (entries: SeedEntry[]) => entries.map((entry) => [entry.id, entry.kind, entry] as const);

    it.each(named(claimed.filter(({ id, certainty }) => certainty === 'certain' && !(id in KNOWN_MISSES))))(
      'finds %s (%s) at its place',
      (_, kind, entry) => {
        const found =
          findings.get(entry.seed)?.filter(({ rule }) => RULES_OF_KIND[kind]?.includes(rule)) ?? [];

        expect(found.filter((finding) => meets(finding, entry)).map(({ rule }) => rule)).not.toEqual([]);
      },
    );

    it.each(named(claimed.filter(({ id }) => id in KNOWN_MISSES)))(
      'does not yet find %s (%s)',
      (_, kind, entry) => {
        const found =
          findings.get(entry.seed)?.filter(({ rule }) => RULES_OF_KIND[kind]?.includes(rule)) ?? [];

        expect(found.filter((finding) => meets(finding, entry))).toEqual([]);
      },
    );

    it.each(named(seedEntries().filter(({ kind }) => kind.endsWith('_ok'))))(
      'does not call %s (%s) wrong',
      (_, __, entry) => {
        const wrong =
          findings
            .get(entry.seed)
            ?.filter(({ rule, level }) => /^(?:text|table)\./u.test(rule) && level !== 'question') ?? [];

        expect(
          wrong.filter(
            (finding) =>
              entry.quotes.some((quote) => overlap(quote, finding.quote)) &&
              meetsSomethingElse(finding, entry),
          ),
        ).toEqual([]);
      },
    );

    it.each(named(seedEntries().filter(({ certainty }) => certainty === 'ask')))(
      'at most asks about %s (%s)',
      (_, kind, entry) => {
        const sharp = findings.get(entry.seed)?.filter(({ level }) => level !== 'question') ?? [];

        expect(
          sharp.filter(
            (finding) => meets(finding, entry) && meetsSomethingElse(finding, entry) && kind !== '',
          ),
        ).toEqual([]);
      },
    );

    /** A sharp finding at these words is right when a certain entry speaks of the same words. */
    const meetsSomethingElse = (finding: Finding, entry: SeedEntry): boolean =>
      !claimed.some(
        (other) =>
          other.id !== entry.id &&
          other.seed === entry.seed &&
          other.certainty === 'certain' &&
          RULES_OF_KIND[other.kind]?.includes(finding.rule) &&
          meets(finding, other),
      );

    it('calls nothing else an error', () => {
      const errors = [...findings].flatMap(([seed, list]) =>
        list
          .filter(({ level }) => level === 'error')
          .map(({ rule, quote }) => `${seed} ${rule} ${quote.slice(0, 16)}`),
      );

      expect(errors).toEqual([
        '000 text.sum_mismatch 办结528031件次',
        '000 text.unit_error 接受咨询439963万人次',
        '001 text.percent_rounding 计划总结类2574条,占3.5%',
        '001 form.empty_heading 八、',
        '002 form.doubled_punctuation 一网通办”、“放管服改革”“三集',
        '004 text.sum_mismatch 截止2016年11月30日共对9',
      ]);
    });

    it('warns of nothing that is not a certain fault', () => {
      const certain = seedEntries().filter(({ certainty }) => certainty === 'certain');
      const warnings = [...findings].flatMap(([seed, list]) =>
        list
          .filter(({ level }) => level === 'warning')
          .filter((finding) => !certain.some((entry) => entry.seed === seed && meets(finding, entry)))
          .map(({ rule, addresses, quote }) => `${seed} ${rule} ${addresses[0]} ${quote}`),
      );

      expect(warnings).toEqual([]);
    });
  },
);
