import type { Day } from './model-calendar.ts';

export type Notice = 'near' | 'overdue' | 'department_head' | 'office' | 'leader';
export type Kind = 'fill' | 'endorse' | 'review' | 'secrecy' | 'send' | 'sign' | 'publish' | 'deliver';

export interface ModelPart {
  id: string;
  department: string;
  due: Day;
  status: 'assigned' | 'drafting' | 'returned' | 'submitted' | 'endorsed' | 'accepted';
  assignees: string[];
  /** From where the date comes: planned dates follow the plan, a rework its rule, an extension stays. */
  basis: 'plan' | 'rule' | 'extension';
}

export interface ModelPeople {
  heads: Record<string, string[]>;
  contributors: Record<string, string[]>;
  office: string[];
  secrecy: string[];
  admins: string[];
  signers: string[];
}

export interface Obligation {
  kind: Kind;
  part: ModelPart | null;
  openedOn: Day;
  since: Day;
  due: Day;
  told: Set<string>;
}

/** One message to one person. */
export interface Expected {
  kind: string;
  person: string;
  link: string;
  missed: boolean;
}

export interface Outcome {
  kind: Kind;
  partId: string | null;
  due: Day;
  doneOn: Day;
}

/** Those named; where nobody is, the contributors, and until one of them begins the head as well, who may name people. */
export function fillersOf(part: ModelPart, { heads, contributors }: ModelPeople): string[] {
  if (part.assignees.length > 0) return part.assignees;
  const may = contributors[part.department] ?? [];
  return part.status === 'assigned' ? [...(heads[part.department] ?? []), ...may] : may;
}
