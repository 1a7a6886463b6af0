import { describe, expect, it } from 'vitest';
import { RIGHT, RIGHT_BESIDE_TABLES, WRONG, WRONG_BESIDE_TABLES } from '../test/claims/phrasings.ts';
import { aReport, zeros } from '../test/report.ts';
import { checkReport } from './index.ts';

const tables = {
  applications: zeros('2021', 'applications', {
    'new_received/natural_person': 120,
    'carried_in/natural_person': 3,
    'granted/natural_person': 60,
    'partial/natural_person': 10,
    'denied_third_party/natural_person': 8,
    'unable_not_held/natural_person': 30,
    'np_repeat/natural_person': 5,
    'oh_other/natural_person': 5,
    'carried_out/natural_person': 5,
  }),
  review_litigation: zeros('2021', 'review_litigation', {
    'cases/review_upheld': 4,
    'cases/review_corrected': 1,
    'cases/direct_upheld': 2,
    'cases/direct_pending': 1,
    'cases/after_review_upheld': 1,
  }),
  art20: zeros('2021', 'art20', {
    'art20_1/normative_docs/issued': 6,
    'art20_1/normative_docs/repealed': 2,
    'art20_1/normative_docs/in_force': 47,
    'art20_5/licence/decisions': 5120,
    'art20_6/penalty/decisions': 874,
    'art20_6/compulsion/decisions': 19,
    'art20_8/admin_fee/fee_amount': 311.5,
  }),
};
const before = {
  applications: zeros('2021', 'applications', {
    'new_received/natural_person': 100,
    'carried_out/natural_person': 3,
    'granted/natural_person': 97,
  }),
  art20: zeros('2021', 'art20', {
    'art20_1/normative_docs/in_force': 42,
    'art20_5/licence/decisions': 5000,
  }),
};

const LEAD = '依申请公开工作有序开展，按期答复申请。\n';
const said = (text: string) =>
  checkReport({ content: aReport({ text, year: 2018 }) })
    .filter(({ rule }) => rule.startsWith('text.') && !/section_count|heading/u.test(rule))
    .map(({ level, message }) => `${level} ${message}`);
const saidBesideTables = (text: string) =>
  checkReport({
    content: aReport({ text: LEAD + text, year: 2022, formatId: '2021', tables }),
    previous: aReport({ year: 2021, formatId: '2021', tables: before }),
  })
    .filter(({ rule }) => rule.startsWith('text.'))
    .map(({ level, message }) => `${level} ${message}`);

describe('a true sentence', () => {
  it.each(RIGHT)('%s', (text) => {
    expect(said(text)).toEqual([]);
  });
  it.each(RIGHT_BESIDE_TABLES)('beside its tables: %s', (text) => {
    expect(saidBesideTables(text)).toEqual([]);
  });
});

describe('a sentence with a slip', () => {
  it.each(WRONG)('%s', (text) => {
    expect(said(text)).not.toEqual([]);
  });
  it.each(WRONG_BESIDE_TABLES)('beside its tables: %s', (text) => {
    expect(saidBesideTables(text)).not.toEqual([]);
  });
});
