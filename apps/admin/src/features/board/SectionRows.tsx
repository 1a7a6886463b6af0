import type { DepartmentView, PartSummary, SectionView } from '@nianbao/contracts';
import { SplitCellsOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import type { DragEvent, HTMLAttributes } from 'react';
import type { MatrixActs, MatrixState } from './matrix-state.ts';
import styles from './Matrix.module.css';
import { PartChip } from './PartChip.tsx';
import { SecrecyState } from '../../pieces/SecrecyState.tsx';

interface Dragging {
  over: string | null;
  drag: (partId: string) => (event: DragEvent) => void;
  target: (departmentId: string) => HTMLAttributes<HTMLElement>;
}

/** A section's head and a row for each of its parts. */
export function SectionRows({
  section,
  mayPlan,
  state,
  acts,
  ...dragging
}: { section: SectionView; mayPlan: boolean; state: MatrixState; acts: MatrixActs } & Dragging) {
  const columns = state.departments.length + (state.showsUnassigned ? 1 : 0);
  return (
    <tbody>
      <tr className={styles.section}>
        <th scope="rowgroup" className={styles.sectionName}>
          {section.number}
          {section.title}
        </th>
        <td colSpan={columns} className={styles.sectionState}>
          <div className={styles.sectionActs}>
            <SecrecyState secrecy={section.secrecy} />
            {mayPlan && section.parts.every(isUntouched) && (
              <Button
                size="small"
                type="link"
                icon={<SplitCellsOutlined />}
                className="no-print"
                aria-label={`分解${section.number}${section.title}`}
                onClick={() => acts.onDivide(section.id)}
              >
                分解
              </Button>
            )}
          </div>
        </td>
      </tr>
      {section.parts.map((part) => (
        <PartRow key={part.id} part={part} state={state} acts={acts} {...dragging} />
      ))}
    </tbody>
  );
}

/** A section is divided anew only while nobody has written in it. */
const isUntouched = ({ status, filled }: PartSummary): boolean =>
  filled === 0 && (status === 'unassigned' || status === 'assigned');

function PartRow({
  part,
  state,
  acts,
  over,
  drag,
  target,
}: { part: PartSummary; state: MatrixState; acts: MatrixActs } & Dragging) {
  const assignable = part.allowedActions.includes('assign');
  const movable = assignable || part.allowedActions.includes('reassign');
  const chip = (
    <PartChip
      part={part}
      light={state.lightOf(part.id)}
      onOpen={acts.onOpen}
      {...(movable ? { onDragStart: drag(part.id) } : {})}
    />
  );
  return (
    <tr>
      <th scope="row" className={styles.part}>
        {assignable ? (
          <Checkbox checked={state.selected.has(part.id)} onChange={() => acts.onToggle(part.id)}>
            {part.label}
          </Checkbox>
        ) : (
          <span className={styles.partName}>{part.label}</span>
        )}
      </th>
      {state.showsUnassigned && (
        <td className={part.departmentId ? styles.empty : ''}>{!part.departmentId && chip}</td>
      )}
      {state.departments.map((department) => {
        const own = part.departmentId === department.id;
        const proposal = state.proposed.get(part.id) === department.id;
        const look = [own || proposal ? '' : styles.empty, over === department.id ? styles.over : ''].join(
          ' ',
        );
        return (
          <td key={department.id} className={look} {...target(department.id)}>
            {own && chip}
            {proposal && <Proposal part={part} department={department} onTake={acts.onAssign} />}
          </td>
        );
      })}
    </tr>
  );
}

function Proposal({
  part,
  department,
  onTake,
}: {
  part: PartSummary;
  department: DepartmentView;
  onTake: MatrixActs['onAssign'];
}) {
  return (
    <button
      type="button"
      className={styles.proposal}
      onClick={() => onTake([part.id], department.id)}
      aria-label={`${part.sectionTitle} ${part.label}：按上年分派给${department.name}`}
    >
      上年 <span className={styles.proposalName}>{department.name}</span>
    </button>
  );
}
