import { checkReport } from '@nianbao/checks';
import type { PartView } from '@nianbao/contracts';
import {
  type Block,
  blockAddress,
  findFormat,
  findSection,
  type Finding,
  parseAddress,
  type ReportContent,
  sectionAddress,
  type TableContent,
} from '@nianbao/report-formats';

/** What of a part is checked while somebody writes in it. */
export interface PartUnderCheck {
  part: Pick<PartView, 'formatId' | 'year' | 'sectionId' | 'scope' | 'reportTitle' | 'cells' | 'lastYear'>;
  organisation: string;
  blocks: readonly Block[];
  /** The official table as it stands now, other parts' figures in it. */
  table: TableContent | null;
}

/** Rules that need the whole report, or only say that somebody has not finished yet. */
const NOT_HERE = new Set(['table.blank', 'table.missing', 'table.all_zero', 'form.outdated_format']);
const NOT_HERE_AREAS = /^(?:sameness\.)/u;
/** Of a section as a whole only its length can be judged from the part alone. */
const OF_SECTION = new Set(['form.thin_section', 'form.too_long']);

/**
 * What the checks say of this part's own figures and words, gravest first. The part is checked as the only section of
 * its report: what is missing elsewhere is not its fault and is left out.
 */
export function findingsOfPart(under: PartUnderCheck): Finding[] {
  const own = ownPlaces(under);
  const previous = lastYearOf(under);
  return checkReport({ content: contentOf(under), ...(previous ? { previous } : {}) }).filter(
    ({ rule, addresses: [first = ''] }) =>
      !NOT_HERE.has(rule) &&
      !NOT_HERE_AREAS.test(rule) &&
      (own.has(first) || (OF_SECTION.has(rule) && isOwnSection(under, first))),
  );
}

const ownPlaces = ({ part, blocks }: PartUnderCheck): ReadonlySet<string> =>
  new Set([
    ...part.cells.map(({ address }) => address),
    ...blocks.map(({ id }) => blockAddress(part.sectionId, id)),
  ]);

const isOwnSection = ({ part, blocks }: PartUnderCheck, address: string): boolean =>
  part.scope.kind === 'whole' && blocks.length > 0 && address === sectionAddress(part.sectionId);

function contentOf({ part, organisation, blocks, table }: PartUnderCheck): ReportContent {
  const format = findFormat(part.formatId);
  const section = findSection(format, part.sectionId);
  const tableId = tableIdOf(part.formatId, part.sectionId, part.cells[0]?.address);
  const heading: Block[] =
    part.scope.kind === 'heading'
      ? [{ id: 'part-heading', kind: 'heading', level: 1, text: `（一）${part.scope.heading}` }]
      : [];
  return {
    formatId: part.formatId,
    year: part.year,
    organisation,
    title: part.reportTitle,
    metadata: {},
    sections: section
      ? [{ id: section.id, number: section.number, title: section.title, blocks: [...heading, ...blocks] }]
      : [],
    tables: tableId && table ? { [tableId]: table } : {},
  };
}

/** Only what last year's report says of the same section, where its format has it. */
function lastYearOf({ part, organisation }: PartUnderCheck): ReportContent | null {
  const { lastYear } = part;
  if (!lastYear) return null;
  const section = findSection(findFormat(lastYear.formatId), part.sectionId);
  if (!section) return null;
  const [tableId] = section.tables;
  return {
    formatId: lastYear.formatId,
    year: lastYear.year,
    organisation,
    title: '',
    metadata: {},
    sections: [{ id: section.id, number: section.number, title: section.title, blocks: lastYear.blocks }],
    tables: tableId ? { [tableId]: lastYear.table } : {},
  };
}

function tableIdOf(formatId: PartView['formatId'], sectionId: string, cell: string | undefined) {
  const place = parseAddress(cell ?? '');
  return place?.kind === 'cell' ? place.table : findSection(findFormat(formatId), sectionId)?.tables[0];
}

/** The findings that are not among those already shown, the table's own sums. */
export const beyond = (found: readonly Finding[], shown: readonly Finding[]): Finding[] => {
  const known = new Set(shown.map(keyOf));
  return found.filter((finding) => !known.has(keyOf(finding)));
};
const keyOf = ({ rule, addresses }: Finding): string => `${rule} ${addresses.join(' ')}`;

export const isOfText = ({ addresses: [first = ''] }: Finding): boolean => first.startsWith('sections/');
