import type { Place, WordDifferenceView } from '@nianbao/contracts';
import { Button, Checkbox } from 'antd';
import { useId } from 'react';
import { Link } from 'react-router';
import { formatInstant } from '../../lib/dates.ts';
import { randomId } from '../../lib/random-id.ts';
import { valueOf, wordsOf } from '../../pieces/place-value.ts';
import { isAcceptable, isOpen, ontoWhatStands } from './decisions.ts';
import { type Acceptable } from '../../server/word.ts';
import styles from './Differences.module.css';
import { Sides } from './Sides.tsx';
import type { DecisionsOf } from './use-decisions.ts';

const KINDS: Readonly<Record<WordDifferenceView['kind'], string>> = {
  cell: '数据',
  changed: '改文字',
  added: '新增',
  deleted: '删去',
  moved: '移动',
};

/** One place: what it says where, and the two answers to it. */
export function DifferenceItem({
  difference,
  decisions,
}: {
  difference: WordDifferenceView;
  decisions: DecisionsOf;
}) {
  const { address, kind, label, both, problem } = difference;
  const name = useId();
  const decision = decisions.decisionOf(address);
  const acceptable = isAcceptable(difference);
  return (
    <li className={styles.item} data-decision={decision?.kind ?? 'open'} aria-labelledby={name}>
      <div className={styles.head}>
        <Checkbox
          aria-labelledby={name}
          checked={decisions.isTicked(address)}
          disabled={!acceptable || !isOpen(decision) || decisions.isPending}
          onChange={() => decisions.tick(address)}
        />
        <h3 id={name} className={styles.label}>
          {label}
        </h3>
        <span className={styles.kind}>{KINDS[kind]}</span>
        {both && <span className={styles.both}>▲ 双方都改了</span>}
      </div>
      <Sides difference={difference} />
      {both && isOpen(decision) && <p className={styles.warning}>导出之后系统内也有改动，接受将代替它。</p>}
      {problem !== null && <p className={styles.problem}>不能带回：{problem}</p>}
      {acceptable && <Answer difference={difference} decisions={decisions} />}
    </li>
  );
}

function Answer({ difference, decisions }: { difference: Acceptable; decisions: DecisionsOf }) {
  const { address, partId } = difference;
  const decision = decisions.decisionOf(address);
  if (decision?.kind === 'accepted')
    return (
      <p className={styles.good}>
        ✓ 已接受 <Link to={`/parts/${partId}?at=${encodeURIComponent(address)}`}>去看看</Link>
      </p>
    );
  if (decision?.kind === 'refused')
    return (
      <p className={styles.acts}>
        未接受，系统内容不变
        <Button size="small" onClick={() => decisions.reconsider(address)}>
          重新考虑
        </Button>
      </p>
    );
  if (decision?.kind === 'overtaken')
    return <Overtaken difference={difference} place={decision.place} decisions={decisions} />;
  return (
    <>
      {decision && (
        <p className={styles.problem} role="alert">
          没有保存：{decision.reason}
        </p>
      )}
      <div className={styles.acts}>
        <Button size="small" disabled={decisions.isPending} onClick={() => decisions.accept([difference])}>
          接受
        </Button>
        <Button size="small" disabled={decisions.isPending} onClick={() => decisions.refuse(address)}>
          不接受
        </Button>
      </div>
    </>
  );
}

/** What stands there now is shown before anybody may decide again. */
function Overtaken({
  difference,
  place,
  decisions,
}: {
  difference: Acceptable;
  place: Place;
  decisions: DecisionsOf;
}) {
  const who = `${place.changedBy ?? '他人'}${place.changedAt ? ` ${formatInstant(place.changedAt)}` : ''}`;
  return (
    <div className={styles.overtaken} role="alert">
      <p>▲ 比较之后又被 {who} 修改，没有覆盖。系统现在是：</p>
      <p className={styles.words}>{wordsOf(valueOf(place)) || '（无）'}</p>
      <div className={styles.acts}>
        <Button
          size="small"
          disabled={decisions.isPending}
          onClick={() => decisions.accept([ontoWhatStands(difference, place, randomId())])}
        >
          仍用 Word 的
        </Button>
        <Button size="small" onClick={() => decisions.refuse(difference.address)}>
          保留系统的
        </Button>
      </div>
    </div>
  );
}
