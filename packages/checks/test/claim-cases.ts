import { readFileSync } from 'node:fs';
import { decodeSource, importReport, isRefusal, printedLabels, type ImportedReport } from '@nianbao/importer';
import type { Finding, FindingLevel } from '@nianbao/report-formats';
import { checkReport } from '../src/index.ts';
import { squeeze } from '../src/text/normalise.ts';

const FOLDER = new URL('cases/claims/', import.meta.url);

/** A finding by words of its quote or message, a pattern of its message or rule, and the levels that will do. */
interface Expected {
  quote: string;
  says?: string;
  levels: FindingLevel[];
}

/** A small made-up report of one kind of claim, with what must be told of it and what must not. */
export interface ClaimCase {
  file: string;
  class: string;
  previous?: string;
  findings: Expected[];
  absent: Expected[];
}

export const claimCases = (): ClaimCase[] => JSON.parse(readFileSync(new URL('cases.json', FOLDER), 'utf8'));

function reportIn(file: string): ImportedReport {
  const source = decodeSource(readFileSync(new URL(file, FOLDER)), file);
  if (isRefusal(source)) throw new Error(source.refusal.message);
  const report = importReport(source);
  if (isRefusal(report)) throw new Error(report.refusal.message);
  return report;
}

/** What `nianbao check` tells of the case: what is missing, and what must not be told and is. */
export function judge({ file, previous, findings, absent }: ClaimCase): {
  missed: string[];
  wrong: string[];
} {
  const { content, unplaced, notes } = reportIn(file);
  const told = checkReport({
    content,
    previous: previous === undefined ? undefined : reportIn(previous).content,
    unplaced: unplaced.map(({ text }) => text),
    printed: printedLabels(notes),
  });
  return {
    missed: findings
      .filter((expected) => !told.some((finding) => meets(finding, expected)))
      .map(({ quote, says }) => `${quote} ${says ?? ''}`),
    wrong: absent.flatMap((expected) =>
      told
        .filter((finding) => meets(finding, expected))
        .map(({ rule, level, message }) => `${level} ${rule}: ${message}`),
    ),
  };
}

const meets = ({ quote, message, rule, level }: Finding, expected: Expected): boolean =>
  expected.levels.includes(level) &&
  (squeeze(quote).includes(squeeze(expected.quote)) || squeeze(message).includes(squeeze(expected.quote))) &&
  (expected.says === undefined || new RegExp(expected.says, 'u').test(message + rule));
