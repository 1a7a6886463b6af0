import type { DepartmentView, LightView, PartSummary } from '@nianbao/contracts';

export interface MatrixActs {
  onOpen: (part: PartSummary) => void;
  onToggle: (partId: string) => void;
  onDivide: (sectionId: string) => void;
  /** Parts dropped on a department, or last year's department taken over. */
  onAssign: (partIds: string[], departmentId: string) => void;
}

export interface MatrixState {
  departments: readonly DepartmentView[];
  /** How the day of a part stands, by its id. */
  lightOf: (partId: string) => LightView | undefined;
  selected: ReadonlySet<string>;
  /** Last year's department by part, for parts that have none yet. */
  proposed: ReadonlyMap<string, string>;
  showsUnassigned: boolean;
}
