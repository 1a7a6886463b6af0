import type { PartContent } from '../parts/part-revision.entity.ts';
import { contentOfPart } from '../parts/part-content.ts';
import type { Part } from '../parts/part.entity.ts';
import { valueOfCell } from '../reports/compose.ts';
import type { ReportState } from '../reports/report-state.ts';

/** A part as a person sees it while it is written: with what was typed into cells and is no figure. */
export interface ShownContent extends PartContent {
  /** By address; left out where every cell is a figure or empty, as in all that was ever submitted. */
  typed?: Record<string, string>;
}

export function shownContentOf(state: ReportState, part: Part): ShownContent {
  const content = contentOfPart(state, part);
  const typed = state.places.flatMap(({ partId, address, raw }) => {
    if (partId !== part.id || raw === null || !(address in content.cells)) return [];
    return valueOfCell(state.format, address, raw).problem === null ? [] : [[address, raw] as const];
  });
  return typed.length === 0 ? content : { ...content, typed: Object.fromEntries(typed) };
}
