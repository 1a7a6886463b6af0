import type { ReportView } from '@nianbao/contracts';
import { formatInstant } from '../../lib/dates.ts';
import styles from './SigningPage.module.css';

/** Who signs in which order, and what those before said; who signed for somebody else is shown with both names. */
export function Signers({ report: { signers, nextSignerId } }: { report: ReportView }) {
  if (signers.length < 2) return null;
  return (
    <ol className={styles.signers} aria-label="签发次序">
      {signers.map(({ id, name, signature }) => (
        <li key={id} data-now={id === nextSignerId}>
          {signature?.valid ? (
            <>
              ✓ {signature.by} 已签发 {formatInstant(signature.at)}
              {signature.opinion && `：${signature.opinion}`}
            </>
          ) : (
            `${id === nextSignerId ? '→ ' : '○ '}${name}${signature ? '（内容已改动，须重新签发）' : ''}`
          )}
        </li>
      ))}
    </ol>
  );
}
