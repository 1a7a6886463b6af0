import { App, Button, Space } from 'antd';
import styles from './ConflictList.module.css';
import { currentValue, type Outbox, refusedOf } from '../outbox/outbox.ts';
import { wordsOf } from '../../../pieces/place-value.ts';
import type { PlacesStore } from '../outbox/places-store.ts';

/** What the server does not take any more: it stays to be copied until a person gives it up. */
export function RefusedList({
  outbox,
  store,
  nameOf,
}: {
  outbox: Outbox;
  store: PlacesStore;
  nameOf: (address: string) => string;
}) {
  return refusedOf(outbox).map(([address, state]) => (
    <NotSaved
      key={address}
      name={nameOf(address)}
      words={wordsOf(currentValue(state))}
      reason={state.refusal}
      onRetry={() => store.retryRefused()}
      onDiscard={() => store.discard(address)}
    />
  ));
}

/** Words that did not reach the server, why, and what can be done with them. */
export function NotSaved({
  name,
  words,
  reason,
  onRetry,
  onDiscard,
}: {
  name: string;
  words: string;
  reason: string;
  onRetry?: () => void;
  onDiscard: () => void;
}) {
  const { message, modal } = App.useApp();
  const copy = () =>
    navigator.clipboard.writeText(words).then(
      () => void message.success('已复制'),
      () => void message.warning('浏览器不允许复制，请选中文字后按 Ctrl C'),
    );
  const discard = () =>
    modal.confirm({
      title: '不再保存这一处？',
      content: '本机留存的内容会删去，不能恢复。',
      okText: '删去',
      okButtonProps: { danger: true },
      onOk: onDiscard,
    });
  return (
    <section className={styles.conflict} aria-label={`没有保存：${name}`}>
      <h3 className={styles.title}>▲ 没有保存：{name}</h3>
      <p className={styles.who}>{reason}</p>
      <p className={styles.words}>{words || '（删去）'}</p>
      <Space wrap>
        {words && <Button onClick={() => void copy()}>复制</Button>}
        {onRetry && <Button onClick={onRetry}>再试一次</Button>}
        <Button type="text" danger onClick={discard}>
          不再保存…
        </Button>
      </Space>
    </section>
  );
}
