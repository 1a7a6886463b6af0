import { placeName } from '@nianbao/checks';
import type { ImportNote } from '@nianbao/importer';
import { type Address, type Finding, parseAddress, type ReportContent } from '@nianbao/report-formats';
import { Button } from 'antd';
import { Card } from '../../ui/Page.tsx';
import styles from './ImportPage.module.css';

/** What the checks say. The past is the past: nothing in it is an error that must be mended. */
export function FindingNotes({
  content,
  findings,
  onLook,
}: {
  content: ReportContent;
  findings: readonly Finding[];
  onLook: (address: Address) => void;
}) {
  return (
    <Card title={`校验 ${findings.length}`} flush>
      <ul className={styles.items}>
        {findings.map(({ rule, level, addresses: [address = '', ...more], message, quote }) => (
          <li key={`${rule}${address}${more.join()}${quote}${message}`} className={styles.item}>
            <span>
              <span className={styles.level}>{level === 'question' ? '待确认' : '提醒'}</span>
              {message}
            </span>
            {parseAddress(address) !== null && (
              <Button size="small" onClick={() => onLook(address)}>
                看位置：{placeName(address, content)}
              </Button>
            )}
          </li>
        ))}
        {findings.length === 0 && <li className={styles.item}>✓ 校验没有发现问题</li>}
      </ul>
      {findings.length > 0 && (
        <p className={styles.hint}>往年年报按当时公开的内容存入。以上只供核对是否读错，不影响存入。</p>
      )}
    </Card>
  );
}

/** What the importer decided, and why. */
export function ReadingNotes({
  notes,
  onLook,
  onLine,
}: {
  notes: readonly ImportNote[];
  onLook: (address: Address) => void;
  onLine: (line: number) => void;
}) {
  return (
    <Card title={`读取说明 ${notes.length}`} flush>
      <ul className={styles.items}>
        {notes.map(({ message, address, printed, line }) => (
          <li key={`${address}${line}${message}`} className={styles.item}>
            <span>{message}</span>
            {printed && <span className={styles.quiet}>原文：{printed}</span>}
            <span className={styles.acts}>
              {address && (
                <Button size="small" onClick={() => onLook(address)}>
                  看位置
                </Button>
              )}
              {line !== undefined && line > 0 && (
                <Button size="small" onClick={() => onLine(line)}>
                  看原文第 {line} 行
                </Button>
              )}
            </span>
          </li>
        ))}
        {notes.length === 0 && <li className={styles.item}>✓ 没有需要留意的地方</li>}
      </ul>
    </Card>
  );
}
