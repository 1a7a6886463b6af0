import {
  blankReport,
  type Block,
  type Finding,
  type ReportContent,
  type TableContent,
} from '@nianbao/report-formats';
import { checkReport } from '../../src/index.ts';
import { COUNTS } from './counts.ts';
import { GROWTH } from './growth.ts';
import { noise } from './noise.ts';
import { changed, type Phrase, printOf, type Print, textOf } from './phrase.ts';
import { type Pick, pickBy } from './pick.ts';
import { SUMS } from './sums.ts';
import { TABLES } from './tables.ts';

export const PHRASES = [...SUMS, ...GROWTH, ...TABLES];

/** A report that says these phrases, each in paragraphs of its own under a heading, with what they need in its tables. */
export function reportOf(
  phrases: readonly Phrase[],
  print: Print,
): { content: ReportContent; previous: ReportContent } {
  const blocks: Block[] = phrases.flatMap(({ paragraphs }, index) => [
    { id: `h${index}`, kind: 'heading' as const, level: 2 as const, text: `（${index + 1}）工作情况` },
    ...paragraphs.map((pieces, at) => ({
      id: `p${index}-${at}`,
      kind: 'paragraph' as const,
      text: textOf(pieces, print),
    })),
  ]);
  const content = blankReport('2021', 2023, '某县住建局');
  const [overview] = content.sections;
  if (overview) overview.blocks = blocks;
  const previous = blankReport('2021', 2022, '某县住建局');
  return {
    content: {
      ...content,
      title: '某县住建局2023年政府信息公开工作年度报告',
      tables: tablesOf(phrases, 'tables'),
    },
    previous: { ...previous, tables: tablesOf(phrases, 'previous') },
  };
}

function tablesOf(phrases: readonly Phrase[], of: 'tables' | 'previous'): ReportContent['tables'] {
  const tables: ReportContent['tables'] = {};
  for (const one of phrases) {
    for (const [id, figures] of Object.entries(one[of]) as [keyof ReportContent['tables'], TableContent][])
      tables[id] = { ...figures, ...tables[id] };
  }
  return tables;
}

/** What the rules of claims say: those of the text, and none of the tables, which hold only what the phrases need. */
export const claimFindings = (phrases: readonly Phrase[], print: Print): Finding[] =>
  checkReport(reportOf(phrases, print)).filter(({ rule }) => rule.startsWith('text.'));

/** One report of true phrases among sentences that look like claims; no two phrases speak of one table. */
export function trueReport(seed: number): { phrases: Phrase[]; print: Print } {
  const pick = pickBy(seed);
  const phrases: Phrase[] = [];
  const taken = new Set<string>();
  for (const make of pick.some(PHRASES, pick.int(2, 5))) {
    const one = make(pick);
    const topic = topicOf(one);
    if (topic !== '' && taken.has(topic)) continue;
    taken.add(topic);
    phrases.push(one, ...(pick.chance(0.6) ? [noise(pick)] : []));
  }
  return { phrases, print: printOf(pick) };
}

/** Phrases on applications speak of the same figures, and so do those of one table. */
const topicOf = ({ paragraphs, tables }: Phrase): string => {
  const words = paragraphs.flat().filter((piece) => typeof piece === 'string');
  return words.some((piece) => /申请/u.test(piece)) ? 'applications' : (Object.keys(tables)[0] ?? '');
};

/** One phrase of the kind, true and with one figure changed. */
export function pairOf(
  make: (pick: Pick) => Phrase,
  seed: number,
): { right: Phrase; wrong: Phrase; print: Print } {
  const pick = pickBy(seed);
  const right = make(pick);
  return { right, wrong: changed(pick, right), print: printOf(pick) };
}

/** Phrases whose numbers are words. */
export function countedPairs(seed: number): { right: Phrase; wrong: Phrase; print: Print }[] {
  return COUNTS.map((make) => {
    const pick = pickBy(seed);
    return { ...make(pick), print: printOf(pick) };
  });
}
