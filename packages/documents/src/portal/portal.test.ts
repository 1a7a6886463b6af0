import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { all, attribute, parsePage, textOf } from '../../test/dom.ts';
import { bodyPage, comparePage, homePage, reportPage, site } from '../../test/example-portal.ts';
import { filledReport, HOSTILE } from '../../test/example-report.ts';
import { renderArticle } from '../html/article.ts';
import { portalBody } from './body-page.ts';
import { portalCompare } from './compare-page.ts';
import { portalHome } from './home-page.ts';
import { portalNotFound, portalTakenDown } from './notice-pages.ts';
import { portalReport } from './report-page.ts';
import { portalScript } from './script.ts';
import { portalStyles } from './styles.ts';
import { portalVerify } from './verify-page.ts';
import { beijingDate, beijingTime, fileSize, grouped } from './words.ts';

const takenDown = {
  site,
  organisation: '某局',
  year: 2024,
  title: '某局2024年政府信息公开工作年度报告',
  path: '/portal/a/2024',
  takenDownAt: '2025-03-01T00:00:00Z',
  reason: HOSTILE,
  siblings: [{ year: 2023, path: '/portal/a/2023' }],
};

const pages = {
  home: portalHome(homePage()),
  search: portalHome(homePage({ query: { text: HOSTILE, body: HOSTILE }, reports: [] })),
  report: portalReport(reportPage()),
  hostile: portalReport({ ...reportPage({ organisation: HOSTILE }), content: filledReport('2014', HOSTILE) }),
  takenDown: portalTakenDown(takenDown),
  notFound: portalNotFound({ site, path: `/x"><script>` }),
  body: portalBody(bodyPage()),
  compare: portalCompare(comparePage()),
  nothingCompared: portalCompare({ ...comparePage(), asked: { bodyA: HOSTILE }, found: null }),
  verified: portalVerify({
    site,
    path: '/verify',
    asked: { hash: 'a'.repeat(64), fileName: HOSTILE },
    found: [],
  }),
  refused: portalVerify({ site, path: '/verify', refused: HOSTILE, found: [] }),
};

describe.each(Object.entries(pages))('the page %s', (_, html) => {
  const page = parsePage(html);

  it('says its language, title, description and one first heading', () => {
    const description = all(page, 'meta').find((meta) => attribute(meta, 'name') === 'description');

    expect(attribute(all(page, 'html')[0] ?? page, 'lang')).toBe('zh-CN');
    expect(textOf(all(page, 'title')[0] ?? page)).toContain(site.name);
    expect(description && attribute(description, 'content')).toBeTruthy();
    expect(all(page, 'h1')).toHaveLength(1);
    expect(all(page, 'main')).toHaveLength(1);
  });

  it('needs no inline script, style or handler, and stays under 100 KB', () => {
    const scripts = all(page, 'script').map((script) => [
      attribute(script, 'src'),
      attribute(script, 'type'),
    ]);
    const names = all(page).flatMap(({ attrs }) => attrs.map(({ name }) => name));

    expect(scripts.filter(([src, type]) => src !== site.script && type !== 'application/ld+json')).toEqual(
      [],
    );
    expect(names.filter((name) => name.startsWith('on') || name === 'style')).toEqual([]);
    expect(all(page, 'style')).toEqual([]);
    expect(new TextEncoder().encode(html).length).toBeLessThan(100_000);
  });

  it('gives no id twice', () => {
    const ids = all(page).flatMap((element) => attribute(element, 'id') ?? []);

    expect(ids).toEqual([...new Set(ids)]);
  });
});

describe('the page of a report', () => {
  it('carries the signed article unchanged', () => {
    expect(pages.report).toContain(renderArticle(reportPage().content));
  });

  it('links each section from the outline', () => {
    const page = parsePage(pages.report);
    const ids = new Set(all(page).map((element) => attribute(element, 'id')));
    const outline = all(page, 'nav').find((nav) => attribute(nav, 'class') === 'outline');
    const targets = outline ? all(outline, 'a').map((link) => attribute(link, 'href')?.slice(1)) : [];

    expect(targets).toHaveLength(6);
    expect(targets.filter((target) => !ids.has(target))).toEqual([]);
  });

  it('shows a correction above the text, with what stood there before', () => {
    expect(pages.report.indexOf('更正说明')).toBeLessThan(pages.report.indexOf('<article'));
    expect(pages.report).toContain('<del>1268</del>');
    expect(portalReport(reportPage({ corrections: [] }))).not.toContain('更正说明');
  });

  it('sends the reader of an older edition to the one in force', () => {
    const html = portalReport(reportPage({ currentPath: '/portal/now' }));

    expect(html).toContain('href="/portal/now"');
    expect(html).toContain('noindex');
  });

  it('tells machines what it is, and nothing in it ends the element', () => {
    const data = all(parsePage(pages.hostile), 'script').find((script) => attribute(script, 'type'));

    const [report] = JSON.parse(data ? textOf(data) : '')['@graph'];
    expect(report).toMatchObject({ '@type': 'Report', inLanguage: 'zh-CN', publisher: { name: HOSTILE } });
  });

  it('changes its text size by a link, and keeps the contrast that was chosen', () => {
    const html = portalReport({ ...reportPage(), view: { size: 's', contrast: true } });

    expect(html).toContain('data-size="s" data-contrast="more"');
    expect(html).toContain('href="/portal/yingshang/2024?size=l&amp;contrast=more"');
  });
});

describe('the list', () => {
  it('keeps what was asked for in the links of years and pages', () => {
    const html = portalHome(
      homePage({
        query: { body: '某局', year: 2023, text: 'a&b' },
        paging: { page: 2, pages: 3, total: 90 },
      }),
    );

    expect(html).toContain('/portal?body=%E6%9F%90%E5%B1%80&amp;year=2023&amp;q=a%26b&amp;page=3');
    expect(html).toContain('/portal?body=%E6%9F%90%E5%B1%80&amp;year=2022&amp;q=a%26b"');
  });

  it('marks the words that were searched for, whatever signs they have', () => {
    const [first] = homePage().reports;
    const reports = first ? [{ ...first, excerpt: '收费(万元) <b>' }] : [];

    expect(portalHome(homePage({ query: { text: '(万元) <b>' }, reports }))).toContain(
      '收费<mark>(万元)</mark> <mark>&lt;b&gt;</mark>',
    );
  });

  it('says what to do when nothing was found', () => {
    expect(pages.search).toContain('没有找到符合条件的年度报告');
  });
});

describe('words', () => {
  it('prints times in Beijing, dates without zeros, figures in groups and sizes in KB', () => {
    expect(beijingTime('2025-01-21T17:05:00Z')).toBe('2025-01-22 01:05');
    expect(beijingDate('2025-01-21T17:05:00Z')).toBe('2025年1月22日');
    expect(beijingTime('不详')).toBe('不详');
    expect(beijingDate('不详')).toBe('不详');
    expect([0, 999, 12_408, 1_234_567].map(grouped)).toEqual(['0', '999', '12,408', '1,234,567']);
    expect([900, 18_432, 3_355_443].map(fileSize)).toEqual(['900 字节', '18.0 KB', '3.2 MB']);
  });
});

it('serves a script that parses, and styles that fetch nothing', () => {
  expect(() => new Script(portalScript)).not.toThrow();
  expect(portalStyles).not.toMatch(/url\(|@import/u);
});
