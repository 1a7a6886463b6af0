import type { ReportContent } from '@nianbao/report-formats';
import type { PortalSite, Publication } from './model.ts';

/** The report in the words of schema.org. */
export function reportData(site: PortalSite, content: ReportContent, publication: Publication): object {
  const address = site.origin + publication.path;
  const absolute = (path: string) => new URL(path, address).href;
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'Report',
        '@id': address,
        name: content.title,
        inLanguage: 'zh-CN',
        url: address,
        temporalCoverage: String(publication.year),
        datePublished: publication.publishedAt,
        ...(publication.correctedAt === undefined ? {} : { dateModified: publication.correctedAt }),
        version: String(publication.edition),
        publisher: { '@type': 'GovernmentOrganization', name: publication.organisation },
        ...(content.metadata.indexNumber ? { identifier: content.metadata.indexNumber } : {}),
        ...(content.metadata.documentNumber ? { reportNumber: content.metadata.documentNumber } : {}),
        encoding: publication.downloads.map(({ path, mediaType, bytes, hash }) => ({
          '@type': 'MediaObject',
          contentUrl: absolute(path),
          encodingFormat: mediaType,
          contentSize: String(bytes),
          sha256: hash,
        })),
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: [
          { '@type': 'ListItem', position: 1, name: '首页', item: absolute(site.home) },
          { '@type': 'ListItem', position: 2, name: '政府信息公开年报', item: absolute(site.home) },
          {
            '@type': 'ListItem',
            position: 3,
            name: `${publication.organisation} ${publication.year}`,
            item: address,
          },
        ],
      },
    ],
  };
}
