import type { AuditEntryView } from '@nianbao/contracts';
import { placeName } from '../../lib/place-name.ts';
import { useCycles } from '../../server/cycles.ts';
import { useDepartments, usePeople } from '../../server/organisation.ts';
import type { Names } from './describe.ts';

/** The names with which an entry is put into words. */
export function useNames(): (entry: Pick<AuditEntryView, 'reportId'>) => Names {
  const people = usePeople().data ?? [];
  const departments = useDepartments().data ?? [];
  const cycles = useCycles().data ?? [];
  const known = new Map([...people, ...departments].map(({ id, name }) => [id, name]));
  const years = new Map(cycles.map((cycle) => [cycle.reportId, cycle]));
  return ({ reportId }) => {
    const cycle = reportId ? years.get(reportId) : undefined;
    const format = cycle?.formatId;
    return {
      reportName: cycle ? `${cycle.year} 年度年报` : null,
      nameOf: (id) => known.get(id) ?? id,
      placeName: (address) => (format ? placeName(format, address) : address),
    };
  };
}
