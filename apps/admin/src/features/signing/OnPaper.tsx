import styles from './SigningPage.module.css';

/** For a leader who signs on paper: the 签批单 of what is shown here, and the whole text. */
export const OnPaper = ({ reportId }: { reportId: string }) => (
  <p className={`${styles.paper} no-print`}>
    纸面签批：
    <a href={`/api/reports/${reportId}/signing-sheet`} download>
      签批单（PDF，一页）
    </a>
    <a href={`/api/reports/${reportId}/file?format=pdf`} download>
      全文（PDF）
    </a>
  </p>
);
