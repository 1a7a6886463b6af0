import { compareWords } from '@nianbao/report-formats';
import styles from './Diff.module.css';

/** Before and after in one text: what went is struck through, what came is underlined; said in words as well. */
export function Diff({ before, after }: { before: string; after: string }) {
  return (
    <span className={styles.diff}>
      {before === after && before}
      {compareWords(before, after).map(({ kind, text }, i) => {
        const key = `${i}${kind}`;
        if (kind === 'added') return <ins key={key}>{text}</ins>;
        return kind === 'removed' ? <del key={key}>{text}</del> : <span key={key}>{text}</span>;
      })}
    </span>
  );
}
