import type { Finding, FindingLevel } from '@nianbao/report-formats';
import type { SaveState } from '../outbox/outbox.ts';

/** All that is shown of one figure; plain values, so that a cell is drawn again only when its own change. */
export interface CellView {
  name: string;
  /** What was typed, or the computed or foreign figure. */
  shown: string;
  /** own: typed here. computed: a sum. foreign: another part's figure. */
  kind: 'own' | 'computed' | 'foreign';
  editable: boolean;
  /** Why what was typed is no figure, the finding with its arithmetic, the reason of a return; empty without any. */
  problem: string;
  level: FindingLevel | 'unreadable' | 'returned' | 'remark' | '';
  saving: SaveState;
  /** Who else is at it now; empty for nobody. */
  others: string;
}

/** Findings by the places they name, the gravest first. */
export function findingsByAddress<F extends Pick<Finding, 'level' | 'addresses'>>(
  findings: readonly F[],
): Map<string, F[]> {
  const by = new Map<string, F[]>();
  for (const finding of findings.toSorted((a, b) => RANK[a.level] - RANK[b.level])) {
    for (const address of finding.addresses) by.set(address, [...(by.get(address) ?? []), finding]);
  }
  return by;
}

const RANK: Record<FindingLevel, number> = { error: 0, warning: 1, question: 2 };
