import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { startPostgres } from '@nianbao/launcher/postgres';
import { Client } from 'pg';
import { serve } from '../stories/server.ts';
import { aManyfoldReport, RARE } from './many-reports.ts';

/**
 * Full-text search over 10,000 published reports (1,250 bodies, eight years) through the portal's own page, against
 * reading every report with ILIKE in the same database in the same run. Needs the built API; brings all else itself.
 */

const [BODIES, YEARS] = [1250, [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025]];
const TIMES = 15;
const folder = mkdtempSync(path.join(tmpdir(), 'nianbao-bench-'));
const postgres = await startPostgres({ dataDir: path.join(folder, 'postgres'), unsafeFast: true });
const served = await serve(postgres.url());
const db = new Client({ connectionString: served.database });
await db.connect();

/** The triggers fill what is searched, as they do when one report is published; the index is built at the end. */
async function publishAll(): Promise<void> {
  const { rows } = await db.query<{ definition: string }>(
    `SELECT pg_get_indexdef('public_text_terms'::regclass) AS definition`,
  );
  await db.query('DROP INDEX public_text_terms');
  await db.query(
    `INSERT INTO person (id, name, account, password_hash) VALUES (gen_random_uuid(), '办公室', 'bench', 'x')`,
  );
  await db.query(
    `INSERT INTO organisation (name, slug, settings, version)
     SELECT '某市第' || n || '局', 'body-' || n, '{}', 1 FROM generate_series(1, $1) AS n`,
    [BODIES],
  );
  for (const year of YEARS) {
    const contents = Array.from({ length: BODIES }, (_, i) => aManyfoldReport(year, i + 1));
    for (let from = 0; from < BODIES; from += 250)
      await db.query(
        `INSERT INTO publication (organisation_id, year, edition, format_id, title, content, content_hash, published_by, published_at)
         SELECT o.id, $1, 1, c ->> 'formatId', c ->> 'title', c, md5(c::text), (SELECT id FROM person LIMIT 1), make_date($1 + 1, 1, 20)
         FROM unnest($2::jsonb[]) AS c JOIN organisation o ON o.name = c ->> 'organisation'`,
        [year, contents.slice(from, from + 250).map((content) => JSON.stringify(content))],
      );
  }
  const begun = performance.now();
  await db.query(rows[0]?.definition ?? '');
  await db.query('ALTER INDEX public_text_terms ALTER COLUMN 1 SET STATISTICS 0');
  await db.query('VACUUM ANALYZE');
  const { rows: sizes } = await db.query<{ reports: number; words: string; index: string }>(
    `SELECT count(*)::int AS reports, pg_size_pretty(sum(octet_length(text))) AS words,
       pg_size_pretty(pg_relation_size('public_text_terms')) AS index FROM public_text`,
  );
  const [size] = sizes;
  console.log(
    `${size?.reports} reports, ${size?.words} of words, index ${size?.index} built in ${((performance.now() - begun) / 1000).toFixed(0)} s`,
  );
}

/** Every report read as it is stored: what the portal did before. */
const ILIKE = `
  SELECT p.id FROM publication p JOIN organisation o ON o.id = p.organisation_id
  WHERE p.title ILIKE $1 OR EXISTS (SELECT FROM jsonb_path_query(p.content, '$.sections[*].blocks[*].text') AS words
    WHERE words #>> '{}' ILIKE $1)
  ORDER BY p.year DESC, o.name LIMIT 20`;

async function timed(
  times: number,
  work: () => Promise<unknown>,
): Promise<{ median: number; worst: number }> {
  const took: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const begun = performance.now();
    await work();
    took.push(performance.now() - begun);
  }
  const sorted = took.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(times / 2)] ?? 0, worst: sorted.at(-1) ?? 0 };
}

const QUERIES: readonly (readonly [what: string, words: string])[] = [
  ['one character, rare', '弼'],
  ['one character, in all', '公'],
  ['two characters', '证照'],
  ['a phrase, in 1 of 1,000', RARE],
  ['a phrase, in all', '政府信息公开'],
  ['two words', '电子证照 营商环境'],
  ['found nowhere', '量子纠缠实验室'],
];

try {
  await publishAll();
  await fetch(served.url);
  for (const [what, words] of QUERIES) {
    const address = `${served.url}/?q=${encodeURIComponent(words)}`;
    const text = await (await fetch(address)).text();
    const found = /<p class="count"[^>]*>共 ([\d,]+ 份(?:以上)?)/u.exec(text)?.[1] ?? '?';
    const page = await timed(TIMES, async () => (await fetch(address)).text());
    const bare = await timed(2, () => db.query(ILIKE, [`%${words.split(' ')[0]}%`]));
    console.log(
      `${what.padEnd(26)} ${found.padEnd(10)} median ${page.median.toFixed(0).padStart(5)} ms  worst ${page.worst.toFixed(0).padStart(5)} ms   ILIKE over everything ${bare.median.toFixed(0).padStart(6)} ms, ${(bare.median / page.median).toFixed(1)} times`,
    );
  }
} finally {
  await db.end();
  await served.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
