import type { PartView } from '@nianbao/contracts';
import type { Block, Finding } from '@nianbao/report-formats';
import { useEffect, useMemo, useState } from 'react';
import { useSession } from '../../../server/session.ts';
import type { LiveTable } from '../table/live-table.ts';
import { beyond, findingsOfPart, isOfText } from './part-findings.ts';

const PAUSE_MS = 300;
const NONE: readonly Finding[] = [];

/** What the checks say of the part as it is typed, a moment after the last key; the server says it again on saving. */
export function usePartFindings(
  part: PartView,
  live: LiveTable | null,
  blocks: readonly Block[],
): { live: LiveTable | null; ofText: readonly Finding[] } {
  const organisation = useSession().data?.organisation.name ?? '';
  const [found, setFound] = useState(NONE);
  useEffect(() => {
    const timer = setTimeout(() => {
      const next = findingsOfPart({ part, organisation, blocks, table: live?.content ?? null });
      // Nothing is drawn again while the checks say the same.
      setFound((known) => (JSON.stringify(known) === JSON.stringify(next) ? known : next));
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [part, organisation, blocks, live]);
  const ofText = useMemo(() => found.filter(isOfText), [found]);
  const checked = useMemo(() => {
    const more = live ? beyond(found, live.findings).filter((finding) => !isOfText(finding)) : NONE;
    return live && more.length > 0 ? { ...live, findings: [...live.findings, ...more] } : live;
  }, [live, found]);
  return { live: checked, ofText };
}
