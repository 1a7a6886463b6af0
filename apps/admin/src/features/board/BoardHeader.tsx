import { PrinterOutlined, SettingOutlined } from '@ant-design/icons';
import type { CycleView, ReportView } from '@nianbao/contracts';
import { Button } from 'antd';
import { Link } from 'react-router';
import { formatDay, formatWeekday, today } from '../../lib/dates.ts';
import { ReportStatusTag } from '../../pieces/StatusTag.tsx';
import { Estimate } from '../../pieces/dates/LightWords.tsx';
import styles from './BoardHeader.module.css';
import { ReportActions } from '../../shared/report-actions/ReportActions.tsx';

/** The year's title, how long until the law's date, and the next step. */
export function BoardHeader({
  report,
  cycle,
  onSettings,
  onNotice,
}: {
  report: ReportView;
  cycle: CycleView | undefined;
  onSettings: () => void;
  onNotice: () => void;
}) {
  return (
    <header className={styles.header}>
      <div className={styles.names}>
        <div className={styles.line}>
          <span className={styles.year}>{report.year}</span>
          <h1 className={styles.title}>{report.title}</h1>
          <ReportStatusTag status={report.status} />
          {report.edition > 1 && <span className={styles.edition}>第 {report.edition} 版</span>}
        </div>
        <p className={styles.sub}>
          <LegalDate report={report} left={cycle?.legalIn} estimated={cycle?.estimated === true} />
          {cycle && (
            <Button type="link" size="small" className={styles.notice ?? ''} onClick={onNotice}>
              通知{cycle.notice.documentNumber && ` ${cycle.notice.documentNumber}`}
            </Button>
          )}
          {report.publicPath && (
            <a href={report.publicPath} target="_blank" rel="noreferrer">
              查看公开页面 ↗
            </a>
          )}
        </p>
      </div>
      <div className={`${styles.acts} no-print`}>
        <Button icon={<PrinterOutlined />} aria-label="打印" title="打印" onClick={() => window.print()} />
        {report.mayPlan && (
          <Button icon={<SettingOutlined />} onClick={onSettings}>
            设置
          </Button>
        )}
        <Link to={`/reports/${report.id}/deadlines`}>
          <Button tabIndex={-1}>期限</Button>
        </Link>
        <Link to={`/reports/${report.id}/document`}>
          <Button tabIndex={-1}>预览全文</Button>
        </Link>
        <Link to={`/reports/${report.id}/publishing`}>
          <Button tabIndex={-1}>公开事项</Button>
        </Link>
        <ReportActions report={report} />
      </div>
    </header>
  );
}

/** Nothing presses once it is public. */
function LegalDate({
  report: { legalDate, status },
  left,
  estimated,
}: {
  report: ReportView;
  /** Working days by the body's calendar. */
  left: number | undefined;
  estimated: boolean;
}) {
  const date = `${formatDay(legalDate, true)}（${formatWeekday(legalDate)}）`;
  if (status === 'published' || status === 'taken_down' || left === undefined)
    return <span>法定公开日 {date}</span>;
  if (left < 0 || today() > legalDate)
    return (
      <strong className={styles.late}>
        ▲ 已过法定公开日 {date} {left < 0 && `${-left} 个工作日`}
      </strong>
    );
  return (
    <span>
      距法定公开日 {date}还有 <strong className={styles.left}>{left}</strong> 个工作日{' '}
      {estimated && <Estimate />}
    </span>
  );
}
