import { PrinterOutlined } from '@ant-design/icons';
import type { ReportDocument, ReportView } from '@nianbao/contracts';
import { Button } from 'antd';
import { useMemo } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { Loaded } from '../../ui/Loading.tsx';
import { Card, Page } from '../../ui/Page.tsx';
import { ReportStatusTag } from '../../pieces/StatusTag.tsx';
import { useReport } from '../../server/reports.ts';
import { ReportActions } from '../../shared/report-actions/ReportActions.tsx';
import styles from './DocumentPage.module.css';
import { FindingList } from './FindingList.tsx';
import { type Mark, ReportArticle } from '../../pieces/document/ReportArticle.tsx';
import { SecrecyDialog } from './SecrecyDialog.tsx';
import { useReportDocument } from '../../server/document.ts';

/** The whole report as it will be published, with what the checks say beside it. */
export function DocumentPage() {
  const { id = '' } = useParams();
  const report = useReport(id);
  const document = useReportDocument(id);
  return (
    <Loaded query={report}>
      {(view) => (
        <Loaded query={document}>{(whole) => <WholeReport report={view} document={whole} />}</Loaded>
      )}
    </Loaded>
  );
}

function WholeReport({ report, document }: { report: ReportView; document: ReportDocument }) {
  const [search, setSearch] = useSearchParams();
  const at = search.get('at');
  const marks = useMemo(
    () =>
      document.findings
        .filter(({ waiver }) => !waiver)
        .flatMap(({ addresses: [address], level }): Mark[] => (address ? [{ address, level }] : [])),
    [document.findings],
  );
  const look = (address: string) => setSearch({ at: address }, { replace: true });
  return (
    <Page
      wide
      tabTitle={`全文 · ${report.title}`}
      back={{ to: `/reports/${report.id}`, label: '年度任务' }}
      title={
        <>
          {report.year} 年度报告全文 <ReportStatusTag status={report.status} />
        </>
      }
      subtitle={
        report.publicPath ? (
          <a href={report.publicPath} target="_blank" rel="noreferrer">
            查看公开页面 ↗
          </a>
        ) : (
          '以下就是公开时的样子'
        )
      }
      extra={
        <>
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            打印
          </Button>
          <Link to={`/reports/${report.id}/word`}>Word 与下载</Link>
          <ReportActions report={report} />
        </>
      }
    >
      <div className={styles.columns}>
        <ReportArticle content={document.content} marks={marks} at={at} />
        <aside className={`${styles.side} no-print`} aria-label="校验与指纹">
          <Card title={`校验 ${document.findings.length}`} flush>
            <FindingList
              report={report}
              findings={document.findings}
              partOfAddress={document.partOfAddress}
              at={at}
              onLook={look}
            />
          </Card>
          <p className={styles.hash}>内容指纹 {document.contentHash.slice(0, 16)}…</p>
        </aside>
      </div>
      {search.has('secrecy') && report.allowedActions.includes('pass_secrecy_review') && (
        <SecrecyDialog report={report} document={document} onClose={() => setSearch({}, { replace: true })} />
      )}
    </Page>
  );
}
