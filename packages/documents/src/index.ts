export { reportCsv, toCsv } from './data/csv.ts';
export { reportJsonSchema, toJson } from './data/json.ts';
export { toXml, type XmlOptions } from './data/xml.ts';
export { ANNEX_ANCHOR, renderArticle, sectionAnchor, type ArticleOptions } from './html/article.ts';
export { articleStyles } from './html/article-styles.ts';
export type { AttachmentUrl } from './html/blocks.ts';
export { escapeHtml } from './html/escape.ts';
export { renderFragment } from './html/fragment.ts';
export { renderStandalone } from './html/standalone.ts';
export { portalBody, type PortalBodyInput } from './portal/body-page.ts';
export { compareReports, type ComparedCell, type ComparedTable } from './portal/compare-cells.ts';
export {
  compareTexts,
  type ComparedParagraph,
  type ComparedSection,
  type CompareWords,
} from './portal/compare-texts.ts';
export { portalCompare, type ComparedReport, type PortalCompareInput } from './portal/compare-page.ts';
export { portalFeed, portalRss, portalSitemap } from './portal/feeds.ts';
export { zipFolder } from './portal/folder.ts';
export { portalHome } from './portal/home-page.ts';
export type {
  ChangedPiece,
  Correction,
  Download,
  PortalHomeInput,
  PortalReportInput,
  PortalSite,
  PortalTakenDownInput,
  PortalView,
  Publication,
  PublicationSummary,
  SearchHit,
  Sibling,
  TextSize,
} from './portal/model.ts';
export { portalNotFound, portalTakenDown } from './portal/notice-pages.ts';
export { portalReport } from './portal/report-page.ts';
export { searchHits, searchWords } from './portal/search-hits.ts';
export { portalScript } from './portal/script.ts';
export { portalStyles } from './portal/styles.ts';
export { trendsOf, type Trend } from './portal/trends.ts';
export { grouped } from './portal/words.ts';
export { portalVerify, type PortalVerifyInput, type VerifiedFile } from './portal/verify-page.ts';
