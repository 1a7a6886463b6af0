import type { ReturnedPlace } from '@nianbao/contracts';
import { Button, Space } from 'antd';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useOrganisation } from '../../server/organisation.ts';
import { type Quotable, ReturnReason, type Written } from './ReturnReason.tsx';
import styles from './Review.module.css';
import type { Returning } from './use-returning.ts';

const NOTHING: Written = { reason: '', finding: null };

/** Where and why: one reason for each place that was picked, with the finding it quotes. Sent only when each has one. */
export function ReturnForm({
  returning: { places, written, toggle, write, stop },
  nameOf,
  findingsAt,
  error,
  pending,
  hint = '点选要改的格或段落，逐处写明理由；没有点名的地方保持原样。',
  whole = false,
  onSend,
}: {
  returning: Returning;
  nameOf: (address: string) => string;
  /** What the checks say of a place, to be quoted. */
  findingsAt: (address: string) => readonly Quotable[];
  error: unknown;
  pending: boolean;
  hint?: string;
  /** Whether the part as a whole may be named too. */
  whole?: boolean;
  onSend: (places: ReturnedPlace[]) => void;
}) {
  const phrases = useOrganisation().data?.settings.returnPhrases ?? [];
  const filled = places.map((address): ReturnedPlace => {
    const { reason, finding } = written[address] ?? NOTHING;
    return { address, reason: reason.trim(), ...(finding ? { finding } : {}) };
  });
  const ready = filled.length > 0 && filled.every(({ reason }) => reason !== '');
  return (
    <section className={styles.returning} aria-label="退回">
      <p>{hint}</p>
      <ul className={styles.places}>
        {places.map((address) => (
          <li key={address}>
            <div className={styles.placeHead}>
              <strong>{nameOf(address)}</strong>
              <Button type="link" size="small" onClick={() => toggle(address)}>
                取消这一处
              </Button>
            </div>
            <ReturnReason
              name={nameOf(address)}
              written={written[address] ?? NOTHING}
              phrases={phrases}
              findings={findingsAt(address)}
              onWrite={(one) => write(address, one)}
            />
          </li>
        ))}
      </ul>
      <ProblemAlert error={error} />
      <Space wrap>
        <Button type="primary" danger disabled={!ready} loading={pending} onClick={() => onSend(filled)}>
          退回 {places.length > 0 && `${places.length} 处`}
        </Button>
        {whole && !places.includes('') && <Button onClick={() => toggle('')}>加上“整个填报项”</Button>}
        <Button type="text" onClick={stop}>
          不退回了
        </Button>
      </Space>
    </section>
  );
}
