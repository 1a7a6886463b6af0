import type { WordDifferenceView } from '@nianbao/contracts';
import { useState } from 'react';
import { isOpen, isWithoutConflict } from './decisions.ts';
import { type Acceptable, type Decision, type Decisions } from '../../server/word.ts';
import { useAcceptChanges } from '../../server/word.ts';

/** What is ticked, and what became of each difference. */
export function useDecisions(differences: readonly WordDifferenceView[]) {
  const [decisions, setDecisions] = useState<Decisions>(new Map());
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(differences.filter(isWithoutConflict).map(({ address }) => address)),
  );
  const sending = useAcceptChanges();
  const decide = (news: Decisions) => setDecisions((before) => new Map([...before, ...news]));

  return {
    decisionOf: (address: string): Decision | undefined => decisions.get(address),
    isTicked: (address: string): boolean => ticked.has(address) && isOpen(decisions.get(address)),
    tick: (address: string) =>
      setTicked((before) => {
        const next = new Set(before);
        if (!next.delete(address)) next.add(address);
        return next;
      }),
    accept: (chosen: readonly Acceptable[]) => sending.mutate(chosen, { onSuccess: decide }),
    refuse: (address: string) => decide(new Map([[address, { kind: 'refused' }]])),
    reconsider: (address: string) =>
      setDecisions((before) => new Map([...before].filter(([place]) => place !== address))),
    isPending: sending.isPending,
    count: (kind: Decision['kind']): number =>
      [...decisions.values()].filter((decision) => decision.kind === kind).length,
  };
}

export type DecisionsOf = ReturnType<typeof useDecisions>;
