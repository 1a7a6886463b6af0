import type { ReportView } from '@nianbao/contracts';
import { rolesOf, useSession } from '../server/session.ts';
import { Card } from '../ui/Page.tsx';
import { BurnDownChart } from '../pieces/charts/BurnDownChart.tsx';
import { useBurnDown } from '../server/boards.ts';

const READERS = ['office', 'leader', 'auditor'] as const;

/** On the board of a year that is being filled or reviewed for the first time; a correction has no legal date. */
export function BurnDownPanel({ report }: { report: Pick<ReportView, 'id' | 'status' | 'edition'> }) {
  const { data: session } = useSession();
  const running = report.edition === 1 && (report.status === 'collecting' || report.status === 'reviewing');
  const reads = session !== undefined && READERS.some((role) => rolesOf(session).has(role));
  const { data } = useBurnDown(report.id, running && reads);
  return running && data ? (
    <Card title="进度与预测">
      <BurnDownChart view={data} />
    </Card>
  ) : null;
}
