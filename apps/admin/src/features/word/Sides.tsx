import type { WordDifferenceView } from '@nianbao/contracts';
import type { Block } from '@nianbao/report-formats';
import { Diff } from '../../pieces/Diff.tsx';
import styles from './Differences.module.css';

/** What was exported, what stands here now where that is something else, and what Word says, against the first. */
export function Sides({
  difference: { kind, base, ours, theirs, both, block, reshaped },
}: {
  difference: WordDifferenceView;
}) {
  return (
    <dl className={styles.sides}>
      {base !== null && (
        <>
          <dt>导出时</dt>
          <dd>{base || EMPTY}</dd>
        </>
      )}
      {both && (
        <>
          <dt>系统现在</dt>
          <dd>{ours === null ? '（已删去）' : ours || EMPTY}</dd>
        </>
      )}
      <dt>Word 中</dt>
      <dd>
        <Theirs kind={kind} base={base} theirs={theirs} />
        {reshaped && block && <span className={styles.form}>（改为{formOf(block)}）</span>}
      </dd>
    </dl>
  );
}

const EMPTY = '（未填）';

/** A paragraph that became a heading, or a heading of another level, says the same. */
const formOf = (block: Block): string =>
  block.kind === 'heading' ? `${'一二三四'.charAt(block.level - 1)}级标题` : '正文';

function Theirs({ kind, base, theirs }: Pick<WordDifferenceView, 'kind' | 'base' | 'theirs'>) {
  if (theirs === null) return '（删去）';
  if (kind === 'moved') return '移到了别处，文字不变';
  if (kind === 'changed' && base === theirs) return '文字不变';
  if (kind === 'changed' && base !== null) return <Diff before={base} after={theirs} />;
  return <strong>{theirs || EMPTY}</strong>;
}
