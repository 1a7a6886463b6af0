import { carriable } from '../data/escape-xml.ts';
import { pdfFonts, type PdfFonts } from './fonts.ts';
import { pdfProof, shortHash, type PdfProof } from './proof.ts';

/** What a leader sees on paper before signing. */
export interface SigningSheet {
  title: string;
  organisation: string;
  year: number;
  contentHash: string;
  /** `2026年1月20日` */
  printedOn: string;
  /** Of a correction. */
  reason: string | null;
  /** As printed, with units. */
  figures: { label: string; value: string; lastYear: string; change: string }[];
  /** Those that nobody has mended, with why they may stand. */
  findings: { level: string; message: string; explanation: string | null }[];
  /** Against what, and what differs; `null` where there is nothing to compare with. */
  changes: { since: string; places: { place: string; before: string; after: string }[] } | null;
  opinions: { name: string; date: string; opinion: string; stands: boolean }[];
  signers: string[];
  /** Where the body's record ended when this was printed: paper that nobody can rewrite together with the record. */
  anchor: { head: string; entries: number; at: string } | null;
}

export interface SigningSheetModel {
  [key: string]: unknown;
  title: string;
  fonts: PdfFonts;
  proof: PdfProof | null;
}

/**
 * So that it stays one page: what does not fit is counted, and read in the system. How many of the findings, changes and
 * opinions fit, the template sees when it sets the page.
 */
const MOST = {
  figures: 8,
  findings: 24,
  changes: 24,
  opinions: 8,
  message: 72,
  words: 22,
  signers: 6,
  name: 12,
};

/** The sheet as its template prints it. Pure. */
export function signingSheetModel(sheet: SigningSheet, ownFonts: boolean): SigningSheetModel {
  const places = sheet.changes?.places ?? [];
  return cleaned({
    title: short(sheet.title.replace(/\s+/gu, ''), 50),
    organisation: short(sheet.organisation, MOST.words),
    year: sheet.year,
    printedOn: sheet.printedOn,
    reason: sheet.reason === null ? null : short(sheet.reason, MOST.message),
    figures: sheet.figures
      .slice(0, MOST.figures)
      .map(({ label, ...values }) => ({ label: short(label, MOST.words), ...values })),
    findings: sheet.findings.slice(0, MOST.findings).map(({ level, message, explanation }) => ({
      level,
      message: short(message, MOST.message),
      explanation: explanation === null ? null : short(explanation, MOST.message),
    })),
    allFindings: sheet.findings.length,
    findingsInWords: findingsInWords(sheet.findings),
    changesTitle: sheet.changes === null ? ['改动'] : [sheet.changes.since, '以来的改动'],
    changes:
      sheet.changes &&
      places.slice(0, MOST.changes).map(({ place, before, after }) => ({
        place: short(place, MOST.words),
        before: aroundDifference(before, after) || '（空）',
        after: aroundDifference(after, before) || '（空）',
      })),
    allChanges: places.length,
    allOpinions: sheet.opinions.length,
    // The last said first: where there is room for few, they are the ones that count.
    opinions: sheet.opinions
      .slice(-MOST.opinions)
      .toReversed()
      .map(({ name, opinion, ...rest }) => ({
        ...rest,
        name: short(name, MOST.name),
        opinion: short(opinion, MOST.message),
      })),
    signers: sheet.signers.slice(0, MOST.signers).map((name) => short(name, MOST.name)),
    anchor: sheet.anchor && { ...sheet.anchor, head: shortHash(sheet.anchor.head) },
    hash: sheet.contentHash,
    shortHash: shortHash(sheet.contentHash),
    fonts: pdfFonts(ownFonts),
    proof: pdfProof(sheet.contentHash, undefined),
  });
}

/** 共 12 项：错误 1 项、警告 3 项、请核对 8 项；7 项有情况说明。 */
function findingsInWords(findings: SigningSheet['findings']): string {
  const counts = new Map<string, number>();
  for (const { level } of findings) counts.set(level, (counts.get(level) ?? 0) + 1);
  const levels = [...counts].map(([level, count]) => `${level} ${count} 项`).join('、');
  const explained = findings.filter(({ explanation }) => explanation !== null).length;
  return `共 ${findings.length} 项：${levels}；${explained === 0 ? '均无' : `${explained} 项有`}情况说明。`;
}

/** Characters shown before and after what differs. */
const CONTEXT = 8;

/** Of a long text the words in which it differs from the other: its beginning may be the same. */
function aroundDifference(text: string, other: string): string {
  const [own, others] = [plain(text), plain(other)];
  const most = Math.min(own.length, others.length);
  let same = 0;
  while (same < most && own[same] === others[same]) same += 1;
  let end = 0;
  while (end < most - same && own.at(-1 - end) === others.at(-1 - end)) end += 1;
  const from = same <= CONTEXT + 1 ? 0 : same - CONTEXT;
  const until = end <= CONTEXT + 1 ? own.length : own.length - end + CONTEXT;
  const shown = own.slice(from, until);
  const cut = shown.length > MOST.message ? [...shown.slice(0, MOST.message), '…'] : shown;
  return `${from > 0 ? '…' : ''}${cut.join('')}${until < own.length && cut === shown ? '…' : ''}`;
}

const plain = (text: string): string[] => [...text.replace(/\s+/gu, ' ').trim()];

const short = (text: string, most: number): string => {
  const characters = plain(text);
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most).join('')}…`;
};

/** Nothing that a document cannot hold, wherever it stands. */
function cleaned(model: SigningSheetModel): SigningSheetModel {
  return JSON.parse(
    JSON.stringify(model, (_, value) => (typeof value === 'string' ? carriable(value) : value)),
  );
}
