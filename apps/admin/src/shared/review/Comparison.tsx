import type { CellDifference, ComparisonView, PartView } from '@nianbao/contracts';
import { type CellValue, printCell } from '@nianbao/report-formats';
import { Select } from 'antd';
import { formatInstant } from '../../lib/dates.ts';
import { PART_ACTION_LABELS } from '../../lib/labels.ts';
import { Loaded } from '../../ui/Loading.tsx';
import styles from './Comparison.module.css';
import diffStyles from '../../pieces/Diff.module.css';
import type { From, To } from '../../server/comparison.ts';
import { type Compared, differencesIn, useCompared } from './use-comparison.ts';

const LABELS: ReadonlyMap<string, string> = new Map(Object.entries(PART_ACTION_LABELS));

/** What is different between two versions of a part; to begin with, since this person last looked. */
export function Comparison({ part, nameOf }: { part: PartView; nameOf: (address: string) => string }) {
  return <ComparedVersions part={part} compared={useCompared(part)} nameOf={nameOf} />;
}

/** The same, where what is compared is known outside as well. */
export function ComparedVersions({
  part,
  compared,
  nameOf,
}: {
  part: PartView;
  compared: Compared;
  nameOf: (address: string) => string;
}) {
  const { from, to, choose, revisions, query } = compared;
  const numbered = revisions
    .toSorted((a, b) => b.number - a.number)
    .map(({ number, by, action, at }) => ({
      value: number,
      label: `第 ${number} 版（${by} ${LABELS.get(action) ?? action}，${formatInstant(at)}）`,
    }));
  return (
    <section className={styles.comparison} aria-label="比较">
      <Loaded query={query}>
        {(view) => <Differences view={view} compared={compared} nameOf={nameOf} />}
      </Loaded>
      <div className={styles.pick}>
        <span className={styles.quiet}>比较</span>
        <Select<From>
          aria-label="比较的一版"
          size="small"
          value={from}
          onChange={(one) => choose(one, to)}
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
          onChange={(other) => choose(from, other)}
          popupMatchSelectWidth={false}
          options={[{ value: 'current', label: '现在' }, ...numbered]}
        />
      </div>
    </section>
  );
}

function Differences({
  view,
  compared: { nothingNew, firstLook, judged, from },
  nameOf,
}: {
  view: ComparisonView;
  compared: Compared;
  nameOf: (address: string) => string;
}) {
  const { cells, blocks } = view;
  const count = differencesIn(view);
  if (!view.from) {
    return (
      <p className={styles.quiet}>
        {from === 'last_year' ? '上年没有可比的内容。' : '您是第一次查看这一项。'}
      </p>
    );
  }
  const when = view.from.at ? `（${formatInstant(view.from.at)}）` : '';
  const judgedShown = nothingNew && judged !== null;
  const since = judgedShown
    ? `与上次审核的第 ${judged} 版${when}相比，`
    : from === 'seen'
      ? `自您上次查看${when}后，`
      : from === 'last_year'
        ? `与 ${view.from.year} 年的年报相比，`
        : '两版之间';
  if (count === 0 && nothingNew) return <p className={styles.quiet}>没有您未看过的改动。</p>;
  if (count === 0) return <p className={styles.quiet}>{since}没有改动。</p>;
  return (
    <>
      {judgedShown && (
        <p className={styles.quiet}>{firstLook ? '您是第一次查看这一项。' : '没有您未看过的改动。'}</p>
      )}
      <h3 className={styles.count}>
        {since}改动 {count} 处
      </h3>
      <ul className={styles.list}>
        {cells.map((cell) => (
          <li key={cell.address}>
            <span className={styles.where}>{nameOf(cell.address)}</span>
            <CellChange cell={cell} />
          </li>
        ))}
        {blocks.map((difference) => (
          <Difference key={difference.address} difference={difference} />
        ))}
      </ul>
    </>
  );
}

const CellChange = ({ cell }: { cell: CellDifference }) => (
  <span>
    {figure(cell.before, cell.beforeTyped)} <span aria-hidden="true">→</span>
    <span className="visually-hidden">改为</span> <strong>{figure(cell.after, cell.afterTyped)}</strong>
  </span>
);

/** As typed where it is no figure: 12a is wrong, and yet somebody wrote it. */
const figure = (value: CellValue, typed: string | null): string =>
  typed === null ? printCell(value) || '未填' : `${typed}（不是数字）`;

const shorten = (text: string): string => (text.length > 14 ? `${text.slice(0, 14)}…` : text);

const CHANGES = { added: '新写', removed: '删去', changed: '改写', moved: '移动' } as const;

function Difference({ difference }: { difference: ComparisonView['blocks'][number] }) {
  const { change, moved, follows, words } = difference;
  return (
    <li>
      <span className={styles.where}>
        {CHANGES[change]}
        {moved && change !== 'moved' && '并移动'}
        {follows !== null && (follows === '' ? '，移到最前' : `，移到“${shorten(follows)}”之后`)}
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
