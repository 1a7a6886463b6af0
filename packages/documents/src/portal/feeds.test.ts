import { expect, it } from 'vitest';
import { homePage, site } from '../../test/example-portal.ts';
import { HOSTILE } from '../../test/example-report.ts';
import { named, readXml } from '../../test/xml.ts';
import { portalFeed, portalRss, portalSitemap } from './feeds.ts';

const { reports } = homePage();

it('tells feed readers of every report, and when the newest changed', () => {
  const [first, ...others] = reports.map((report) => ({ ...report, title: HOSTILE }));
  const feed = readXml(
    portalFeed(site, first ? [{ ...first, updatedAt: '2025-02-10T03:00:00Z' }, ...others] : others),
  );

  expect(named(feed, 'entry')).toHaveLength(reports.length);
  expect(named(feed, 'title')[1]?.text).toBe(HOSTILE);
  expect(named(feed, 'updated')[0]?.text).toBe('2025-02-10T03:00:00Z');
  expect(named(feed, 'link').map(({ attributes }) => attributes['href'])).toContain(
    'https://www.example.gov.cn/portal/0/2024',
  );
});

it('tells readers that know RSS alone, a correction as an item of its own', () => {
  const [first, ...others] = reports.map((report) => ({ ...report, title: HOSTILE, corrections: 0 }));
  const corrected = { ...(first ?? reports[0]), corrections: 1, updatedAt: '2025-02-10T03:00:00Z' };
  const rss = (newest: object) =>
    readXml(portalRss({ ...site, rss: '/portal/feed.rss' }, [Object.assign({}, first, newest), ...others]));

  const [before, after] = [rss({}), rss(corrected)];

  expect(named(after, 'item')).toHaveLength(reports.length);
  expect(named(after, 'title')[1]?.text).toBe(`【更正】${HOSTILE}`);
  expect(named(after, 'pubDate')[0]?.text).toBe('Mon, 10 Feb 2025 03:00:00 GMT');
  expect(named(after, 'guid')[0]?.text).not.toBe(named(before, 'guid')[0]?.text);
  expect(named(after, 'atom:link')[0]?.attributes['href']).toBe('https://www.example.gov.cn/portal/feed.rss');
});

it('lists every page for search engines', () => {
  const pages = reports.map(({ path, publishedAt }) => ({ path, updatedAt: publishedAt }));

  expect(named(readXml(portalSitemap(site, pages)), 'loc').map(({ text }) => text)).toEqual([
    'https://www.example.gov.cn/portal',
    ...pages.map(({ path }) => `https://www.example.gov.cn${path}`),
  ]);
});

it('has a feed without entries before anything is published', () => {
  expect(named(readXml(portalFeed(site, [])), 'updated')[0]?.text).toBe('1970-01-01T00:00:00Z');
});
