import { createHash } from 'node:crypto';
import { portalScript, portalStyles, type PortalSite } from '@nianbao/documents';
import type { Config } from '../platform/config.ts';

const mark = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** With what is in them in their address, so that a browser may keep them for ever. */
export const STYLES_PATH = `/portal.css?v=${mark(portalStyles)}`;
export const SCRIPT_PATH = `/portal.js?v=${mark(portalScript)}`;
export const FEED_PATH = '/feed.atom';
export const RSS_PATH = '/feed.rss';
export const SCHEMA_PATH = '/report.schema.json';
export const VERIFY_PATH = '/verify';
export const COMPARE_PATH = '/compare';

export const siteOf = (config: Config): PortalSite => ({
  name: '政府信息公开',
  origin: config.PUBLIC_URL.replace(/\/$/u, ''),
  home: '/',
  stylesheet: STYLES_PATH,
  script: SCRIPT_PATH,
  feed: FEED_PATH,
  rss: RSS_PATH,
  schema: SCHEMA_PATH,
  compare: COMPARE_PATH,
  verify: VERIFY_PATH,
});

/** The portal as that of one body: its page is the home, its feeds the body's. */
export const feedsOf = (slug: string) => ({
  feed: `${bodyPath(slug)}${FEED_PATH}`,
  rss: `${bodyPath(slug)}${RSS_PATH}`,
});

export const bodyPath = (slug: string): string => `/bodies/${slug}`;

/** A year of the body beside the one before. */
export function comparePath(organisation: string, before: number, year: number): string {
  const asked = new URLSearchParams({
    'body-a': organisation,
    'year-a': String(before),
    'body-b': organisation,
    'year-b': String(year),
  });
  return `${COMPARE_PATH}?${asked.toString()}`;
}
