import type { AuditEntryView } from '@nianbao/contracts';
import { DownloadOutlined, FolderOpenOutlined, PrinterOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Segmented } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { today } from '../../lib/dates.ts';
import { downloadWorkbook } from '../../lib/workbook.ts';
import { Loaded } from '../../ui/Loading.tsx';
import { Card, Page } from '../../ui/Page.tsx';
import { sentenceOf } from '../../ui/ProblemAlert.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import { AuditTable } from './AuditTable.tsx';
import { AuditTimeline } from './AuditTimeline.tsx';
import { filterOf, withCriterion } from './audit-filter.ts';
import { auditSheet } from './audit-sheet.ts';
import styles from './AuditPage.module.css';
import { ChainState } from './ChainState.tsx';
import { type AuditFilter, fetchAllEntries, useAudit } from '../../server/audit.ts';
import { useNames } from './use-names.ts';

/** Who did what, when and where, with the proof that nothing was altered. */
export function AuditPage() {
  const [search, setSearch] = useSearchParams();
  const filter = filterOf(search);
  const audit = useAudit(filter);
  const namesFor = useNames();
  const asTimeline = search.get('view') === 'timeline';
  const turn = (before: number | null) => {
    setSearch(withCriterion(search, 'before', before === null ? null : String(before)));
    window.scrollTo({ top: 0 });
  };
  return (
    <Page
      wide
      title="审计记录"
      extra={
        <>
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            打印
          </Button>
          <ExportButton search={search} />
          {filter.reportId && (
            <Button
              icon={<FolderOpenOutlined />}
              href={`/api/reports/${filter.reportId}/archive.zip`}
              download
            >
              导出年度档案
            </Button>
          )}
        </>
      }
    >
      <ChainState />
      <Loaded query={audit}>
        {({ entries, total, actions }) => (
          <>
            <AuditFilters
              search={search}
              actions={actions}
              subject={subjectOf(filter, entries, namesFor)}
              onChange={setSearch}
            />
            <Segmented
              className="no-print"
              aria-label="看法"
              value={asTimeline ? 'timeline' : 'list'}
              options={[
                { value: 'list', label: '列表' },
                { value: 'timeline', label: '时间线' },
              ]}
              onChange={(view) =>
                setSearch(withCriterion(search, 'view', view === 'list' ? null : view, 'stay'))
              }
            />
            <Card flush label="记录">
              {asTimeline ? (
                <AuditTimeline entries={entries} apart={filter.address !== undefined} />
              ) : (
                <AuditTable entries={entries} />
              )}
            </Card>
            <div className={styles.pager}>
              <span>
                符合条件的共 {total.toLocaleString('zh-CN')} 条，本页 {entries.length} 条
              </span>
              <span className="no-print">
                {filter.before !== undefined && <Button onClick={() => turn(null)}>回到最近</Button>}{' '}
                {entries.length > 0 && entries.length < total && (
                  <Button onClick={() => turn(entries.at(-1)?.sequence ?? null)}>更早的记录</Button>
                )}
              </span>
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** Who looks at the life of one part or place sees which one it is. */
function subjectOf(
  { partId, address }: AuditFilter,
  entries: readonly AuditEntryView[],
  namesFor: ReturnType<typeof useNames>,
): { part: string | null; place: string | null } {
  const [latest] = entries;
  return {
    part: partId ? (latest?.part ?? null) : null,
    place: address && latest ? namesFor(latest).placeName(address) : null,
  };
}

function ExportButton({ search }: { search: URLSearchParams }) {
  const [count, setCount] = useState(0);
  const { message } = App.useApp();
  const namesFor = useNames();
  const { before: _page, ...filter } = filterOf(search);
  const fetchAll = useMutation({
    mutationFn: () => fetchAllEntries(filter, setCount),
    onSuccess: (entries) => downloadWorkbook(`审计记录-${today()}.xlsx`, [auditSheet(entries, namesFor)]),
    onError: (error) => void message.error(sentenceOf(error)),
    onSettled: () => setCount(0),
  });
  return (
    <Button icon={<DownloadOutlined />} loading={fetchAll.isPending} onClick={() => fetchAll.mutate()}>
      {fetchAll.isPending && count > 0 ? `已取 ${count} 条` : '导出 Excel'}
    </Button>
  );
}
