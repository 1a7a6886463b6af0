import type { ChangedPiece, Correction } from '@nianbao/documents';
import {
  cellName,
  changesBetween,
  compareWords,
  type ContentChange,
  findCell,
  findFormat,
  parseAddress,
  printCell,
  type ReportContent,
} from '@nianbao/report-formats';
import type { PublicRow } from './portal.queries.ts';

export interface CorrectionPaths {
  /** Where the edition stands. */
  edition: (edition: number) => string;
  /** Who signed the edition, in order. */
  signers: ReadonlyMap<number, readonly string[]>;
}

/** What each later edition changed, place by place; of an edition that was taken down nothing is shown again. */
export function correctionsOf(
  editions: readonly PublicRow[],
  { edition: pathOf, signers }: CorrectionPaths,
): Correction[] {
  return editions.slice(1).map((row, i) => {
    const before = editions[i] ?? row;
    const approved = signers.get(row.edition) ?? [];
    return {
      edition: row.edition,
      correctedAt: row.published_at.toISOString(),
      reason: row.reason ?? '',
      ...(approved.length === 0 ? {} : { approvedBy: approved.join('、') }),
      changes: before.withdrawn
        ? []
        : changesBetween(before.content, row.content).map((change) => inWords(change, row.content)),
      ...(before.withdrawn ? {} : { previousPath: pathOf(before.edition) }),
    };
  });
}

function inWords(
  change: ContentChange,
  content: ReportContent,
): { place: string; pieces: readonly ChangedPiece[] } {
  const parsed = parseAddress(change.address);
  if (change.kind === 'block') {
    const section = content.sections.find(({ id }) => parsed?.kind === 'block' && id === parsed.sectionId);
    return {
      place: `${section?.number ?? ''}${section?.title ?? ''}` || '正文',
      pieces: compareWords(change.before ?? '', change.after ?? ''),
    };
  }
  const table = findFormat(content.formatId).tables.find(
    ({ id }) => parsed?.kind === 'cell' && id === parsed.table,
  );
  const cell = table && parsed?.kind === 'cell' ? findCell(table, parsed.path) : undefined;
  return {
    place: table && cell ? `${table.title}：${cellName(table, cell)}` : change.address,
    // A figure is one word: 12 that became 128 is no added 8.
    pieces: (
      [
        { kind: 'removed', text: printCell(change.before) },
        { kind: 'added', text: printCell(change.after) },
      ] as const
    ).filter(({ text }) => text !== ''),
  };
}
