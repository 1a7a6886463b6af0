import { compareWords } from '@nianbao/report-formats';
import { posix } from 'node:path';
import {
  compareReports,
  compareTexts,
  portalBody,
  portalCompare,
  portalFeed,
  portalRss,
  portalSitemap,
  type PortalSite,
  renderFragment,
  trendsOf,
} from '@nianbao/documents';
import type { StoredPicture } from '../body/attachments/pictures.ts';
import type { PublicRow } from './portal.queries.ts';
import { summaryOf } from './portal.service.ts';
import { asPrinted } from './report-html.ts';

export const HOME = 'index.html';
export const VIEW = { size: 'm', contrast: false } as const;
export const pageOf = (year: number, edition?: number): string =>
  edition === undefined ? `${year}/index.html` : `${year}/${edition}/index.html`;
export const comparedPage = (year: number): string => `${year}/compare.html`;
export const pictureName = ({ id, mediaType }: Pick<StoredPicture, 'id' | 'mediaType'>): string =>
  `${id}.${mediaType.slice('image/'.length).replace('jpeg', 'jpg').replace('svg+xml', 'svg')}`;

/** The report as it is pasted into another page; `source` is where it is published. */
export const fragmentOf = (
  row: PublicRow,
  { source, picture }: { source?: string; picture: (attachmentId: string) => string },
): string =>
  renderFragment(asPrinted(row, ''), {
    contentHash: row.content_hash,
    attachmentUrl: picture,
    ...(source === undefined ? {} : { source }),
  });

export function siteFrom(page: string, organisation: string, origin: string): PortalSite {
  const to = (target: string) => posix.relative(posix.dirname(page), target);
  return {
    name: `${organisation}政府信息公开年报`,
    origin,
    home: to(HOME),
    stylesheet: to('assets/portal.css'),
    script: to('assets/portal.js'),
    schema: to('assets/report.schema.json'),
    ...(origin === '' ? {} : { feed: to('feed.atom'), rss: to('feed.rss') }),
    files: true,
  };
}

export function homeOf(organisation: string, rows: readonly PublicRow[], site: PortalSite): string {
  return portalBody({
    site,
    organisation,
    path: `/${HOME}`,
    reports: rows.map((row, i) => ({
      ...summaryOf(row),
      path: pageOf(row.year),
      ...(i + 1 < rows.length ? { comparePath: comparedPage(row.year) } : {}),
    })),
    trends: trendsOf(rows.map(({ content }) => content)),
    view: VIEW,
  });
}

export function comparison(a: PublicRow, b: PublicRow, site: PortalSite): string {
  const to = (year: number) => posix.relative(posix.dirname(comparedPage(b.year)), pageOf(year));
  return portalCompare({
    site,
    path: `/${comparedPage(b.year)}`,
    bodies: [],
    years: [],
    asked: {},
    found: {
      a: { ...summaryOf(a), path: to(a.year) },
      b: { ...summaryOf(b), path: to(b.year) },
      tables: compareReports(a.content, b.content),
      texts: compareTexts(a.content, b.content, compareWords),
    },
    everything: true,
    view: VIEW,
  });
}

export function putFeeds(
  put: (page: string, text: string) => unknown,
  rows: readonly PublicRow[],
  site: PortalSite,
): void {
  const rooted = { ...site, home: `/${HOME}`, feed: '/feed.atom', rss: '/feed.rss' };
  const reports = rows.map((row) => ({
    ...summaryOf(row),
    path: `/${pageOf(row.year)}`,
    updatedAt: row.published_at.toISOString(),
  }));
  put('feed.atom', portalFeed(rooted, reports));
  put('feed.rss', portalRss(rooted, reports));
  put(
    'sitemap.xml',
    portalSitemap(
      rooted,
      reports.map(({ path, updatedAt }) => ({ path, updatedAt })),
    ),
  );
}
