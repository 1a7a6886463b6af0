import { PREFACE_ID } from '@nianbao/report-formats';
import { Button, Select } from 'antd';
import { Card } from '../../ui/Page.tsx';
import { decide, type Draft, type Piece } from './draft.ts';
import styles from './ImportPage.module.css';

/** Every piece of the source without a place: put into a section, or left out knowingly. */
export function PieceList({
  draft,
  onEdit,
  onLook,
}: {
  draft: Draft;
  onEdit: (change: (draft: Draft) => Draft) => void;
  onLook: (line: number) => void;
}) {
  const { pieces, content } = draft;
  if (pieces.length === 0) return <p className={styles.allPlaced}>✓ 原文的每一处都有位置</p>;
  const open = pieces.filter(({ decision }) => decision === 'open');
  const set = (id: string, decision: Piece['decision']) => onEdit((now) => decide(now, id, decision));
  const named = content.sections
    .filter(({ id }) => id !== PREFACE_ID)
    .map(({ id, number, title }) => ({ value: id, label: `${number}${title}` }));
  const options = [{ value: PREFACE_ID, label: '（开头，第一个标题之前）' }, ...named];
  return (
    <Card
      title={`没有位置的内容 ${pieces.length}`}
      extra={
        open.length > 1 && (
          <Button
            size="small"
            onClick={() => onEdit((now) => open.reduce((all, { id }) => decide(all, id, 'left'), now))}
          >
            其余 {open.length} 处都不放入
          </Button>
        )
      }
      flush
    >
      <ul className={styles.items}>
        {pieces.map((piece) => (
          <li key={piece.id} className={styles.piece} data-open={piece.decision === 'open'}>
            <span className={styles.pieceText}>
              {piece.line > 0 && (
                <Button size="small" type="link" onClick={() => onLook(piece.line)}>
                  第 {piece.line} 行
                </Button>
              )}
              {piece.text}
            </span>
            {piece.decision === 'left' ? (
              <span className={styles.acts}>
                <span className={styles.quiet}>已确认不放入</span>
                <Button size="small" type="link" onClick={() => set(piece.id, 'open')}>
                  改
                </Button>
              </span>
            ) : (
              <span className={styles.acts}>
                <Select<string>
                  size="small"
                  aria-label={`把“${piece.text.slice(0, 12)}”放入哪个部分`}
                  placeholder="放入……"
                  value={piece.decision === 'open' ? null : piece.decision.sectionId}
                  className={styles.where ?? ''}
                  options={options}
                  onChange={(sectionId) => set(piece.id, { sectionId })}
                />
                <Button size="small" onClick={() => set(piece.id, 'left')}>
                  不放入
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
