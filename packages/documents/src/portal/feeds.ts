import { escapeXml, xmlAttributes } from '../data/escape-xml.ts';
import type { PortalSite, PublicationSummary } from './model.ts';

/**
 * The newest publications as an Atom feed; a correction comes as an update of its entry.
 * `updatedAt` of an entry is when its edition in force was published.
 */
export function portalFeed(
  site: PortalSite,
  reports: readonly (PublicationSummary & { updatedAt?: string })[],
): string {
  const dated = reports.map((report) => ({ ...report, updated: report.updatedAt ?? report.publishedAt }));
  const newest =
    dated
      .map(({ updated }) => updated)
      .toSorted()
      .at(-1) ?? '1970-01-01T00:00:00Z';
  const link = (path: string, rel: string) => `<link${xmlAttributes({ rel, href: site.origin + path })}/>`;
  const entries = dated.map(({ title, path, organisation, publishedAt, updated }) =>
    [
      `<entry><id>${escapeXml(site.origin + path)}</id><title>${escapeXml(title)}</title>${link(path, 'alternate')}`,
      `<author><name>${escapeXml(organisation)}</name></author>`,
      `<published>${escapeXml(publishedAt)}</published><updated>${escapeXml(updated)}</updated></entry>`,
    ].join(''),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    `<id>${escapeXml(site.origin + site.home)}</id><title>${escapeXml(`${site.name} 政府信息公开年报`)}</title>`,
    `${link(site.home, 'alternate')}${site.feed === undefined ? '' : link(site.feed, 'self')}`,
    `<updated>${escapeXml(newest)}</updated>${entries.join('')}</feed>\n`,
  ].join('');
}

/** The same as RSS 2.0. A correction is an item of its own, for RSS knows no updates. */
export function portalRss(
  site: PortalSite,
  reports: readonly (PublicationSummary & { updatedAt?: string })[],
): string {
  const items = reports.map(({ title, path, organisation, year, publishedAt, updatedAt, corrections }) => {
    const link = escapeXml(site.origin + path);
    const corrected = corrections > 0;
    const about = corrected
      ? `${organisation}更正了${year}年年度报告。`
      : `${organisation}公开了${year}年年度报告。`;
    return [
      `<item><title>${escapeXml(corrected ? `【更正】${title}` : title)}</title><link>${link}</link>`,
      `<guid isPermaLink="false">${link}#${corrections + 1}</guid>`,
      `<pubDate>${escapeXml(new Date(updatedAt ?? publishedAt).toUTCString())}</pubDate>`,
      `<description>${escapeXml(about)}</description></item>`,
    ].join('');
  });
  const name = escapeXml(`${site.name} 政府信息公开年报`);
  const self =
    site.rss === undefined
      ? ''
      : `<atom:link${xmlAttributes({ href: site.origin + site.rss, rel: 'self', type: 'application/rss+xml' })}/>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    `<title>${name}</title><link>${escapeXml(site.origin + site.home)}</link><description>${name}</description>`,
    `<language>zh-cn</language>${self}${items.join('')}</channel></rss>\n`,
  ].join('');
}

/** Every page that a search engine may list: the home page and the editions in force. */
export function portalSitemap(
  site: PortalSite,
  reports: readonly { path: string; updatedAt: string }[],
): string {
  const pages = reports.map(
    ({ path, updatedAt }) =>
      `<url><loc>${escapeXml(site.origin + path)}</loc><lastmod>${escapeXml(updatedAt)}</lastmod></url>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${escapeXml(site.origin + site.home)}</loc></url>${pages.join('')}</urlset>\n`;
}
