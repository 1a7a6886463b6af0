import type { WordComparisonView, WordDifferenceView } from '@nianbao/contracts';
import { Alert, Button, Checkbox, Tag } from 'antd';
import { useState } from 'react';
import { Card } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import styles from './Differences.module.css';
import { useAcceptChanges } from './queries.ts';

const KINDS: Readonly<Record<WordDifferenceView['kind'], string>> = {
  cell: '数据改动',
  changed: '文字改动',
  added: '新增',
  deleted: '删除',
  moved: '移动',
};

/** What was edited in Word, each place with a box to tick; nothing is ticked where it would overwrite somebody. */
export function Differences({
  comparison,
  onAgain,
}: {
  comparison: WordComparisonView;
  onAgain: () => void;
}) {
  const { differences, notes } = comparison;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(differences.filter(({ change, both }) => change && !both).map(({ address }) => address)),
  );
  const accept = useAcceptChanges();
  const picked = differences.filter(({ address }) => chosen.has(address));
  const toggle = (address: string) => {
    const next = new Set(chosen);
    if (!next.delete(address)) next.add(address);
    setChosen(next);
  };
  return (
    <Card
      title={`比较结果 ${differences.length} 处`}
      extra={
        <Button
          type="primary"
          disabled={picked.length === 0 || accept.isSuccess}
          loading={accept.isPending}
          onClick={() => accept.mutate(picked)}
        >
          接受所选 {picked.length} 处
        </Button>
      }
    >
      {notes.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title="以下改动没有导入"
          description={notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        />
      )}
      <ProblemAlert error={accept.error} onClose={accept.reset} />
      {accept.data && <Outcome {...accept.data} onAgain={onAgain} />}
      {differences.length === 0 && <p>文件内容与导出时一致，没有改动。</p>}
      <ul className={styles.list}>
        {differences.map((each) => (
          <li key={each.address + each.kind} className={styles.item}>
            <Checkbox
              checked={chosen.has(each.address)}
              disabled={!each.change || accept.isSuccess}
              onChange={() => toggle(each.address)}
            >
              {each.label} <Tag>{KINDS[each.kind]}</Tag>
              {each.both && <Tag color="warning">系统中也有改动，接受将覆盖</Tag>}
            </Checkbox>
            {each.problem && <p className={styles.problem}>{each.problem}</p>}
            <Sides difference={each} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Sides({ difference: { base, ours, theirs, both } }: { difference: WordDifferenceView }) {
  const side = (name: string, text: string | null) => (
    <>
      <dt>{name}</dt>
      <dd>{text === null || text === '' ? '（无）' : text}</dd>
    </>
  );
  return (
    <dl className={styles.sides}>
      {side('导出时', base)}
      {both && side('系统现在', ours)}
      {side('Word 中', theirs)}
    </dl>
  );
}

function Outcome({ saved, conflicts, onAgain }: { saved: number; conflicts: string[]; onAgain: () => void }) {
  if (conflicts.length === 0)
    return <Alert type="success" showIcon role="status" title={`已接受 ${saved} 处`} />;
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      title={`已接受 ${saved} 处；${conflicts.length} 处在比较之后又被他人修改，没有覆盖`}
      description={conflicts.join('、')}
      action={<Button onClick={onAgain}>重新比较</Button>}
    />
  );
}
