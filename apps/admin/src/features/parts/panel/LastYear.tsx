import type { PartView } from '@nianbao/contracts';
import {
  type Block,
  blockText,
  cellsOf,
  type ColumnFormat,
  type CellPath,
  findCell,
  parseAddress,
  printCell,
  shortRowName,
  type TableFormat,
} from '@nianbao/report-formats';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { Empty } from '../../../ui/Empty.tsx';
import type { LiveTable } from '../table/live-table.ts';
import { GridTable } from '../../../pieces/official-table/GridTable.tsx';
import styles from './Panel.module.css';

type LastYearContent = NonNullable<PartView['lastYear']>;

/** What the same section said in last year's published report. */
export function LastYear({
  part,
  table,
  live,
  active,
}: {
  part: PartView;
  table: TableFormat | null;
  live: LiveTable | null;
  active: string | null;
}) {
  const { lastYear } = part;
  if (!lastYear) return <Empty title="没有上年已公开的年报可以对照" />;
  const blocks = lastYearBlocks(lastYear.blocks, part);
  return (
    <div className={styles.stack}>
      {lastYear.formatId !== part.formatId && (
        <p className={styles.by}>上年用的是 {lastYear.formatId} 年版格式，对应不上的格不显示。</p>
      )}
      {table && live && <LastYearFigures table={table} lastYear={lastYear} live={live} active={active} />}
      {blocks.map((block) => (
        <LastYearBlock key={block.id} block={block} />
      ))}
      {!table && blocks.length === 0 && <Empty title="上年这一部分没有文字" />}
    </div>
  );
}

function LastYearFigures({
  table,
  lastYear,
  live,
  active,
}: {
  table: TableFormat;
  lastYear: LastYearContent;
  live: LiveTable;
  active: string | null;
}) {
  const [open, setOpen] = useState(false);
  const parsed = active === null ? null : parseAddress(active);
  const at = parsed?.kind === 'cell' ? findCell(table, parsed.path) : undefined;
  const row = cellsOf(table).filter((cell) =>
    at ? cell.row === at.row && cell.block === at.block : live.raws.has(cell.path),
  );
  const name = at ? shortRowName(table, at.block, at.row) || '本行' : '本项各格';
  return (
    <>
      <table className={styles.figures}>
        <thead>
          <tr>
            <th scope="col">{at ? `${name}${at.row.kind === 'sum' ? '' : at.row.label}` : name}</th>
            <th scope="col">{lastYear.year}</th>
            <th scope="col">本年</th>
          </tr>
        </thead>
        <tbody>
          {row.slice(0, 40).map(({ path, column, row: { label } }) => (
            <tr key={path}>
              <th scope="row">{columnWords(table, column, at ? '' : label)}</th>
              <td>{figure(lastYear.table[path])}</td>
              <td>{figure(live.content[path])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button size="small" onClick={() => setOpen(true)}>
        看 {lastYear.year} 年全表
      </Button>
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        width={1000}
        title={`${lastYear.year} 年 ${table.title}`}
      >
        <div style={{ overflowX: 'auto' }}>
          <GridTable
            table={table}
            renderFigure={(path: CellPath, { colSpan }) => (
              <td key={path} colSpan={colSpan} style={{ padding: '6px 8px', textAlign: 'center' }}>
                {printCell(lastYear.table[path])}
              </td>
            )}
          />
        </div>
      </Modal>
    </>
  );
}

/** Short enough for a narrow panel, and unmistakable: only the one-row table needs its outer heads. */
const columnWords = (table: TableFormat, column: ColumnFormat, row: string): string => {
  const words = table.layout === 'single-row' ? column.headerPath.join('·') : column.label;
  return row && table.layout !== 'indicators' ? `${row}·${words}` : row || words;
};

const figure = (value: LastYearContent['table'][string] | undefined): string => printCell(value) || '未填';

function LastYearBlock({ block }: { block: Block }) {
  const { message } = App.useApp();
  const text = blockText(block);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    void message.success('已复制，可粘贴到正文');
  };
  return (
    <div className={styles.quote}>
      <span style={{ fontWeight: block.kind === 'heading' ? 600 : 400 }}>{text}</span>
      {block.kind === 'paragraph' && (
        <Button
          type="link"
          size="small"
          style={{ justifySelf: 'start', padding: 0 }}
          onClick={() => void copy()}
        >
          复制
        </Button>
      )}
    </div>
  );
}

/** For a sub-heading, what stood under it last year; the whole section where it was not there. */
export function lastYearBlocks(
  blocks: readonly Block[],
  { scope }: Pick<PartView, 'scope'>,
): readonly Block[] {
  if (scope.kind !== 'heading') return scope.kind === 'rows' ? [] : blocks;
  const start = blocks.findIndex((block) => block.kind === 'heading' && block.text.includes(scope.heading));
  const head = blocks[start];
  if (head?.kind !== 'heading') return blocks;
  const end = blocks.findIndex(
    (block, i) => i > start && block.kind === 'heading' && block.level <= head.level,
  );
  return blocks.slice(start + 1, end < 0 ? undefined : end);
}
