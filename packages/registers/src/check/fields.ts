import { type AnyValue, type FieldSpec, fieldsOf, type RegisterSpec } from '../fields/field.ts';
import { fault, type RegisterFinding } from '../finding.ts';

/** Required fields that are empty, and values that are not of their kind; `state` where the register does not hold it. */
export function checkFields(
  register: RegisterSpec,
  values: Readonly<Record<string, AnyValue>>,
  state: string = String(values[register.state ?? ''] ?? ''),
): RegisterFinding[] {
  return fieldsOf(register).flatMap(([id, field]) => {
    const value = values[id] ?? null;
    if (value === null || value === '')
      return isRequired(field, state) ? [fault(id, `“${field.label}”未填`)] : [];
    const problem = problemOf(field, value);
    return problem === null ? [] : [fault(id, `“${field.label}”${problem}`)];
  });
}

const isRequired = ({ required }: FieldSpec, state: string): boolean =>
  required === 'always' || (required?.includes(state) ?? false);

function problemOf(field: FieldSpec, value: AnyValue): string | null {
  switch (field.type) {
    case 'line':
    case 'prose':
      if (typeof value !== 'string') return '应为文字';
      return value.length > field.max ? `超过 ${field.max} 字` : null;
    case 'day':
      return typeof value === 'string' && isDay(value) ? null : `“${String(value)}”不是日期`;
    case 'count':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0
        ? null
        : '应为不小于 0 的整数';
    case 'money':
      return typeof value === 'number' && value >= 0 ? null : '应为不小于 0 的金额';
    case 'flag':
      return typeof value === 'boolean' ? null : '应为是或否';
    case 'choice':
      return Object.hasOwn(field.choices, String(value)) ? null : `没有“${String(value)}”这一项`;
  }
}

/** Whether a text is a day of the calendar, written `2026-01-31`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** Pairs of day fields whose second may not be before the first. */
export const inOrder = (
  register: RegisterSpec,
  values: Readonly<Record<string, AnyValue>>,
  pairs: readonly (readonly [earlier: string, later: string])[],
): RegisterFinding[] =>
  pairs.flatMap(([earlier, later]) => {
    const [first, second] = [values[earlier] ?? null, values[later] ?? null];
    if (typeof first !== 'string' || typeof second !== 'string' || second >= first) return [];
    const [before, after] = [register.fields[earlier]?.label, register.fields[later]?.label];
    return [fault(later, `“${after}”${second} 早于“${before}”${first}`)];
  });
