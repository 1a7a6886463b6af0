export { toCsv } from './data/csv.ts';
export { reportJsonSchema, toJson } from './data/json.ts';
export { toXml, type XmlOptions } from './data/xml.ts';
export { ANNEX_ANCHOR, renderArticle, sectionAnchor, type ArticleOptions } from './html/article.ts';
export { articleStyles } from './html/article-styles.ts';
export type { AttachmentUrl } from './html/blocks.ts';
export { escapeHtml } from './html/escape.ts';
export { renderStandalone } from './html/standalone.ts';
export { portalFeed, portalSitemap } from './portal/feeds.ts';
export { portalHome } from './portal/home-page.ts';
export type {
  Correction,
  Download,
  PortalHomeInput,
  PortalReportInput,
  PortalSite,
  PortalTakenDownInput,
  PortalView,
  Publication,
  PublicationSummary,
  Sibling,
  TextSize,
} from './portal/model.ts';
export { portalNotFound, portalTakenDown } from './portal/notice-pages.ts';
export { portalReport } from './portal/report-page.ts';
export { portalScript } from './portal/script.ts';
export { portalStyles } from './portal/styles.ts';
