import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMON } from '../test/expected-common.ts';
import { STYLES } from '../test/expected-styles.ts';
import type { Expected } from '../test/says.ts';
import { materialInWords } from './reading/materials.ts';
import { type NoticeReading, readNotice } from './read-notice.ts';
import { ruleInWords } from './requirements/words.ts';

const EXPECTED: Readonly<Record<string, Expected>> = { ...COMMON, ...STYLES };
const FOLDER = new URL('../test/notices/', import.meta.url);
const files = readdirSync(FOLDER).map((file) => file.replace('.txt', ''));
const textOf = (name: string): string => readFileSync(new URL(`${name}.txt`, FOLDER), 'utf8');
const beginning = (sentence: string): string => sentence.slice(0, 10);

function inFields(reading: NoticeReading): Expected {
  const { kind, title, number, issuer, date, year, dates, materials, requirements } = reading;
  return {
    kind,
    title,
    number,
    issuer,
    date,
    year,
    dates: dates.map((one) =>
      [one.purpose, one.date ?? '-', one.audience ?? '-', beginning(one.sentence)].join(' '),
    ),
    materials: materials.map(materialInWords),
    rules: requirements.flatMap(({ rule }) =>
      rule ? [`${ruleInWords(rule)}${rule.level === 'error' ? '' : `（${rule.level}）`}`] : [],
    ),
    wishes: requirements.flatMap(({ rule, sentence }) => (rule ? [] : [beginning(sentence)])),
    unread: reading.unread.map(beginning),
    rhythms: reading.rhythms.map(beginning),
    contacts: reading.contacts.map(beginning),
    contradictions: reading.contradictions.map(({ words }) => words),
  };
}

it('has an answer for every notice, and at least forty of them', () => {
  expect(files.toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
  expect(files.length).toBeGreaterThanOrEqual(40);
});

describe.each(files)('%s', (name) => {
  const text = textOf(name);

  it('is read field by field', () => {
    expect(inFields(readNotice(text))).toEqual(EXPECTED[name]);
  });

  it('tells each thing with words that stand in the notice', () => {
    const { dates, materials, requirements, unread, rhythms, contacts, evidence } = readNotice(text);
    const squeezed = text.replaceAll(/\s/gu, '');

    const told = [
      ...[...dates, ...materials, ...requirements].map(({ sentence }) => sentence),
      ...unread,
      ...rhythms,
      ...contacts,
      ...Object.values(evidence).filter((words) => words !== null),
    ];

    expect(told.filter((words) => !squeezed.includes(words.replaceAll(/\s/gu, '')))).toEqual([]);
  });
});

it('reads the lines of a table that a Word file or page gives as cells', () => {
  const lines = [
    { line: 1, text: '关于2025年政府信息公开工作年度报告的通知' },
    { line: 2, text: '各有关单位：' },
    { line: 3, text: '报送单位 报送时限', cells: ['报送单位', '报送时限'] },
    { line: 4, text: '各乡镇人民政府 2026年1月9日', cells: ['各乡镇人民政府', '2026年1月9日'] },
  ];

  expect(readNotice(lines).dates).toEqual([
    {
      purpose: 'deliver',
      date: '2026-01-09',
      audience: '各乡镇人民政府',
      sentence: '各乡镇人民政府 2026年1月9日',
    },
  ]);
});

it('keeps the keys where a text tells nothing', () => {
  expect(readNotice('')).toEqual({
    title: null,
    number: null,
    issuer: null,
    date: null,
    year: null,
    dates: [],
    materials: [],
    requirements: [],
    unread: [],
    kind: 'other',
    rhythms: [],
    contacts: [],
    contradictions: [],
    evidence: { kind: null, title: null, number: null, issuer: null, date: null, year: null },
  });
});
