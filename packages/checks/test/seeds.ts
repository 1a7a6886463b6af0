import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { decodeSource, importReport, isRefusal, printedLabels } from '@nianbao/importer';
import type { Finding } from '@nianbao/report-formats';
import { checkReport } from '../src/index.ts';

const SHARED = new URL('../../../../shared/', import.meta.url);

/** Why the tests on real reports cannot run; `false` where they can. */
export const seedsMissing: string | false = existsSync(new URL('seed-findings.json', SHARED))
  ? false
  : 'needs ../shared/seeds and ../shared/seed-findings.json';

/** One thing that is wrong, or only looks wrong, in a real report. */
export interface SeedEntry {
  id: string;
  seed: string;
  kind: string;
  certainty: 'certain' | 'likely' | 'ask';
  quotes: string[];
}

export const seedEntries = (): SeedEntry[] =>
  seedsMissing ? [] : JSON.parse(readFileSync(new URL('seed-findings.json', SHARED), 'utf8'));

/** The findings in each seed, by its number, as `nianbao check` gives them. */
export function checkSeeds(): Map<string, Finding[]> {
  const folder = new URL('seeds/', SHARED);
  return new Map(
    readdirSync(folder).map((name) => {
      const source = decodeSource(readFileSync(new URL(name, folder)), name);
      if (isRefusal(source)) throw new Error(source.refusal.message);
      const report = importReport(source);
      if (isRefusal(report)) throw new Error(report.refusal.message);
      const unplaced = report.unplaced.map(({ text }) => text);
      return [
        name.slice(0, 3),
        checkReport({ content: report.content, unplaced, printed: printedLabels(report.notes) }),
      ];
    }),
  );
}
