import type { LightView } from '@nianbao/contracts';
import styles from './Deadlines.module.css';

const TONES = { green: 'normal', yellow: 'near', red: 'late', grey: 'done' } as const;

/**
 * Sign, word and colour of a day as the server counted it, by the body's own calendar; with the mark of an estimate,
 * unless there is no room for it.
 */
export function LightWords({
  of: { light, words, lateDays, estimated = false },
  short = false,
}: {
  of: LightView;
  short?: boolean;
}) {
  const tone = lateDays !== null && lateDays > 0 ? 'done_late' : TONES[light];
  const [sign, ...rest] = words.split(' ');
  return (
    <span className={`${styles.light} ${styles[tone]}`}>
      <span aria-hidden="true">{sign}</span> {rest.join(' ')}
      {estimated && !short && (
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
