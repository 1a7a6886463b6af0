import {
  type Block,
  blockAddress,
  cellAddress,
  cellName,
  findCell,
  findFormat,
  printCell,
  type TableFormat,
} from '@nianbao/report-formats';
import { Input } from 'antd';
import { GridTable } from '../../pieces/official-table/GridTable.tsx';
import { correct, correctFreeCell, correctHeading } from './correct.ts';
import type { Draft } from './draft.ts';
import styles from './ImportPage.module.css';

type Edit = (change: (draft: Draft) => Draft) => void;

/** Every heading, paragraph and figure of the report as a field. */
export function EditSections({ draft, onEdit }: { draft: Draft; onEdit: Edit }) {
  const { content } = draft;
  const tables = findFormat(content.formatId).tables.filter(({ id }) => content.tables[id]);
  const stray = tables.filter(({ sectionId }) => !content.sections.some(({ id }) => id === sectionId));
  return (
    <div className={styles.editing}>
      {content.sections.map((section) => (
        <section key={section.id} className={styles.section} aria-label={section.title || '开头'}>
          {(section.number !== '' || section.title !== '') && (
            <Input
              aria-label={`${section.number}标题`}
              prefix={section.number}
              value={section.title}
              onChange={({ target }) => onEdit((now) => correctHeading(now, section.id, target.value))}
            />
          )}
          {tables
            .filter(({ sectionId }) => sectionId === section.id)
            .map((table) => (
              <EditTable key={table.id} table={table} draft={draft} onEdit={onEdit} />
            ))}
          {section.blocks.map((block, index) => (
            <EditBlock
              key={block.id}
              block={block}
              name={`${section.title || '开头'}第 ${index + 1} 段`}
              sectionId={section.id}
              onEdit={onEdit}
            />
          ))}
        </section>
      ))}
      {stray.map((table) => (
        <section key={table.id} className={styles.section} aria-label={table.title}>
          <EditTable table={table} draft={draft} onEdit={onEdit} />
        </section>
      ))}
      <p className={styles.hint}>清空的段落存入时去掉。表中空着表示未填，“/”表示不适用。</p>
    </div>
  );
}

function EditBlock({
  block,
  name,
  sectionId,
  onEdit,
}: {
  block: Block;
  name: string;
  sectionId: string;
  onEdit: Edit;
}) {
  if (block.kind === 'image') return null;
  if (block.kind === 'table')
    return (
      <div className={styles.scroll}>
        <table className={styles.free}>
          <tbody>
            {block.rows.map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, column) => (
                  <td key={column}>
                    <input
                      aria-label={`${name}的表第 ${row + 1} 行第 ${column + 1} 列`}
                      value={cell}
                      onChange={({ target: { value } }) =>
                        onEdit((now) => correctFreeCell(now, sectionId, block, { row, column }, value))
                      }
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  return (
    <textarea
      aria-label={name}
      // Where the browser cannot fit the field to its words.
      rows={Math.max(1, Math.ceil(block.text.length / 36))}
      className={block.kind === 'heading' ? styles.headingText : styles.paragraph}
      value={block.text}
      onChange={({ target: { value } }) =>
        onEdit((now) => correct(now, blockAddress(sectionId, block.id), value))
      }
    />
  );
}

function EditTable({ table, draft, onEdit }: { table: TableFormat; draft: Draft; onEdit: Edit }) {
  return (
    <div className={styles.scroll}>
      <GridTable
        table={table}
        renderFigure={(path, { colSpan }) => {
          const cell = findCell(table, path);
          const address = cellAddress(table.id, path);
          const wrong = draft.unreadable[address];
          return (
            <td key={path} colSpan={colSpan} data-path={path} className={styles.figure}>
              <input
                aria-label={cell ? cellName(table, cell) : path}
                aria-invalid={wrong ? true : undefined}
                title={wrong?.problem}
                inputMode="decimal"
                value={wrong?.raw ?? printCell(draft.content.tables[table.id]?.[path])}
                onChange={({ target: { value } }) => onEdit((now) => correct(now, address, value))}
              />
            </td>
          );
        }}
      />
    </div>
  );
}
