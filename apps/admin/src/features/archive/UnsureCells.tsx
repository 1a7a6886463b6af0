import { placeName } from '@nianbao/checks';
import { type Address, type CellValue, printCell } from '@nianbao/report-formats';
import { Button } from 'antd';
import { Card } from '../../ui/Page.tsx';
import { settle } from './correct.ts';
import type { Draft } from './draft.ts';
import styles from './ImportPage.module.css';

/** Cells that the source does not decide, each with what it may be: one press settles it. */
export function UnsureCells({
  draft,
  onEdit,
  onLook,
  onLine,
}: {
  draft: Draft;
  onEdit: (change: (draft: Draft) => Draft) => void;
  onLook: (address: Address) => void;
  onLine: (line: number) => void;
}) {
  const { unsure, content } = draft;
  if (unsure.length === 0) return null;
  return (
    <Card
      title={`拿不准的格 ${unsure.length}`}
      extra={
        unsure.length > 1 && (
          <Button
            size="small"
            onClick={() =>
              onEdit((now) =>
                now.unsure.reduce((all, { address, value }) => settle(all, address, value), now),
              )
            }
          >
            都按读到的数
          </Button>
        )
      }
      flush
    >
      <ul className={styles.items}>
        {unsure.map(({ address, value, alternatives, line, evidence }) => (
          <li key={address} className={styles.piece} data-open>
            <span className={styles.pieceText}>
              <Button size="small" type="link" onClick={() => onLine(line)}>
                第 {line} 行
              </Button>
              <Button size="small" type="link" onClick={() => onLook(address)}>
                {placeName(address, content)}
              </Button>
              {evidence}
            </span>
            <span className={styles.acts}>
              {[value, ...alternatives].map((one) => (
                <Button
                  key={String(one)}
                  size="small"
                  type={one === value ? 'primary' : 'default'}
                  onClick={() => onEdit((now) => settle(now, address, one))}
                >
                  {wordsOf(one)}
                </Button>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const wordsOf = (value: CellValue): string => (value === null ? '未填' : printCell(value));
