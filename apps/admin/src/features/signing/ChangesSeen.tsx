import type { ReportDocument } from '@nianbao/contracts';
import { cellName, findCell, findFormat, findTable, parseAddress, printCell } from '@nianbao/report-formats';
import { useState } from 'react';
import { formatInstant } from '../../lib/dates.ts';
import { Diff } from '../review/Diff.tsx';
import styles from './SigningPage.module.css';

type Change = NonNullable<ReportDocument['changes']>[number];

/** What changed since this person last looked: shown word by word on a tap. Nothing the first time. */
export function ChangesSeen({
  document: { changes: all, seenAt, content },
  onLook,
}: {
  document: ReportDocument;
  onLook: (address: string) => void;
}) {
  const [open, setOpen] = useState(false);
  if (all === null) return null;
  // A total follows from the figures that were typed: it is no change of its own.
  const changes = all.filter(({ address }) => !isComputed(address, content));
  const when = seenAt ? `（${formatInstant(seenAt)}）` : '';
  return (
    <section className={styles.section} aria-label="改动">
      <h2 className={styles.heading}>改动</h2>
      {changes.length === 0 ? (
        <p className={styles.good}>✓ 自您上次查看{when}后没有改动</p>
      ) : (
        <>
          <button type="button" className={styles.link} aria-expanded={open} onClick={() => setOpen(!open)}>
            自您上次查看{when}后改动 {changes.length} 处 {open ? '▴' : '▾'}
          </button>
          {open && (
            <ul className={styles.list}>
              {changes.map((change) => (
                <li key={change.address}>
                  <button type="button" className={styles.item} onClick={() => onLook(change.address)}>
                    <span className={styles.quiet}>{whereOf(change, content)}</span>
                    {change.kind === 'cell' ? (
                      <span>
                        {printCell(change.before) || '未填'} → <b>{printCell(change.after) || '未填'}</b>
                      </span>
                    ) : (
                      <Diff before={change.before ?? ''} after={change.after ?? ''} />
                    )}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}

function isComputed(address: string, content: ReportDocument['content']): boolean {
  const parsed = parseAddress(address);
  const table = parsed?.kind === 'cell' && findTable(findFormat(content.formatId), parsed.table);
  return table && parsed.kind === 'cell' ? (findCell(table, parsed.path)?.computed ?? false) : false;
}

function whereOf({ address, ...change }: Change, content: ReportDocument['content']): string {
  return `${placeOf(address, content)}${change.after === null && change.kind === 'block' ? '（删去）' : ''}`;
}

/** A place of the whole report in words. */
export function placeOf(address: string, content: ReportDocument['content']): string {
  const parsed = parseAddress(address);
  if (parsed?.kind === 'cell' || parsed?.kind === 'table') {
    const table = findTable(findFormat(content.formatId), parsed.table);
    const cell = table && parsed.kind === 'cell' ? findCell(table, parsed.path) : undefined;
    if (table && cell) return `${table.title} ${cellName(table, cell)}`;
    return table?.title ?? '表格';
  }
  const section = content.sections.find(({ id }) => id === parsed?.sectionId);
  const name = section ? `${section.number}${section.title}` : '正文';
  if (parsed?.kind !== 'block') return name;
  const block = section?.blocks.find(({ id }) => id === parsed.blockId);
  const words = block && 'text' in block ? block.text : '';
  return words ? `${name} “${words.length > 14 ? `${words.slice(0, 14)}…` : words}”` : name;
}
