import type { PartView } from '@nianbao/contracts';
import { blockAddress, cellAddress, cellName, findCell, printCell, rowPath } from '@nianbao/report-formats';
import { type ReactNode, useMemo, useRef } from 'react';
import { attachmentUrl } from '../../lib/call.ts';
import { RemarkOnWords } from '../remarks/RemarkOnWords.tsx';
import { useWordsOnPage } from '../remarks/selected-words.ts';
import type { PartForm } from '../../pieces/part-format.ts';
import { findingsByAddress } from '../../pieces/findings-by-address.ts';
import { GridTable } from '../../pieces/official-table/GridTable.tsx';
import { savedBlocks } from '../../pieces/placed-blocks.ts';
import { RemarkedText } from './RemarkedText.tsx';
import styles from './Review.module.css';

/**
 * The content of a part to read, with open remarks marked; while places are picked, a click on a cell or paragraph names
 * it, and words that are selected can be remarked on.
 */
export function ReviewContent({
  part,
  form,
  changed,
  picked,
  onPick,
}: {
  part: PartView;
  form: PartForm;
  changed: ReadonlySet<string>;
  picked: ReadonlySet<string>;
  /** `null` while nothing is picked. */
  onPick: ((address: string) => void) | null;
}) {
  const blocks = savedBlocks(part.blocks);
  const root = useRef<HTMLDivElement>(null);
  const selected = useWordsOnPage(root);
  const open = part.remarks.filter(({ parentId, resolvedAt }) => parentId === null && resolvedAt === null);
  const remarked = new Set(open.map(({ now }) => now.address));
  return (
    <div ref={root} className={styles.content} data-picking={onPick !== null}>
      <RemarkOnWords partId={part.id} selected={selected} />
      {form.table && part.cells.length > 0 && (
        <ReviewTable
          part={part}
          form={form}
          changed={changed}
          remarked={remarked}
          picked={picked}
          onPick={onPick}
        />
      )}
      {part.scope.kind === 'heading' && <p className={styles.heading}>{part.scope.heading}</p>}
      {blocks.map(({ block }) => {
        const address = blockAddress(part.sectionId, block.id);
        return (
          <Pickable
            key={block.id}
            address={address}
            picked={picked.has(address)}
            changed={changed.has(address)}
            remarked={remarked.has(address)}
            onPick={onPick}
          >
            {block.kind === 'table' && (
              <table className={styles.free}>
                <tbody>
                  {block.rows.map((row, y) => (
                    <tr key={`${y}${row.join()}`}>
                      {row.map((text, x) => (
                        <td key={`${x}${text}`}>{text}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            {block.kind === 'image' && <img src={attachmentUrl(block.attachmentId)} alt={block.caption} />}
            {'text' in block && (
              <p
                className={block.kind === 'heading' ? styles.heading : styles.paragraph}
                data-words-of={address}
              >
                <RemarkedText
                  text={block.text}
                  ranges={open.flatMap(({ now }) =>
                    now.address === address && now.range ? [now.range] : [],
                  )}
                />
              </p>
            )}
          </Pickable>
        );
      })}
      {form.hasText && !form.table && blocks.length === 0 && (
        <p className={styles.quiet}>还没有写任何内容。</p>
      )}
    </div>
  );
}

/** A paragraph that can be picked is a button for keyboard and screen reader alike. */
function Pickable({
  address,
  picked,
  changed,
  remarked,
  onPick,
  children,
}: {
  address: string;
  picked: boolean;
  changed: boolean;
  remarked: boolean;
  onPick: ((address: string) => void) | null;
  children: ReactNode;
}) {
  const marks = {
    'data-picked': picked,
    'data-changed': changed,
    'data-remarked': remarked,
    className: styles.block,
  };
  if (!onPick) return <div {...marks}>{children}</div>;
  const pick = () => onPick(address);
  return (
    <div
      {...marks}
      role="button"
      tabIndex={0}
      aria-pressed={picked}
      onClick={pick}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        pick();
      }}
    >
      {children}
    </div>
  );
}

function ReviewTable({
  part,
  form: { table },
  changed,
  remarked,
  picked,
  onPick,
}: {
  part: PartView;
  form: PartForm;
  changed: ReadonlySet<string>;
  remarked: ReadonlySet<string>;
  picked: ReadonlySet<string>;
  onPick: ((address: string) => void) | null;
}) {
  const cells = useMemo(() => new Map(part.cells.map((cell) => [cell.address, cell])), [part.cells]);
  const findings = useMemo(() => findingsByAddress(part.findings), [part.findings]);
  if (!table) return null;
  return (
    <div className={styles.scroll}>
      <GridTable
        table={table}
        renderFigure={(path, { colSpan }) => {
          const address = cellAddress(table.id, path);
          const own = cells.get(address);
          const cell = findCell(table, path);
          const row = cell && cellAddress(table.id, rowPath(cell.block, cell.row));
          const shown = own?.problem ? own.raw : printCell(own ? own.value : part.table?.[path]);
          const [finding] = findings.get(address) ?? [];
          const problem = own?.problem ?? finding?.message;
          return (
            <td
              key={path}
              colSpan={colSpan}
              data-path={path}
              className={styles.figure}
              data-own={own !== undefined}
              data-changed={changed.has(address)}
              data-remarked={remarked.has(address) || (row !== undefined && remarked.has(row))}
              data-picked={picked.has(address)}
              data-level={own?.problem ? 'error' : finding?.level}
              title={problem}
            >
              {onPick && own && cell ? (
                <button
                  type="button"
                  className={styles.pick}
                  aria-pressed={picked.has(address)}
                  aria-label={`${cellName(table, cell)}，${shown || '未填'}`}
                  onClick={() => onPick(address)}
                >
                  {shown || ' '}
                </button>
              ) : (
                shown
              )}
            </td>
          );
        }}
      />
    </div>
  );
}
