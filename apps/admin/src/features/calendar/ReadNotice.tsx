import { type Arrangement, readArrangement } from '@nianbao/workdays';
import { Alert, Input } from 'antd';
import { useId, useState } from 'react';
import styles from './Calendar.module.css';

/** The words of the notice, pasted: its days and number are read out of them, to be compared with the paper. */
export function ReadNotice({
  year,
  onRead,
}: {
  /** Of which the calendar is open: days of another year are not filled in unseen. */
  year: number;
  onRead: (arrangement: Arrangement) => void;
}) {
  const [read, setRead] = useState<Arrangement | null>(null);
  const id = useId();
  const other = read?.year !== null && read?.year !== undefined && read.year !== year;
  const take = (text: string) => {
    const found = readArrangement(text, year);
    const days = found.off.length + found.worked.length;
    setRead(text.trim() === '' ? null : found);
    if (days > 0 && (found.year ?? year) === year) onRead(found);
  };
  return (
    <div className={styles.notice}>
      <label htmlFor={id}>通知全文（可整篇粘贴，自动读出日期和文号）</label>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={20_000}
        placeholder="国务院办公厅关于……年部分节假日安排的通知"
        onChange={({ target }) => take(target.value)}
      />
      {read && (
        <Alert
          type={other || read.doubts.length > 0 || read.off.length === 0 ? 'warning' : 'success'}
          showIcon
          title={wordsOf(read, year, other)}
          description={
            read.doubts.length > 0 && (
              <ul>
                {read.doubts.map((doubt) => (
                  <li key={doubt}>{doubt}</li>
                ))}
              </ul>
            )
          }
        />
      )}
    </div>
  );
}

function wordsOf({ off, worked, year: named }: Arrangement, year: number, other: boolean): string {
  if (other) return `这是 ${named} 年的安排，请先把日历转到 ${named} 年；现在打开的是 ${year} 年`;
  if (off.length + worked.length === 0) return '没有读出放假或上班的日期，请在下面逐段填写';
  return `读出放假 ${off.length} 段、上班 ${worked.length} 天，已填入下面，请与通知核对`;
}
