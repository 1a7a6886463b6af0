import { stages, type Stages } from '@nianbao/contracts';
import type { StageColumn } from '../../pieces/dates/stage-columns.ts';

/** Dates as they stand in the fields; a stage that needs one may be without. */
export type ChosenDates = { readonly [column in StageColumn]?: string | null | undefined };

/** What is wrong with the dates, by the rule of the server itself, under the field that shall be mended. */
export function stageFaults(dates: ChosenDates): Map<string, string> {
  const { error } = stages.safeParse(dates);
  return new Map(error?.issues.map(({ path, message }) => [String(path[0] ?? ''), message]));
}

/** The dates as they can be sent; null while something is wrong with them. */
export const sendable = (dates: ChosenDates): Stages | null => stages.safeParse(dates).data ?? null;
