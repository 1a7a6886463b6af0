import { type ComparisonView, type listRevisions, type PartView, type Response } from '@nianbao/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { type From, type To, useComparison } from '../../server/comparison.ts';
import { useRevisions } from '../../server/parts.ts';

type Revision = Response<typeof listRevisions>[number];

/** Two versions of a part that are compared, and which others there are. */
export interface Compared {
  from: From;
  to: To;
  choose: (from: From, to: To) => void;
  revisions: readonly Revision[];
  /** Number of the version that was judged before the submission at hand. */
  judged: number | null;
  /** Nothing was chosen, and there is nothing this person has not seen. */
  nothingNew: boolean;
  /** … because this person never looked before. */
  firstLook: boolean;
  query: UseQueryResult<ComparisonView>;
}

/** To begin with, what changed since this person last looked; where nothing did, since the version judged before. */
export function useCompared(part: PartView): Compared {
  const [chosen, setChosen] = useState<{ from: From; to: To } | null>(null);
  const revisions = useRevisions(part.id).data ?? [];
  const judged = judgedBefore(revisions);
  const seen = useComparison(part, 'seen', 'current');
  const nothingNew = chosen === null && seen.data !== undefined && differencesIn(seen.data) === 0;
  const { from, to } = chosen ?? { from: (nothingNew ? judged : null) ?? 'seen', to: 'current' };
  const query = useComparison(part, from, to);
  const choose = (one: From, other: To) => setChosen({ from: one, to: other });
  return {
    from,
    to,
    choose,
    revisions,
    judged,
    nothingNew,
    firstLook: nothingNew && seen.data.from === null,
    query,
  };
}

export const differencesIn = ({ cells, blocks }: ComparisonView): number => cells.length + blocks.length;

/** The version that was last judged before the submission at hand; `null` for the first submission. */
export function judgedBefore(revisions: readonly Pick<Revision, 'number' | 'action'>[]): number | null {
  const newestFirst = revisions.toSorted((a, b) => b.number - a.number);
  const submitted = newestFirst.findIndex(({ action }) => action === 'submit');
  return newestFirst[submitted + 1]?.number ?? null;
}
