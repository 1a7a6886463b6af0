import { Button, Progress } from 'antd';
import { Card } from '../../ui/Page.tsx';
import styles from './ImportPage.module.css';
import type { ImportItem } from './use-imports.ts';

/** The files of this import, each with how far it is and what to do with it. */
export function FileList({
  items,
  open,
  onOpen,
  onRemove,
}: {
  items: readonly ImportItem[];
  open: string | null;
  onOpen: (id: string) => void;
  onRemove: (id: string) => void;
}) {
  const read = items.filter(({ state }) => !['waiting', 'reading'].includes(state.phase)).length;
  const stored = items.filter(({ state }) => state.phase === 'stored').length;
  return (
    <Card
      title="本次导入"
      extra={
        <span className={styles.quiet} role="status">
          已读 {read} / {items.length} · 已存入 {stored}
        </span>
      }
      flush
    >
      {read < items.length && (
        <Progress
          percent={Math.round((read / items.length) * 100)}
          showInfo={false}
          size="small"
          aria-label="读取进度"
          className={styles.progress ?? ''}
        />
      )}
      <ol>
        {items.map((item) => (
          <li key={item.id} className={styles.file} data-open={item.id === open}>
            <span className={styles.name}>{item.file.name}</span>
            <FileState state={item.state} />
            <span className={styles.acts}>
              {item.state.phase === 'read' && item.id !== open && (
                <Button size="small" onClick={() => onOpen(item.id)} aria-label={`核对 ${item.file.name}`}>
                  核对
                </Button>
              )}
              {item.id === open && <span className={styles.quiet}>正在核对</span>}
              {item.state.phase !== 'reading' && item.state.phase !== 'stored' && (
                <Button
                  size="small"
                  type="text"
                  onClick={() => onRemove(item.id)}
                  aria-label={`不导入 ${item.file.name}`}
                >
                  不导入
                </Button>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function FileState({ state }: { state: ImportItem['state'] }) {
  switch (state.phase) {
    case 'waiting':
      return <span className={styles.quiet}>○ 等待读取</span>;
    case 'reading':
      return <span className={styles.busy}>◔ 正在读取</span>;
    case 'refused':
      return (
        <span className={styles.refused} role="alert">
          ▲ 没有读出：{state.reason}
        </span>
      );
    case 'read': {
      const { content, pieces } = state.draft;
      const left = pieces.filter(({ decision }) => decision === 'open').length;
      return (
        <span className={styles.waiting}>
          ◑ 待核对 · {content.year > 0 ? `${content.year} 年度` : '年度未知'}
          {left > 0 && ` · ${left} 处没有位置`}
        </span>
      );
    }
    case 'stored':
      return (
        <span className={styles.done}>
          ✓ 已存入 {state.year} 年度{' '}
          <a href={state.path} target="_blank" rel="noreferrer">
            查看公开页面
          </a>
        </span>
      );
  }
}
