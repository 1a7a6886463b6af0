import { type ComparisonView, comparePart, type PartView } from '@nianbao/contracts';
import { printCell } from '@nianbao/report-formats';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { call } from '../../lib/call.ts';
import { formatInstant } from '../../lib/dates.ts';
import { PART_ACTION_LABELS } from '../../lib/labels.ts';
import { Loaded } from '../../ui/Loading.tsx';
import { partKey, useRevisions } from '../parts/queries.ts';
import styles from './Comparison.module.css';
import diffStyles from './Diff.module.css';

type From = 'seen' | 'last_year' | number;
type To = 'current' | number;

const LABELS: ReadonlyMap<string, string> = new Map(Object.entries(PART_ACTION_LABELS));

/** What is different between two versions of a part; to begin with, since this person last looked. */
export function Comparison({ part, nameOf }: { part: PartView; nameOf: (address: string) => string }) {
  const [from, setFrom] = useState<From>('seen');
  const [to, setTo] = useState<To>('current');
  const revisions = useRevisions(part.id).data ?? [];
  const numbered = revisions
    .toSorted((a, b) => b.number - a.number)
    .map(({ number, by, action, at }) => ({
      value: number,
      label: `第 ${number} 版（${by} ${LABELS.get(action) ?? action}，${formatInstant(at)}）`,
    }));
  const comparison = useComparison(part, from, to);
  return (
    <section className={styles.comparison} aria-label="比较">
      <div className={styles.pick}>
        <Select<From>
          aria-label="比较的一版"
          size="small"
          value={from}
          onChange={setFrom}
          popupMatchSelectWidth={false}
          options={[
            { value: 'seen', label: '我上次查看' },
            ...(part.lastYear
              ? [{ value: 'last_year' as const, label: `上年（${part.lastYear.year}）` }]
              : []),
            ...numbered,
          ]}
        />
        <span aria-hidden="true">→</span>
        <Select<To>
          aria-label="比较的另一版"
          size="small"
          value={to}
          onChange={setTo}
          popupMatchSelectWidth={false}
          options={[{ value: 'current', label: '现在' }, ...numbered]}
        />
      </div>
      <Loaded query={comparison}>{(view) => <Differences view={view} from={from} nameOf={nameOf} />}</Loaded>
    </section>
  );
}

/** Read again when anything in the part was saved since. */
function useComparison(part: PartView, from: From, to: To) {
  const written = [...part.cells, ...part.blocks].reduce((sum, { version }) => sum + version, 0);
  return useQuery({
    queryKey: [...partKey(part.id), 'comparison', from, to, to === 'current' ? written : 0],
    queryFn: ({ signal }) => call(comparePart, { params: { id: part.id }, query: { from, to }, signal }),
    placeholderData: (before) => before,
  });
}

function Differences({
  view,
  from,
  nameOf,
}: {
  view: ComparisonView;
  from: From;
  nameOf: (address: string) => string;
}) {
  const { cells, blocks } = view;
  const count = cells.length + blocks.length;
  if (!view.from) {
    return (
      <p className={styles.quiet}>
        {from === 'last_year' ? '上年没有可比的内容。' : '您是第一次查看这一项。'}
      </p>
    );
  }
  const when = view.from.at ? `（${formatInstant(view.from.at)}）` : '';
  const since = from === 'seen' ? `自您上次查看${when}后` : '两版之间';
  if (count === 0) return <p className={styles.quiet}>{since}没有改动</p>;
  return (
    <>
      <p className={styles.count}>
        {since}改动 {count} 处
      </p>
      <ul className={styles.list}>
        {cells.map(({ address, before, after }) => (
          <li key={address}>
            <span className={styles.where}>{nameOf(address)}</span>
            <span>
              {printCell(before) || '未填'} → <strong>{printCell(after) || '未填'}</strong>
            </span>
          </li>
        ))}
        {blocks.map((difference) => (
          <Difference key={difference.address} difference={difference} />
        ))}
      </ul>
    </>
  );
}

const CHANGES = { added: '新写', removed: '删去', changed: '改写', moved: '移动' } as const;

function Difference({ difference }: { difference: ComparisonView['blocks'][number] }) {
  const { change, moved, words } = difference;
  return (
    <li>
      <span className={styles.where}>
        {CHANGES[change]}
        {moved && change !== 'moved' && '并移动'}
      </span>
      <span className={diffStyles.diff}>
        {words.length > 0 ? words.map(piece) : <Whole difference={difference} />}
      </span>
    </li>
  );
}

function piece({ kind, text }: ComparisonView['blocks'][number]['words'][number], i: number) {
  const key = `${i}${kind}`;
  if (kind === 'added') return <ins key={key}>{text}</ins>;
  return kind === 'removed' ? <del key={key}>{text}</del> : <span key={key}>{text}</span>;
}

/** A block without words to compare: one that moved, or whose heading level or picture changed. */
function Whole({ difference: { after, before } }: { difference: ComparisonView['blocks'][number] }) {
  const block = after ?? before;
  if (!block) return null;
  if ('text' in block) return <span>{block.text}</span>;
  return (
    <span>
      {block.kind === 'image' ? `图：${block.caption}` : block.rows.map((row) => row.join(' ')).join('；')}
    </span>
  );
}
