import type { ReportDocument, ReportView } from '@nianbao/contracts';
import { App, Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { formatDay } from '../../lib/dates.ts';
import { Loaded } from '../../ui/Loading.tsx';
import { ReportStatusTag } from '../../pieces/StatusTag.tsx';
import { useReport } from '../../server/reports.ts';
import { LightWords } from '../../pieces/dates/LightWords.tsx';
import { useDeadlines } from '../../server/deadlines.ts';
import { useReportDocument } from '../../server/document.ts';
import { type Mark, ReportArticle } from '../../pieces/document/ReportArticle.tsx';
import { useReturning } from '../../shared/review/use-returning.ts';
import { AddSignerDialog } from '../../shared/AddSignerDialog.tsx';
import { ChangedFigures } from './ChangedFigures.tsx';
import { ChangesSeen } from './ChangesSeen.tsx';
import { KeyFigures } from './KeyFigures.tsx';
import { OnPaper } from './OnPaper.tsx';
import { useMarkSeen } from '../../server/signing.ts';
import { SignBar } from './SignBar.tsx';
import styles from './SigningPage.module.css';
import { Signers } from './Signers.tsx';
import { StandingFindings } from './StandingFindings.tsx';

/** Everything a leader needs to sign, on one page and in one column. */
export function SigningPage() {
  const { id = '' } = useParams();
  const report = useReport(id);
  const document = useReportDocument(id);
  return (
    <Loaded query={report}>
      {(view) => <Loaded query={document}>{(whole) => <Signing report={view} document={whole} />}</Loaded>}
    </Loaded>
  );
}

/** A title may turn over, but not between a year and its 年. */
const wholeYears = (title: string) =>
  title.split(/(\d{4}年)/u).map((piece) =>
    /^\d{4}年$/u.test(piece) ? (
      <span key={piece} className={styles.whole}>
        {piece}
      </span>
    ) : (
      piece
    ),
  );

const SEEN_AFTER_MS = 10_000;

function Signing({ report, document: current }: { report: ReportView; document: ReportDocument }) {
  // What is signed is what was shown: a change behind the reader's back is announced, not slipped in.
  const [shown, setShown] = useState(current);
  const { message } = App.useApp();
  const { returning, begin } = useReturning(report.id);
  const picked = returning?.places;
  const [at, setAt] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const whole = useRef<HTMLElement>(null);
  const { mutate: remember } = useMarkSeen(report.id);
  // Opened by mistake and left at once is not seen: the changes are shown again next time.
  useEffect(() => {
    const timer = setTimeout(() => remember(shown.contentHash), SEEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [remember, shown.contentHash]);
  useEffect(() => {
    globalThis.document.title = `签发 · ${report.title}`;
  }, [report.title]);
  const marks = useMemo(
    () => [
      ...(shown.changes ?? []).map(({ address }): Mark => ({ address, level: 'changed' })),
      ...(picked ?? []).map((address): Mark => ({ address, level: 'error' })),
    ],
    [shown.changes, picked],
  );
  const mayReturn = report.allowedActions.includes('return');
  const maySign = report.allowedActions.includes('sign');
  const due = useDeadlines(report.id).data?.deadlines.find(
    ({ kind, doneOn }) => kind === 'sign' && doneOn === null,
  );
  const toggle = (address: string) => {
    if (shown.partOfAddress[address] === undefined) {
      void message.info('合计由系统计算，部分的标题是固定格式，不能单独退回。请点选具体的数字或段落。');
      return;
    }
    returning?.toggle(address);
  };
  /** The places to pick stand in the full text, which on a phone is far below what is read first. */
  const beginReturn = () => {
    begin();
    const text = whole.current;
    if (text && text.getBoundingClientRect().top > innerHeight / 2) text.scrollIntoView();
  };
  const outdated = current.contentHash !== shown.contentHash;
  return (
    <div className={styles.page} data-returning={returning !== null}>
      <header className={styles.head}>
        <Link to="/" className={`${styles.back} no-print`}>
          ‹ 待我处理
        </Link>
        {!report.title.startsWith(report.organisation) && (
          <p className={styles.body}>{report.organisation}</p>
        )}
        <h1 className={styles.title}>{wholeYears(report.title)}</h1>
        <p className={styles.asked}>
          {maySign
            ? `请签发 ${report.year} 年度报告，${formatDay(due?.dueOn ?? report.stages.signDue)}前`
            : '现在不用您签发。以下是年报现在的样子。'}
        </p>
        <p className={styles.facts}>
          <ReportStatusTag status={report.status} />
          {maySign && due && <LightWords of={due} />}
        </p>
        <Signers report={report} />
        {report.mayAddSigner && (
          <Button size="small" className={`${styles.add} no-print`} onClick={() => setAdding(true)}>
            加签…
          </Button>
        )}
        {report.status !== 'draft' && <OnPaper reportId={report.id} />}
      </header>
      {outdated && (
        <div className={styles.outdated} role="alert">
          您看的这一版之后，内容又有改动，不能按旧版签发。
          <button type="button" className={styles.link} onClick={() => setShown(current)}>
            看现在的内容
          </button>
        </div>
      )}
      <ChangedFigures document={shown} onLook={setAt} />
      <KeyFigures document={shown} onLook={setAt} />
      <StandingFindings findings={shown.findings} onLook={setAt} />
      <ChangesSeen document={shown} onLook={setAt} />
      <section aria-label="全文" className={styles.section} ref={whole}>
        <h2 className={styles.heading}>全文（公开时就是这个样子）</h2>
        {returning && <p className={styles.hint}>点选要改的数字、段落或标题，可以选多处。</p>}
        <ReportArticle
          content={shown.content}
          marks={marks}
          at={at}
          {...(returning ? { onPress: toggle } : {})}
        />
      </section>
      {(maySign || mayReturn) && (
        <SignBar
          report={report}
          document={shown}
          disabled={outdated}
          returning={returning}
          onReturn={beginReturn}
          onDone={() => remember(shown.contentHash)}
        />
      )}
      {adding && <AddSignerDialog report={report} onClose={() => setAdding(false)} />}
    </div>
  );
}
