import type { ReportContent } from '@nianbao/report-formats';
import type { AttachmentUrl } from '../html/blocks.ts';

/** What every page of a portal shares. Addresses are given, never built: only the API knows its routes. */
export interface PortalSite {
  /** `云溪市政府信息公开`, printed at the head of each page. */
  name: string;
  /** `https://…` without a slash at the end, for canonical addresses and structured data. */
  origin: string;
  /** Address of the list of reports. */
  home: string;
  stylesheet: string;
  script: string;
  /** Atom feed of the site, if there is one. */
  feed?: string;
  /** The same as RSS 2.0, for readers that know nothing else. */
  rss?: string;
  /** Address of the JSON Schema of the open data. */
  schema?: string;
  /** Address where two reports are compared, if there is one. */
  compare?: string;
  /** Address where a file is checked against what was published; it takes a form and `?hash=`. */
  verify?: string;
  /** A folder of files without a server: nothing is asked of it that only a server can answer. */
  files?: true;
  /** Printed in the foot, such as 主办单位 and 联系方式. */
  footLines?: readonly string[];
}

/** How this reader wants the page; carried in the address, so that it works without a script. */
export interface PortalView {
  size: TextSize;
  contrast: boolean;
}
export type TextSize = 's' | 'm' | 'l';

export interface PublicationSummary {
  organisation: string;
  year: number;
  title: string;
  path: string;
  /** ISO time; printed as the date in Beijing. */
  publishedAt: string;
  /** How often the report was corrected since it was first published. */
  corrections: number;
  /** Published before this system was, and brought in from its source. */
  imported?: boolean;
  /** Text around what was searched for. */
  excerpt?: string;
  /** The sections in which it stands. */
  hits?: readonly SearchHit[];
}

export interface SearchHit {
  /** `三、收到和处理政府信息公开申请情况` */
  heading: string;
  /** Address of the section on the report's page. */
  path: string;
  excerpt: string;
}

export interface Publication {
  organisation: string;
  year: number;
  /** 1 as first published, one more for each correction. */
  edition: number;
  /** When the report first became public, which no correction changes. */
  publishedAt: string;
  /** When this edition took the place of the one before. */
  correctedAt?: string;
  contentHash: string;
  corrections: readonly Correction[];
  downloads: readonly Download[];
  /** A number, or the words that stand for one until the page is sent. */
  views: number | string;
  path: string;
  /** Published before this system was, and brought in from its source. */
  imported?: boolean;
  /** Address of the edition now in force, when this page shows an older one. */
  currentPath?: string;
  /** All reports of the body, with its figures over the years. */
  bodyPath?: string;
  /** This report beside the one of the year before. */
  comparePath?: string;
}

export interface Correction {
  edition: number;
  correctedAt: string;
  reason: string;
  approvedBy?: string;
  /** Place in words, and what stayed, went and came there. */
  changes: readonly { place: string; pieces: readonly ChangedPiece[] }[];
  /** Address of the edition that this correction replaced. */
  previousPath?: string;
}

export interface ChangedPiece {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

export interface Download {
  /** `Word 文档（DOCX）` */
  label: string;
  path: string;
  mediaType: string;
  bytes: number;
  /** SHA-256 of the file, in hexadecimal. */
  hash: string;
}

/** The same body's report of another year. */
export interface Sibling {
  year: number;
  path: string;
}

export interface PortalHomeInput {
  site: PortalSite;
  bodies: readonly string[];
  /** Newest first. */
  years: readonly number[];
  reports: readonly PublicationSummary[];
  query: { body?: string; year?: number; text?: string };
  /** The page of the body that was asked for. */
  bodyPath?: string;
  /** Left out when everything stands on one page. */
  paging?: { page: number; pages: number; total: number; atLeast?: boolean };
  view?: PortalView;
}

export interface PortalReportInput {
  site: PortalSite;
  content: ReportContent;
  publication: Publication;
  siblings: readonly Sibling[];
  view?: PortalView;
  attachmentUrl?: AttachmentUrl;
}

export interface PortalTakenDownInput {
  site: PortalSite;
  organisation: string;
  year: number;
  title: string;
  path: string;
  takenDownAt: string;
  reason: string;
  siblings: readonly Sibling[];
  view?: PortalView;
}
