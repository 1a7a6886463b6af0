import type { ImportNote, UnplacedPiece } from '@nianbao/importer';
import type { Address, Finding, ReportContent } from '@nianbao/report-formats';
import { Button, Select } from 'antd';
import { FINDING_LEVEL_LABELS } from '../../lib/labels.ts';
import { Card } from '../../ui/Page.tsx';
import styles from './ArchivePage.module.css';

/** Pieces without a place, decisions of the importer, and what does not add up, each with a way to it. */
export function ImportNotes({
  content,
  notes,
  unplaced,
  findings,
  onLook,
  onPlace,
}: {
  content: ReportContent;
  notes: readonly ImportNote[];
  unplaced: readonly UnplacedPiece[];
  findings: readonly Finding[];
  onLook: (address: Address) => void;
  onPlace: (piece: UnplacedPiece, sectionId: string) => void;
}) {
  return (
    <>
      <Card title={`没有位置的内容 ${unplaced.length}`} flush>
        <ul className={styles.items}>
          {unplaced.map((piece) => (
            <li key={`${piece.line}${piece.text}`} className={styles.item}>
              <span>{piece.text}</span>
              <Select<string>
                size="small"
                aria-label={`把第 ${piece.line} 行放入哪个部分`}
                placeholder="放入……"
                value={null}
                style={{ minWidth: 200 }}
                options={content.sections.map(({ id, number, title }) => ({
                  value: id,
                  label: number + title,
                }))}
                onChange={(sectionId) => onPlace(piece, sectionId)}
              />
            </li>
          ))}
          {unplaced.length === 0 && <li className={styles.item}>✓ 原文全部放入</li>}
        </ul>
      </Card>
      <Card title={`读取说明 ${notes.length}`} flush>
        <ul className={styles.items}>
          {notes.map(({ message, address, printed, line }) => (
            <li key={`${address}${line}${message}`} className={styles.item}>
              <span>{message}</span>
              {printed && <span className={styles.printed}>原文：{printed}</span>}
              <Look address={address} onLook={onLook} />
            </li>
          ))}
          {notes.length === 0 && <li className={styles.item}>✓ 没有需要留意的地方</li>}
        </ul>
      </Card>
      <Card title={`校验 ${findings.length}`} flush>
        <ul className={styles.items}>
          {findings.map(({ rule, level, addresses, message }) => (
            <li key={`${rule}${addresses.join()}${message}`} className={styles.item}>
              <span>
                {FINDING_LEVEL_LABELS[level]}：{message}
              </span>
              <Look address={addresses[0]} onLook={onLook} />
            </li>
          ))}
          {findings.length === 0 && <li className={styles.item}>✓ 校验没有发现问题</li>}
        </ul>
      </Card>
    </>
  );
}

const Look = ({ address, onLook }: { address: Address | undefined; onLook: (address: Address) => void }) =>
  address ? (
    <Button size="small" onClick={() => onLook(address)}>
      看位置
    </Button>
  ) : null;
