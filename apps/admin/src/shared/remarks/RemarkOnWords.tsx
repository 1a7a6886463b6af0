import type { MarkedWords } from '@nianbao/contracts';
import { App, Button, Modal } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { RemarkForm } from './RemarkForm.tsx';
import styles from './Remarks.module.css';

/** Words of one block that are selected, and where on the screen they end. */
export interface SelectedWords {
  address: string;
  words: MarkedWords;
  right: number;
  bottom: number;
}

/** The button beside selected words, and the window in which the remark on them is written. */
export function RemarkOnWords({
  partId,
  selected: now,
  beforeSend,
}: {
  partId: string;
  selected: SelectedWords | null;
  /** What must reach the server before it can know the words. */
  beforeSend?: () => Promise<unknown>;
}) {
  const { message } = App.useApp();
  const selected = useLingering(now);
  // The selection goes when the window takes the caret; what it was is kept.
  const [meant, setMeant] = useState<SelectedWords | null>(null);
  useRemarkKey(() => selected && setMeant(selected));
  useShortcuts('批注', KEYS);
  const close = () => setMeant(null);
  return (
    <>
      {selected && !meant && (
        <Button
          size="small"
          type="primary"
          className={styles.onWords ?? ''}
          style={placeOf(selected)}
          aria-keyshortcuts="Control+Alt+M"
          title="批注选中的文字（Ctrl Alt M）"
          // The selection stays.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => setMeant(selected)}
        >
          批注
        </Button>
      )}
      <Modal
        open={meant !== null}
        onCancel={close}
        footer={null}
        title="批注选中的文字"
        destroyOnHidden
        width={480}
      >
        {meant && (
          <div className={styles.threads}>
            <blockquote className={styles.quote}>{meant.words.quote}</blockquote>
            <RemarkForm
              partId={partId}
              address={meant.address}
              words={meant.words}
              label="批注选中的文字"
              placeholder="写下意见，@ 可提到他人"
              send="加批注"
              autoFocus
              {...(beforeSend ? { beforeSend } : {})}
              onSent={() => {
                close();
                void message.success('已批注');
              }}
              onCancel={close}
            />
          </div>
        )}
      </Modal>
    </>
  );
}

/** A finger on the button takes the selection away before the button is pressed. */
function useLingering(now: SelectedWords | null): SelectedWords | null {
  const [last, setLast] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setLast(now), now ? 0 : 400);
    return () => clearTimeout(timer);
  }, [now]);
  return now ?? last;
}

const KEYS = [{ keys: 'Ctrl Alt M', text: '批注选中的文字' }];

/** As in other editors; it works while typing, unlike the shortcuts of single letters. */
function useRemarkKey(open: () => void): void {
  const onOpen = useEffectEvent(open);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.code !== 'KeyM' || !event.altKey || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      onOpen();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

const WIDTH = 60;

/** Below the end of the words, within the screen. */
const placeOf = ({ right, bottom }: SelectedWords) => ({
  left: Math.max(8, Math.min(right, window.innerWidth - WIDTH - 8)),
  top: Math.max(8, Math.min(bottom + 6, window.innerHeight - 40)),
});
