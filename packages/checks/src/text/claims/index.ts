import type { Measure } from '@nianbao/report-formats';
import type { Passage } from '../../passage.ts';
import { readCounts, type CountClaim } from './counts.ts';
import { groupedSums } from './grouped.ts';
import { type GrowthClaim, readGrowth } from './growth.ts';
import { type Mention, readMentions } from './mentions.ts';
import { type QuotientClaim, readQuotients, readShares, type ShareClaim } from './shares.ts';
import { linesOf } from './lines.ts';
import { listedSums, readSums, siblingSums, type SumClaim } from './sums.ts';
import { type Ranking, readRankings } from './rankings.ts';
import { readTold, type Told } from './told.ts';

/** What the text claims with figures, read once; every arithmetic rule asks here and has no patterns of its own. */
export interface Claims {
  mentions: readonly Mention[];
  sums: readonly SumClaim[];
  shares: readonly ShareClaim[];
  quotients: readonly QuotientClaim[];
  growth: readonly GrowthClaim[];
  rankings: readonly Ranking[];
  counts: readonly CountClaim[];
  /** Figures whose words name a measure of the form. */
  told: readonly Told[];
}

/** How many figures of one report are read; beyond it lies no report that a person wrote. */
const MAX_MENTIONS = 20_000;

export function readClaims(passages: readonly Passage[], year: number, measures: readonly Measure[]): Claims {
  const paragraphs = passages.filter(isProse);
  let left = MAX_MENTIONS;
  const read = paragraphs.map((passage) => {
    const mentions = passage.quantities.length === 0 ? [] : readMentions(passage, year).slice(0, left);
    left -= mentions.length;
    return { passage, mentions, lines: linesOf(passage, mentions) };
  });
  const lines = read.flatMap((one) => one.lines);
  const grouped = groupedSums(lines);
  const inGroups = new Set(grouped.flatMap(({ parts }) => parts));
  const sums = [
    ...grouped,
    ...[...readSums(lines), ...siblingSums(lines), ...listedSums(lines)].filter(
      ({ parts }) => !parts.some((part) => inGroups.has(part)),
    ),
  ];
  const totals = new Map(sums.flatMap(({ parts, total }) => parts.map((part) => [part, total] as const)));
  return {
    mentions: read.flatMap(({ mentions }) => mentions),
    sums,
    shares: read.flatMap(({ passage, mentions }, index) =>
      mentions.length === 0 ? [] : readShares(mentions, totals, before(paragraphs, index, passage)),
    ),
    quotients: read.flatMap(({ mentions }) => readQuotients(mentions)),
    growth: read.flatMap(({ mentions }) => readGrowth(mentions)),
    rankings: read.flatMap(({ mentions }) => readRankings(mentions)),
    counts: paragraphs.flatMap(readCounts),
    told: readTold(passages, new Map(read.map(({ passage, mentions }) => [passage, mentions])), measures),
  };
}

/** Paragraphs, and headings that go on in sentences: `（一）主动公开。全年公开信息128条。` */
export const isProse = ({ role, text, quantities }: Passage): boolean =>
  role === 'paragraph' || (role === 'heading' && quantities.length > 0 && /[。;]/u.test(text));

/** The two paragraphs before, of the same section. */
const before = (paragraphs: readonly Passage[], index: number, { section }: Passage): Passage[] =>
  paragraphs.slice(Math.max(0, index - 2), index).filter((one) => one.section === section);
