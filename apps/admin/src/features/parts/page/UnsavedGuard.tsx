import { Modal } from 'antd';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { isKeepingFailing } from '../outbox/living.ts';
import type { PlacesStore } from '../outbox/places-store.ts';

/** Nobody leaves the editor over something unsaved without being told; what can be saved is saved first. */
export function UnsavedGuard({ store }: { store: PlacesStore }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname && store.unsaved,
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    let current = true;
    void store.flush().then(() => {
      if (current && !store.unsaved) blocker.proceed();
    });
    return () => {
      current = false;
    };
  }, [blocker, store]);
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title="有内容还没有保存到服务器"
      okText="留在本页"
      cancelText={isKeepingFailing() ? '仍然离开，放弃未保存的内容' : '仍然离开，内容留在本机'}
      onOk={() => blocker.reset?.()}
      onCancel={() => blocker.proceed?.()}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
    >
      可能是离线，或有冲突、不能保存的内容等待处理。留在本页，联网后会自动保存。
    </Modal>
  );
}
