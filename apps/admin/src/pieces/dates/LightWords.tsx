import type { LightView } from '@nianbao/contracts';
import styles from './Deadlines.module.css';

const TONES = { green: 'normal', yellow: 'near', red: 'late', grey: 'done' } as const;

/** Sign, word and colour of a day as the server counted it, by the body's own calendar; with the mark of an estimate. */
export function LightWords({ of: { light, words, estimated = false } }: { of: LightView }) {
  const [sign, ...rest] = words.split(' ');
  return (
    <span>
      <span className={`${styles.light} ${styles[TONES[light]]}`}>
        <span aria-hidden="true">{sign}</span> {rest.join(' ')}
      </span>
      {estimated && (
        <>
          {' '}
          <Estimate />
        </>
      )}
    </span>
  );
}

/** Stands beside every date in a year whose holidays are not announced. */
export const Estimate = () => (
  <span className={styles.estimate} title="该年放假安排尚未公布，日期按推算，公布后请核对">
    推算
  </span>
);
