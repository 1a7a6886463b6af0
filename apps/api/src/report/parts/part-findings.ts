import {
  type CellFormat,
  cellAddress,
  cellName,
  checkBalance,
  type Finding,
  type ReportFormat,
  type TableContent,
} from '@nianbao/report-formats';
import type { ProblemDetail } from '@nianbao/contracts';
import { blocksOfPart, valueOfCell } from '../reports/compose.ts';
import type { Part } from './part.entity.ts';
import type { Place } from './place.entity.ts';
import { cellsOfPart, needsText, tableOfSection } from './scope.ts';

/** What stands in the way of a submission, each at its place; empty when nothing does. */
export function submissionProblems(
  format: ReportFormat,
  part: Part,
  table: TableContent,
  places: readonly Place[],
): ProblemDetail[] {
  return [
    ...unfilledCells(format, part, places),
    ...missingText(format, part, places),
    ...unbalanced(format, part, table),
  ];
}

function unfilledCells(format: ReportFormat, part: Part, places: readonly Place[]): ProblemDetail[] {
  const table = tableOfSection(format, part.sectionId);
  if (!table) return [];
  const raws = new Map(places.map(({ address, raw }) => [address, raw]));
  return cellsOfPart(format, part).flatMap((cell) => {
    const address = cellAddress(table.id, cell.path);
    const { value, problem } = valueOfCell(format, address, raws.get(address) ?? '');
    if (problem) return [{ field: address, message: `${cellName(table, cell)}：${problem}` }];
    return value === null && !format.blankMeansNone
      ? [{ field: address, message: `${cellName(table, cell)}未填，没有请填 0` }]
      : [];
  });
}

function missingText(format: ReportFormat, part: Part, places: readonly Place[]): ProblemDetail[] {
  if (!needsText(format, part)) return [];
  const written = blocksOfPart(part.id, places).some(
    (block) => block.kind === 'image' || textOf(block).trim() !== '',
  );
  return written
    ? []
    : [{ field: `sections/${part.sectionId}`, message: '还没有写任何内容，没有此项工作的请写明“无”' }];
}

const textOf = (block: ReturnType<typeof blocksOfPart>[number]): string =>
  block.kind === 'table' ? block.rows.flat().join('') : block.kind === 'image' ? '' : block.text;

/** Broken sums that this part alone can mend: every figure in them is its own or computed from its own. */
function unbalanced(format: ReportFormat, part: Part, content: TableContent): ProblemDetail[] {
  return balanceOfPart(format, part, content)
    .filter(({ finding, own }) => own && finding.level === 'error')
    .map(({ finding }) => ({ field: finding.addresses[0] ?? '', message: finding.message }));
}

/** The balance findings that touch the part's figures. */
export const partFindings = (
  format: ReportFormat,
  part: Pick<Part, 'sectionId' | 'scope'>,
  content: TableContent,
): Finding[] => balanceOfPart(format, part, content).map(({ finding }) => finding);

function balanceOfPart(
  format: ReportFormat,
  part: Pick<Part, 'sectionId' | 'scope'>,
  content: TableContent,
): { finding: Finding; own: boolean }[] {
  const table = tableOfSection(format, part.sectionId);
  const cells = cellsOfPart(format, part);
  if (!table || cells.length === 0) return [];
  const own = new Set(cells.map(({ path }) => cellAddress(table.id, path)));
  const whole = part.scope.kind === 'whole';
  return checkBalance(table, content)
    .filter(({ addresses }) => whole || addresses.some((address) => own.has(address)))
    .map((finding) => ({ finding, own: whole || finding.addresses.every((address) => own.has(address)) }));
}

/** How many of the places that must be filled are filled; a text counts as one place. */
export function progress(
  format: ReportFormat,
  part: Part,
  places: readonly Place[],
): { filled: number; total: number } {
  const cells: readonly CellFormat[] = cellsOfPart(format, part);
  const text = needsText(format, part) ? 1 : 0;
  const missing = unfilledCells({ ...format, blankMeansNone: false }, part, places).length;
  const unwritten = missingText(format, part, places).length;
  return { filled: cells.length - missing + text - unwritten, total: cells.length + text };
}
