import type { ReportView } from '@nianbao/contracts';
import { type DragEvent, useState } from 'react';
import type { MatrixActs, MatrixState } from './matrix-state.ts';
import styles from './Matrix.module.css';
import { SectionRows } from './SectionRows.tsx';

const DRAG_TYPE = 'application/x-nianbao-parts';

/** What the office plans and follows: a row for each part, a column for each 科室. */
export function Matrix({
  report,
  state,
  acts,
}: {
  report: ReportView;
  state: MatrixState;
  acts: MatrixActs;
}) {
  const { departments, selected, showsUnassigned } = state;
  const [over, setOver] = useState<string | null>(null);

  const drag = (partId: string) => (event: DragEvent) => {
    const ids = selected.has(partId) ? [...selected] : [partId];
    event.dataTransfer.setData(DRAG_TYPE, JSON.stringify(ids));
    event.dataTransfer.effectAllowed = 'move';
  };
  const target = (departmentId: string) => ({
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(DRAG_TYPE)) return;
      event.preventDefault();
      setOver(departmentId);
    },
    onDragLeave: () => setOver((now) => (now === departmentId ? null : now)),
    onDrop: (event: DragEvent) => {
      setOver(null);
      const ids: unknown = JSON.parse(event.dataTransfer.getData(DRAG_TYPE) || '[]');
      if (Array.isArray(ids))
        acts.onAssign(
          ids.filter((id) => typeof id === 'string'),
          departmentId,
        );
    },
  });

  return (
    <div className={styles.scroll} role="region" aria-label="任务矩阵" tabIndex={0}>
      <table className={styles.matrix}>
        <caption className="visually-hidden">各部分的填报项由哪个科室填报、进行到哪一步</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              部分与填报项
            </th>
            {showsUnassigned && (
              <th scope="col" className={styles.unassignedHead}>
                未分派
              </th>
            )}
            {departments.map(({ id, name }) => (
              <th key={id} scope="col" className={over === id ? styles.over : ''} {...target(id)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {report.sections.map((section) => (
          <SectionRows
            key={section.id}
            section={section}
            mayPlan={report.mayPlan}
            state={state}
            acts={acts}
            over={over}
            drag={drag}
            target={target}
          />
        ))}
      </table>
    </div>
  );
}
