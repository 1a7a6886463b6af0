export * from './application/clock.ts';
export type * from './application/facts.ts';
export * from './application/fee.ts';
export { allowedApplicationActions, nextApplicationStatus } from './application/machine.ts';
export * from './application/names.ts';
export * from './application/outcomes.ts';
export * from './application/periods.ts';
export * from './application/receipt.ts';
export * from './application/replay.ts';
export * from './check/application.ts';
export * from './check/fields.ts';
export * from './check/others.ts';
export * from './counts/compare.ts';
export * from './counts/count-cells.ts';
export type * from './counts/rule.ts';
export {
  type CountedApplication,
  type CountingOptions,
  type Registers,
  USUAL_COUNTING,
} from './counts/subjects.ts';
export { COUNT_TABLES, countTablesOf } from './counts/tables.ts';
export * from './fields/applications.ts';
export * from './fields/disputes.ts';
export * from './fields/documents.ts';
export * from './fields/field.ts';
export * from './fields/measures.ts';
export * from './fields/schema.ts';
export * from './finding.ts';
export * from './mask.ts';
export * from './letters/letter.ts';
export * from './letters/notices.ts';
export * from './letters/replies.ts';
export * from './sheet/mapping.ts';
export { normalise, type Normalised, readDay, type SheetCell } from './sheet/normalise.ts';
export * from './sheet/read-rows.ts';
