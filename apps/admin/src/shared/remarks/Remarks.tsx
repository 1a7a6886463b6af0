import type { PartView, RemarkView } from '@nianbao/contracts';
import { Checkbox, Segmented } from 'antd';
import { useState } from 'react';
import { Empty } from '../../ui/Empty.tsx';
import { RemarkForm } from './RemarkForm.tsx';
import { isHere, quoteOf, rowOf } from './remark-places.ts';
import styles from './Remarks.module.css';
import { RemarkThread } from './RemarkThread.tsx';

/** Threads of remarks and returns of the part: those of the place at the cursor first, then the others. */
export function Remarks({
  part,
  active,
  nameOf,
  onGo,
  beforeSend,
}: {
  part: PartView;
  /** Where the person is now: a new remark may be put there. */
  active: string | null;
  nameOf: (address: string) => string;
  onGo?: (address: string) => void;
  /** What is typed must be there before it is spoken of. */
  beforeSend?: (() => Promise<unknown>) | undefined;
}) {
  const [all, setAll] = useState(false);
  const row = rowOf(part, active);
  const tops = part.remarks.filter(({ parentId }) => parentId === null);
  const open = tops.filter(({ resolvedAt }) => resolvedAt === null);
  const shown = all ? tops : open;
  const here = shown.filter((remark) => isHere(remark, active, row));
  const elsewhere = shown.filter((remark) => !here.includes(remark));
  const typed = new Map(part.cells.map(({ address, raw }) => [address, raw]));
  const threads = (list: readonly RemarkView[]) => (
    <ul className={styles.threads}>
      {list.map((remark) => (
        <li key={remark.id}>
          <RemarkThread
            remark={remark}
            answers={part.remarks.filter(({ parentId }) => parentId === remark.id)}
            place={nameOf(remark.now.address)}
            quote={quoteOf(remark, typed.get(remark.address) ?? null)}
            onGo={onGo}
          />
        </li>
      ))}
    </ul>
  );
  return (
    <div className={styles.remarks}>
      <NewRemark part={part} active={active} row={row} nameOf={nameOf} beforeSend={beforeSend} />
      {tops.length > open.length && (
        <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
          显示已处理的 {tops.length - open.length} 条
        </Checkbox>
      )}
      {tops.length === 0 && <Empty title="还没有批注" />}
      {here.length > 0 && (
        <section aria-label="本处批注">
          <h3 className={styles.heading}>本处 {here.length}</h3>
          {threads(here)}
        </section>
      )}
      {elsewhere.length > 0 && (
        <section aria-label={here.length > 0 ? '其他位置的批注' : '批注'}>
          {here.length > 0 && <h3 className={styles.heading}>其他位置 {elsewhere.length}</h3>}
          {threads(elsewhere)}
        </section>
      )}
    </div>
  );
}

type Where = 'here' | 'row' | 'part';

function NewRemark({
  part,
  active,
  row,
  nameOf,
  beforeSend,
}: {
  part: PartView;
  active: string | null;
  row: string | null;
  nameOf: (address: string) => string;
  beforeSend: (() => Promise<unknown>) | undefined;
}) {
  const [wanted, setWanted] = useState<Where>('here');
  const places: { value: Where; label: string; address: string }[] = [
    ...(active === null
      ? []
      : [
          {
            value: 'here' as const,
            label: active.startsWith('tables/') ? '这一格' : '这一段',
            address: active,
          },
        ]),
    ...(row === null ? [] : [{ value: 'row' as const, label: '这一行', address: row }]),
    { value: 'part', label: '整个填报项', address: '' },
  ];
  const where = places.find(({ value }) => value === wanted) ?? places[0];
  const address = where?.address ?? '';
  return (
    <div className={styles.compose}>
      {places.length > 1 && (
        <Segmented
          size="small"
          aria-label="批注写在"
          value={where?.value ?? 'part'}
          onChange={setWanted}
          options={places.map(({ value, label }) => ({ value, label }))}
        />
      )}
      <RemarkForm
        partId={part.id}
        address={address}
        label={`写批注：${nameOf(address)}`}
        placeholder={`批注 ${nameOf(address)}，@ 可提到他人`}
        send="加批注"
        {...(beforeSend ? { beforeSend } : {})}
      />
      {part.blocks.length > 0 && <p className={styles.hint}>只批几个字：在正文里选中它们，再按“批注”。</p>}
    </div>
  );
}
