import { cellAddress, type RowFormat, type TableBlock, type TableFormat } from '@nianbao/report-formats';
import { splitLabel, wordsOf } from '../normalise.ts';
import type { SourceLine } from '../source/line.ts';
import type { ImportNote } from '../result.ts';
import type { RawRow, RawTable } from './raw.ts';

/** Heads and row names that the source prints otherwise than the form: the content has the official ones only. */
export function labelNotes(table: TableFormat, raw: RawTable, lines: readonly SourceLine[]): ImportNote[] {
  return [...cutHeads(table, raw, lines), ...misprints(table, raw, lines)];
}

/** Heads that a line end cut off are told apart by their position. */
function cutHeads(table: TableFormat, raw: RawTable, lines: readonly SourceLine[]): ImportNote[] {
  if (table.layout !== 'blocks') return [];
  const texts = raw.heads.map(({ text }) => wordsOf(text));
  const head = texts.find((text, index) => /^本年新$|^本年$/u.test(text) && texts[index + 1] === text);
  if (head === undefined) return [];
  const at = lines.findIndex(
    (source, index) => index >= raw.from && source.cells.some((cell) => wordsOf(cell) === head),
  );
  const line = lines[at]?.line ?? 0;
  const [block] = table.blocks;
  const [row] = block?.rows ?? [];
  if (!block || !row) return [];
  const columns = block.columns.filter(({ label }) => label.startsWith(head));
  return [
    {
      kind: 'table',
      message: `表头“${head}”印了不止一次，后半缺失，按位置认作${columns.map(({ label }) => `“${label}”`).join('、')}`,
      address: `tables/${table.id}`,
      printed: head,
      line,
    },
    ...columns.map(({ id, label: official }): ImportNote => ({
      kind: 'label',
      message: `表头印为“${head}”，统一格式为“${official}”`,
      address: cellAddress(table.id, [block.id, row.id, id].join('/')),
      printed: head,
      official,
      line,
    })),
  ];
}

function misprints(table: TableFormat, raw: RawTable, lines: readonly SourceLine[]): ImportNote[] {
  const places = table.blocks.flatMap((block) => block.rows.map((row) => ({ block, row })));
  return raw.rows
    .filter((row) => isMisprint(row) && !goesOn(row, lines))
    .flatMap((printed): ImportNote[] => {
      const place = places.find(
        ({ block, row }) => (block.id ? `${block.id}/${row.id}` : row.id) === printed.label?.key,
      );
      if (!place) return [];
      const official = `${place.row.number}${place.row.label}`;
      return [
        {
          kind: 'label',
          message: `行名印为“${printed.printed}”，统一格式为“${official}”`,
          address: addressOf(table, place.block, place.row),
          printed: printed.printed,
          official,
          line: lines[printed.at]?.line ?? 0,
        },
      ];
    });
}

/**
 * Neither a wording that some form or many bodies use, nor such a wording with a remark or a unit beside it.
 * Longer ones are pieces of neighbouring cells that a page ran together.
 */
function isMisprint({ printed, label }: RawRow): boolean {
  if (!label) return false;
  const { body, bare } = splitLabel(printed);
  if (bare === '' || label.words.every((words) => bare.length > words.length + 1)) return false;
  // A piece of the name, broken over lines, is no slip.
  if (label.words.some((words) => words.length > bare.length + 1 && words.includes(bare))) return false;
  return !label.words.some((words) => bare === words || body.startsWith(words) || body.endsWith(words));
}

/** A name that a line end broke: what it lacks begins one of the next lines. */
function goesOn({ printed, label, at }: RawRow, lines: readonly SourceLine[]): boolean {
  const { bare } = splitLabel(printed);
  const lacks = (label?.words ?? [])
    .filter((words) => words.startsWith(bare))
    .map((words) => words.slice(bare.length));
  const next = lines.slice(at + 1, at + 4).flatMap(({ cells }) => cells.map(wordsOf));
  return lacks.some((rest) => rest !== '' && next.some((words) => words.startsWith(rest)));
}

function addressOf(table: TableFormat, block: TableBlock, row: RowFormat): string {
  const [first] = block.columns;
  const column = table.layout === 'indicators' || !first ? [] : [first.id];
  return cellAddress(table.id, [...(block.id ? [block.id] : []), row.id, ...column].join('/'));
}

/** A label as printed, at its place: what the checks take as `printed`. */
export interface PrintedLabel {
  address: string;
  text: string;
  official: string;
}

/** The labels among the notes of an import, for the checks. */
export const printedLabels = (notes: readonly ImportNote[]): PrintedLabel[] =>
  notes.flatMap(({ kind, address, printed, official }) =>
    kind === 'label' && address !== undefined && printed !== undefined && official !== undefined
      ? [{ address, text: printed, official }]
      : [],
  );
