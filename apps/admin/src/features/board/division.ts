import type { PartScope, PartSummary } from '@nianbao/contracts';
import { findTable, type ReportFormat, findSection } from '@nianbao/report-formats';

/** A row of a section's official table as it is offered for dividing. `id` is that of a part's scope. */
export interface DivisibleRow {
  id: string;
  label: string;
  level: number;
}

/** The rows that carry figures, in printed order; in art20 `block/row`, named with their block. */
export function rowsOfSection(format: ReportFormat, sectionId: string): DivisibleRow[] {
  const tables = findSection(format, sectionId)?.tables ?? [];
  return tables.flatMap((id) =>
    (findTable(format, id)?.blocks ?? []).flatMap((block) =>
      block.rows
        .filter((row) => row.kind !== 'group')
        .map((row) => {
          const parent = block.rows.find((candidate) => candidate.id === row.parentId);
          const own = `${row.number}${row.label}`;
          return {
            id: block.id ? `${block.id}/${row.id}` : row.id,
            label: [block.caption, parent && `${parent.number}${parent.label}`, own]
              .filter(Boolean)
              .join(' · '),
            level: row.level,
          };
        }),
    ),
  );
}

/** Group number by row id; rows of one number are one part. */
export type RowGroups = Readonly<Record<string, number>>;

/** As the section is divided now; undivided, all rows are in the first group. */
export function rowGroupsOf(parts: readonly PartSummary[], rows: readonly DivisibleRow[]): RowGroups {
  const groups: Record<string, number> = Object.fromEntries(rows.map(({ id }) => [id, 1]));
  parts.forEach(({ scope }, index) => {
    if (scope.kind === 'rows') for (const row of scope.rows) groups[row] = index + 1;
  });
  return groups;
}

export function scopesOfGroups(groups: RowGroups, rows: readonly DivisibleRow[]): PartScope[] {
  const numbers = [...new Set(rows.map(({ id }) => groups[id] ?? 1))].toSorted((a, b) => a - b);
  return numbers.map((number) => ({
    kind: 'rows',
    rows: rows.filter(({ id }) => (groups[id] ?? 1) === number).map(({ id }) => id),
  }));
}

/** The sub-headings of now, or the usual ones of the format. */
export function headingsOf(parts: readonly PartSummary[], usual: readonly string[]): string[] {
  const now = parts.flatMap(({ scope }) => (scope.kind === 'heading' ? [scope.heading] : []));
  return now.length > 0 ? now : usual.length > 0 ? [...usual] : [''];
}
