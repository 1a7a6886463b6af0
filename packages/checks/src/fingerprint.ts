import {
  type Address,
  canonicalJson,
  type Finding,
  parseAddress,
  type ReportContent,
} from '@nianbao/report-formats';

/**
 * What a waiver is bound to: the rule with the figures and words the finding speaks of.
 * The same through every re-check, other once one of those figures or words changes; the report around them may change.
 */
export function findingFingerprint(finding: Finding, content: ReportContent): string {
  const figures = finding.addresses.map((address) => [address, figureAt(address, content)]);
  const words = [finding.rule, figures, finding.quote, finding.expected ?? null, finding.actual ?? null];
  return `${finding.rule}:${digest(canonicalJson(words))}`;
}

/** The errors that still stand in the way of "send to sign". */
export const openErrors = (
  findings: readonly Finding[],
  waivedFingerprints: Iterable<string>,
  content: ReportContent,
): Finding[] => {
  const waived = new Set(waivedFingerprints);
  return findings.filter(
    (finding) => finding.level === 'error' && !waived.has(findingFingerprint(finding, content)),
  );
};

function figureAt(address: Address, content: ReportContent): number | string | null {
  const place = parseAddress(address);
  return place?.kind === 'cell' ? (content.tables[place.table]?.[place.path] ?? null) : null;
}

/** 53 bits (cyrb53): no secret, only short. */
function digest(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
