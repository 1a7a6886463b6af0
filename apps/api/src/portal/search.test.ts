import { afterAll, beforeAll, expect, it } from 'vitest';
import { aBody, type TestBody } from '../../test/a-body.ts';
import { aPastContent, aPublication } from '../../test/a-publication.ts';
import { type StartedApp, startApp } from '../../test/app.ts';
import { searchTerms } from './search-terms.ts';

let started: StartedApp;
let body: TestBody;

beforeAll(async () => {
  started = await startApp({ alone: true });
  body = await aBody(started.db);
  const name = body.organisation.name;
  await aPublication(
    started,
    body,
    aPastContent(name, 2021, { text: '推进电子证照共享应用，完善\n行政规范 性文件库。' }),
  );
  await aPublication(
    started,
    body,
    aPastContent(name, 2022, { text: '举办“政务开放日”活动3场，ＡＢＣ平台上线，占100%_。' }),
  );
});
afterAll(() => started.close());

const found = async (q: string): Promise<number[]> => {
  const { text } = await started.anyone().get('/').query({ q });
  return [...text.matchAll(/<th scope="row"><a href="\/reports\/[\w-]+\/(\d{4})"/gu)].map(([, year]) =>
    Number(year),
  );
};

it.each([
  ['电子证照', [2021]],
  ['证', [2021]],
  ['子证', [2021]],
  ['证子', []],
  ['行政规范性文件库', [2021]],
  ['政务开放日', [2022]],
  ['abc平台', [2022]],
  ['ａｂｃ', [2022]],
  ['电子 文件库', [2021]],
  ['电子 开放日', []],
  ['100%_', [2022]],
  ['1%0', []],
  ['2022年总体情况', [2022]],
  ['情况', [2022, 2021]],
  ['应用，完善行政', [2021]],
  ['𠮷', []],
])('finds %s in %j', async (q, years) => {
  expect(await found(q)).toEqual(years);
});

it('cuts what is too long for a search, and takes what cannot be typed for a blank', async () => {
  const long = '推进电子证照共享应用，完善行政规范性文件库。'.padEnd(300, '无');

  expect(await found(long)).toEqual([]);
  expect(await found(`电子\t文件库\u0001`)).toEqual([2021]);
  const { text } = await started.anyone().get('/').query({ q: long });
  expect(text).toContain(`含有“${long.slice(0, 100)}”`);
});

it('shows the section with the words marked, and leads there', async () => {
  const { text } = await started.anyone().get('/').query({ q: '电子证照' });

  expect(text).toContain(`href="/reports/${body.organisation.slug}/2021#section-s1">一、总体情况</a>`);
  expect(text).toContain('推进<mark>电子证照</mark>共享应用');
});

it('forgets the words that a correction took out, and those of what was taken down', async () => {
  const other = await aBody(started.db);
  const { name } = other.organisation;
  await aPublication(started, other, aPastContent(name, 2020, { text: '张冠李戴之处' }));
  const before = await found('张冠李戴');

  await aPublication(started, other, aPastContent(name, 2020, { text: '已经改正' }), {
    edition: 2,
    reason: '有误',
  });

  expect([before, await found('张冠李戴'), await found('已经改正')]).toEqual([[2020], [], [2020]]);
});

it('takes no report to pieces to find a word in all of them', async () => {
  await started.db.query('ANALYZE');
  const { rows } = await started.db.transaction(async (tx) => {
    await tx.query('SET LOCAL enable_seqscan = off');
    await tx.query('SET LOCAL enable_indexscan = off');
    const plan = await tx.query(
      'EXPLAIN SELECT t.publication_id FROM public_text t JOIN organisation o ON o.id = t.organisation_id WHERE search_terms(t.text) @> $1::text[]',
      [searchTerms('情').terms],
    );
    return { rows: JSON.stringify(plan) };
  });

  expect(rows).toContain('Bitmap Index Scan on public_text_terms');
});

it('says how a word is looked for', () => {
  expect(searchTerms('电子证照 证')).toEqual({
    terms: ['电子', '子证', '证照', '证'],
    patterns: ['%电子证照%'],
  });
  expect(searchTerms('50%')).toEqual({ terms: ['50', '0%'], patterns: ['%50\\%%'] });
  expect(searchTerms(' 　 ')).toEqual({ terms: [], patterns: [] });
});
