import { fieldsOf, type RegisterSpec } from '../fields/field.ts';
import { type SheetCell, textOf, wordsOf } from './normalise.ts';

/** Which field each column of a sheet fills; a column without one is other people's and stays out. */
export interface ColumnMapping {
  head: string;
  field: string | null;
  /** `exact`: our own head; `synonym`: a known one; `similar`: to be confirmed by a person. */
  confidence: 'exact' | 'synonym' | 'similar' | 'none';
}

/**
 * The heads of a table whose head has several rows with merged cells: an upper head reaches over the empty cells to its
 * right, and stands before the lower ones.
 */
export function flattenHeads(rows: readonly (readonly SheetCell[])[]): string[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const filled = rows.map((row, level) => {
    let last = '';
    return Array.from({ length: width }, (_, column) => {
      const text = textOf(row[column] ?? null).replace(/\s+/gu, '');
      // A cell beside a merged one inherits only where a lower row says what is under it.
      const below = rows.slice(level + 1).some((lower) => textOf(lower[column] ?? null) !== '');
      if (text !== '') last = text;
      else if (!below) last = '';
      return text === '' && below ? last : text;
    });
  });
  return Array.from({ length: width }, (_, column) =>
    [...new Set(filled.map((row) => row[column] ?? '').filter((text) => text !== ''))].join('·'),
  );
}

/** A proposal for the heads of a sheet; `remembered` is what a person settled before, by head. No field is filled twice. */
export function proposeMapping(
  register: RegisterSpec,
  heads: readonly string[],
  remembered: Readonly<Record<string, string | null>> = {},
): ColumnMapping[] {
  const taken = new Set<string>();
  const proposals = heads.map((head): ColumnMapping => ({ head, field: null, confidence: 'none' }));
  const settle = (index: number, field: string, confidence: ColumnMapping['confidence']) => {
    const proposal = proposals[index];
    if (!proposal || proposal.field !== null || taken.has(field)) return;
    taken.add(field);
    proposals[index] = { head: proposal.head, field, confidence };
  };
  // The surest first: a synonym must not take the field that another column names outright.
  for (const [index, head] of heads.entries()) {
    const known = remembered[head];
    if (typeof known === 'string' && Object.hasOwn(register.fields, known)) settle(index, known, 'exact');
  }
  for (const confidence of ['exact', 'synonym', 'similar'] as const)
    for (const [index, head] of heads.entries()) {
      if (remembered[head] === null) continue;
      for (const field of candidates(register, head, confidence)) settle(index, field, confidence);
    }
  return proposals;
}

/** Fields that a head may mean, each of its levels tried by itself too, the innermost first. */
function candidates(
  register: RegisterSpec,
  head: string,
  confidence: 'exact' | 'synonym' | 'similar',
): string[] {
  const levels = [head, ...head.split('·').toReversed()]
    .map((level) => wordsOf(withoutNote(level)))
    .filter(Boolean);
  return levels.flatMap((level) =>
    fieldsOf(register)
      .filter(([, { label, also = [] }]) => {
        const words = confidence === 'exact' ? [label] : confidence === 'synonym' ? also : [label, ...also];
        return words.some((word) =>
          confidence === 'similar'
            ? alike(wordsOf(word), level)
            : wordsOf(word) === level || wordsOf(withoutNote(word)) === level,
        );
      })
      .map(([id]) => id),
  );
}

const withoutNote = (head: string): string => head.replace(/[（(][^（）()]*[）)]/gu, '') || head;

/** One within the other, when the shorter says enough by itself. */
const alike = (word: string, head: string): boolean =>
  Math.min(word.length, head.length) >= 3 && (head.includes(word) || word.includes(head));
