import type { PartView } from '@nianbao/contracts';
import type { Block, Finding, FindingLevel, TableFormat } from '@nianbao/report-formats';
import { blockAddress, FINDING_LEVELS } from '@nianbao/report-formats';
import { memo } from 'react';
import type { LiveTable } from '../table/live-table.ts';
import styles from './Outline.module.css';
import { rowOf } from '../../../shared/remarks/remark-places.ts';
import { blockName, rowsOf } from '../../../pieces/part-format.ts';

interface Entry {
  address: string;
  label: string;
  level: number;
  marks: { sign: string; text: string; tone: string }[];
}

/** The rows and blocks of the part, each with what is wrong there or was returned; a click leads to it. */
export const Outline = memo(function Outline({
  part,
  table,
  live,
  blocks,
  findings,
  active,
  onGo,
}: {
  part: PartView;
  table: TableFormat | null;
  live: LiveTable | null;
  blocks: readonly Block[];
  /** What the checks say of the text. */
  findings: readonly Finding[];
  active: string | null;
  onGo: (address: string) => void;
}) {
  const rows = table && live ? rowEntries(part, table, live) : [];
  const texts = blocks.map((block): Entry => {
    const address = blockAddress(part.sectionId, block.id);
    return {
      address,
      label: block.kind === 'heading' ? block.text : blockName(block).replaceAll(/[“”]/gu, ''),
      level: block.kind === 'heading' ? block.level - 1 : 1,
      marks: [...findingMarks(findings, address), ...remarkMarks(part, [address])],
    };
  });
  const entries = [...rows, ...texts];
  return (
    <nav className={styles.outline} aria-label="目录">
      <h2 className={styles.title}>目录</h2>
      {entries.length === 0 && <p className={styles.empty}>还没有内容</p>}
      <ul>
        {entries.map(({ address, label, level, marks }) =>
          address === '' ? (
            <li key={label} className={styles.group} style={{ paddingLeft: 10 + level * 12 }}>
              {label}
            </li>
          ) : (
            <li key={address}>
              <button
                type="button"
                className={styles.entry}
                style={{ paddingLeft: 10 + level * 12 }}
                aria-current={active === address || undefined}
                onClick={() => onGo(address)}
              >
                <span className={styles.label}>{label}</span>
                {marks.map(({ sign, text, tone }) => (
                  <span key={text} className={styles.mark} data-tone={tone}>
                    <span aria-hidden="true">{sign}</span> {text}
                  </span>
                ))}
              </button>
            </li>
          ),
        )}
      </ul>
    </nav>
  );
});

function rowEntries(part: PartView, table: TableFormat, live: LiveTable): Entry[] {
  return rowsOf(table, new Set(live.raws.keys())).map(({ path, label, level, addresses }) => {
    const row = rowOf(part, addresses[0] ?? null);
    const paths = addresses.map((address) => address.split('/').slice(2).join('/'));
    const empty = paths.filter((one) => (live.raws.get(one) ?? '').trim() === '').length;
    const bad = paths.filter((one) => live.problems.has(one)).length;
    const wrong = live.findings.filter(
      ({ level: grade, addresses: [first = '', ...rest] }) =>
        grade === 'error' && (addresses.includes(first) || rest.some((one) => addresses.includes(one))),
    ).length;
    return {
      address: path === '' ? '' : `tables/${table.id}/${path}`,
      label,
      level,
      marks: [
        ...(bad + wrong > 0 ? [{ sign: '▲', text: `${bad + wrong} 错`, tone: 'late' }] : []),
        ...remarkMarks(part, row === null ? addresses : [...addresses, row]),
        ...(empty > 0
          ? [{ sign: '○', text: empty === paths.length ? '未填' : `缺 ${empty}`, tone: 'idle' }]
          : []),
      ],
    };
  });
}

const LEVEL_MARKS: Record<FindingLevel, { sign: string; word: string; tone: string }> = {
  error: { sign: '▲', word: '错', tone: 'late' },
  warning: { sign: '△', word: '提醒', tone: 'near' },
  question: { sign: '？', word: '待确认', tone: 'idle' },
};

/** How many findings of each level begin at the place. */
function findingMarks(findings: readonly Finding[], address: string): Entry['marks'] {
  const here = findings.filter(({ addresses: [first] }) => first === address);
  return FINDING_LEVELS.flatMap((level) => {
    const count = here.filter((finding) => finding.level === level).length;
    const { sign, word, tone } = LEVEL_MARKS[level];
    return count > 0 ? [{ sign, text: `${count} ${word}`, tone }] : [];
  });
}

function remarkMarks(part: PartView, addresses: readonly string[]): Entry['marks'] {
  const here = part.remarks.filter(
    ({ now, resolvedAt, parentId }) => !resolvedAt && !parentId && addresses.includes(now.address),
  );
  const returns = here.filter(({ kind }) => kind === 'return').length;
  return [
    ...(returns > 0 ? [{ sign: '↩', text: '退回', tone: 'wait' }] : []),
    ...(here.length > returns ? [{ sign: '✎', text: `${here.length - returns}`, tone: 'idle' }] : []),
  ];
}
