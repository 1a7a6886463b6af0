import type { PlanBasis } from '@nianbao/contracts';

/** Under what name every answer of the server is kept; what stands under a key is read anew with it. */
export const reportKeys = {
  all: ['reports'] as const,
  one: (id: string) => ['reports', id] as const,
  activity: (id: string) => ['reports', id, 'activity'] as const,
  proposal: (id: string) => ['reports', id, 'proposal'] as const,
  document: (id: string) => ['reports', id, 'document'] as const,
  /** Under the report's key: whatever has the report read anew, has this read anew. */
  burnDown: (id: string) => ['reports', id, 'burn-down'] as const,
  publishing: (id: string) => ['reports', id, 'publishing'] as const,
  signedCopies: (id: string) => ['reports', id, 'signed-copies'] as const,
  exports: (id: string) => ['reports', id, 'exports'] as const,
};

/** Not below `reports`: lists are read again while others type, dates only when something happened. */
export const deadlineKeys = {
  all: ['deadlines'] as const,
  ofReport: (id: string) => ['deadlines', id] as const,
  extensions: (id: string) => ['deadlines', id, 'extensions'] as const,
  plan: (wishes: object) => ['deadlines', 'plan', wishes] as const,
  /** Of its own: once it is granted, nobody asks any more what granting would move. */
  granting: (id: string, granting: object | null) => ['granting', id, granting] as const,
  replan: (cycleId: string, basis: PlanBasis) => ['deadlines', 'replan', cycleId, basis] as const,
};

export const calendarKeys = {
  all: ['calendar'] as const,
  year: (year: number) => ['calendar', year] as const,
};

export const organisationKeys = {
  one: ['organisation'] as const,
  departments: ['departments'] as const,
  people: ['people'] as const,
};

export const partsKey = ['parts'] as const;
export const partKey = (id: string) => ['parts', id] as const;
export const revisionsKey = (partId: string) => ['parts', partId, 'revisions'] as const;
/** What this browser keeps of what did not reach the server; no answer of the server, and not read again with one. */
export const leftBehindKey = (of: { personId: string; organisationId: string }, shown: string | null) =>
  ['parts', 'left-behind', of.organisationId, of.personId, shown] as const;
export const presenceKey = (partId: string) => ['presence', partId] as const;

export const cyclesKey = ['cycles'] as const;
export const sessionKey = ['session'] as const;
/** Shared by the page of tasks and the count beside its name: one request feeds both. */
export const tasksKey = ['tasks'] as const;
export const notificationsKey = ['notifications'] as const;
export const preferencesKey = ['message-preferences'] as const;
export const delegationsKey = ['delegations'] as const;
export const publicationsKey = ['publications'] as const;
export const auditChainKey = ['audit-chain'] as const;
export const channelsKey = ['channels'] as const;
export const deliveriesKey = ['deliveries'] as const;
export const templatesKey = ['templates'] as const;
