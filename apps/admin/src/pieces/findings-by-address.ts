import type { Finding, FindingLevel } from '@nianbao/report-formats';

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
