import { MAX_DECIMALS } from './amount.ts';
import type { CellFormat } from './cells.ts';
import type { CellValue } from './content.ts';

/** What was typed into a cell: a value, or the reason why it is none. What was typed is kept either way. */
export type CellInput = { value: CellValue; problem: null } | { value: null; problem: string };

const NOT_APPLICABLE = new Set(['不适用', '/', '／', '-', '－', '—', '——', '无', 'n/a']);

/** Digits in full or half width, with thousands separators, with the cell's own unit after them. */
export function readCell(raw: string, cell: Pick<CellFormat, 'unit' | 'decimals' | 'signed'>): CellInput {
  const text = raw.normalize('NFKC').replace(/\s/gu, '');
  if (text === '') return { value: null, problem: null };
  if (NOT_APPLICABLE.has(text) || NOT_APPLICABLE.has(raw.trim())) return { value: 'n/a', problem: null };
  const figure = text.endsWith(cell.unit) && cell.unit ? text.slice(0, -cell.unit.length) : text;
  const match = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/u.exec(figure);
  if (!match) return { value: null, problem: `“${raw}”不是数字` };
  const [, sign, whole = '', fraction = ''] = match;
  if (sign === '-' && !cell.signed) return { value: null, problem: `“${raw}”是负数，此处不能小于 0` };
  if (fraction && !cell.decimals) return { value: null, problem: `“${raw}”有小数，此处只能填整数` };
  if (fraction.length > MAX_DECIMALS) return { value: null, problem: `“${raw}”小数超过 ${MAX_DECIMALS} 位` };
  const value = Number(`${sign}${whole.replaceAll(',', '')}${fraction && `.${fraction}`}`);
  // Sums are made in millionths, which must stay exact whole numbers.
  if (Math.abs(value) > 1_000_000_000) return { value: null, problem: `“${raw}”过大，请核对单位` };
  return { value: value === 0 ? 0 : value, problem: null };
}

/** A value as the form prints it: nothing for 未填, `/` for 不适用, the unit where the form has it in the cell. */
export function printCell(value: CellValue | undefined, suffix = ''): string {
  if (value === null || value === undefined) return '';
  return value === 'n/a' ? '/' : `${plainNumber(value)}${suffix}`;
}

/** 0.000001, never 1e-6. */
const plainNumber = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(MAX_DECIMALS).replace(/0+$/u, '');
