import {
  type Download,
  portalReport,
  type PortalSite,
  portalTakenDown,
  type PortalView,
} from '@nianbao/documents';
import type { ReportContent } from '@nianbao/report-formats';
import { todayInShanghai } from '@nianbao/workdays';
import { correctionsOf } from './corrections.ts';
import type { PublicRow } from './portal.queries.ts';

/** Where things stand, seen from the page: on the portal from its root, in a folder of files from where the page lies. */
export interface Addresses {
  site: PortalSite;
  /** The page's own, for its canonical address. */
  own: string;
  body: string;
  report: (year: number, edition?: number) => string;
  /** A year beside the one before. */
  compare: (before: number, year: number) => string;
  picture: (attachmentId: string) => string;
}

/** All that a page of one edition shows. */
export interface Edition {
  shown: PublicRow;
  /** Of the same year, oldest first. */
  editions: readonly PublicRow[];
  /** All years of the body that are public. */
  years: readonly number[];
  signers: ReadonlyMap<number, readonly string[]>;
  downloads: readonly Download[];
  /** Empty where nobody counts. */
  views: string;
}

export function reportHtml(edition: Edition, at: Addresses, view: PortalView): string {
  const { shown, editions, years, signers, downloads, views } = edition;
  const { year } = shown;
  const before = years.find((other) => other < year);
  return portalReport({
    site: at.site,
    content: asPrinted(shown, views),
    publication: {
      organisation: shown.organisation,
      year,
      edition: shown.edition,
      publishedAt: shown.first_at.toISOString(),
      ...(shown.edition > 1 && shown.published_at > shown.first_at
        ? { correctedAt: shown.published_at.toISOString() }
        : {}),
      contentHash: shown.content_hash,
      corrections: correctionsOf(
        editions.filter((row) => row.edition <= shown.edition),
        { edition: (number) => at.report(year, number), signers },
      ),
      downloads,
      views,
      path: at.own,
      imported: shown.imported,
      bodyPath: at.body,
      ...(before === undefined ? {} : { comparePath: at.compare(before, year) }),
      ...(shown === editions.at(-1) ? {} : { currentPath: at.report(year) }),
    },
    siblings: years.map((other) => ({ year: other, path: at.report(other) })),
    view,
    attachmentUrl: at.picture,
  });
}

/** What stays of an edition that was taken down. */
export function takenDownHtml(
  row: PublicRow,
  years: readonly number[],
  at: Pick<Addresses, 'site' | 'own' | 'report'>,
  view: PortalView,
): string {
  return portalTakenDown({
    site: at.site,
    organisation: row.organisation,
    year: row.year,
    title: row.title,
    path: at.own,
    takenDownAt: row.taken_down_at?.toISOString() ?? '',
    reason: row.taken_down_why ?? '',
    siblings: years.map((year) => ({ year, path: at.report(year) })),
    view,
  });
}

/** The signed content with what only publishing knows: the day and the visits. */
export function asPrinted(row: PublicRow, counted: string): ReportContent {
  const { views: _, ...metadata } = row.content.metadata;
  return {
    ...row.content,
    metadata: {
      ...metadata,
      ...(metadata.publishedOn ? {} : { publishedOn: todayInShanghai(row.first_at) }),
      ...(counted === '' ? {} : { views: counted }),
    },
  };
}
