import { Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useShortcutAreas, useShortcuts } from '../lib/shortcuts.ts';
import styles from './ShortcutHelp.module.css';

/** What the keyboard can do on this page; opened by `?`. */
export function ShortcutHelp() {
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const areas = useShortcutAreas();
  useShortcuts('通用', [
    { keys: '?', text: '显示快捷键', run: () => setOpen(true) },
    { keys: 'g h', text: '回到首页', run: () => void navigate('/') },
    { keys: 'g t', text: '待我处理', run: () => void navigate('/tasks') },
    { keys: 'g n', text: '消息', run: () => void navigate('/notifications') },
  ]);
  return (
    <Modal open={open} onCancel={() => setOpen(false)} footer={null} title="快捷键" width={560}>
      {areas.map(({ area, shortcuts }) => (
        <section key={area} className={styles.area}>
          <h3 className={styles.name}>{area}</h3>
          <dl className={styles.list}>
            {shortcuts.map(({ keys, text }) => (
              <div key={keys} className={styles.line}>
                <dt>{text}</dt>
                <dd>
                  {keys.split(' ').map((key) => (
                    <kbd key={key} className={styles.key}>
                      {key}
                    </kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
