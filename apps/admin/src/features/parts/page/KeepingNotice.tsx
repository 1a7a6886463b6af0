import { Alert } from 'antd';
import { useSyncExternalStore } from 'react';
import { isKeepingFailing, watchLiving } from '../outbox/living.ts';

/** Says so when this browser keeps nothing: then only the server has what is typed. */
export function KeepingNotice() {
  const fails = useSyncExternalStore(watchLiving, isKeepingFailing);
  return fails ? (
    <Alert
      type="warning"
      showIcon
      title="本机不能暂存填写的内容（浏览器空间已满，或是无痕窗口）。可以照常填写，断网时请勿关闭本页。"
    />
  ) : null;
}
