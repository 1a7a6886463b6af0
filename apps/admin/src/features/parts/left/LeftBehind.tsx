import { Button, Modal } from 'antd';
import { useState } from 'react';
import { Link, useMatch } from 'react-router';
import { NotSaved } from '../page/RefusedList.tsx';
import { forgetDrafts } from '../outbox/journal.ts';
import { forgetPicture } from '../outbox/picture-journal.ts';
import { wordsOf } from '../../../pieces/place-value.ts';
import styles from './LeftBehind.module.css';
import { type LeftPart, useLeftBehind } from './use-left-behind.ts';

/** What was typed earlier, here or in a page that is closed, and is not on the server: where it is, and a way to it. */
export function LeftBehind() {
  const shown = useMatch('/parts/:id')?.params.id ?? null;
  const { parts, again } = useLeftBehind(shown);
  const [opened, setOpened] = useState<LeftPart | null>(null);
  const now = parts.find(({ partId }) => partId === opened?.partId);
  return (
    <>
      {parts.length > 0 && (
        <div className={styles.bar} role="status">
          <span>
            <span aria-hidden="true">▲</span> 有内容还在本机，没有保存到服务器：
          </span>
          {parts.map((part) =>
            part.reason === null ? (
              <Link key={part.partId} to={`/parts/${part.partId}`}>
                {part.title}
              </Link>
            ) : (
              <Button key={part.partId} type="link" size="small" onClick={() => setOpened(part)}>
                {part.title}（不能再保存）
              </Button>
            ),
          )}
        </div>
      )}
      <Modal open={opened !== null} title={opened?.title} footer={null} onCancel={() => setOpened(null)}>
        <div className={styles.list}>
          {now?.drafts.map((draft) => (
            <NotSaved
              key={draft.holder + draft.address}
              name={draft.value.kind === 'cell' ? '表中一格' : '一段文字'}
              words={wordsOf(draft.value)}
              reason={opened?.reason ?? ''}
              onDiscard={() => void forgetDrafts([draft]).then(again)}
            />
          ))}
          {now?.pictures.map((picture) => (
            <NotSaved
              key={picture.key}
              name="一张图片"
              words={picture.caption || picture.name}
              reason={now.reason ?? ''}
              onDiscard={() => void forgetPicture(picture, picture.key).then(again)}
            />
          ))}
        </div>
      </Modal>
    </>
  );
}
