/** One choice of a field: its printed word, and other words that mean it in people's own lists. */
export interface Choice {
  label: string;
  also?: readonly string[];
}

interface Common {
  label: string;
  /** `always`, or the states in which a record without it is faulty. */
  required?: 'always' | readonly string[];
  /** Speaks of a person: masked wherever the case is not handled, never in open data. */
  personal?: 'name' | 'contact';
  /** Heads under which other people's tables have it. */
  also?: readonly string[];
  /** What to write, for the person who fills it in. */
  help?: string;
  /** A column of the list; other fields are seen only in the record itself. */
  listed?: true;
}

/** `count` is a whole number, `money` an amount in 元 to the cent. */
export type FieldSpec = Common &
  (
    | { type: 'line' | 'prose'; max: number }
    | { type: 'day' | 'count' | 'money' | 'flag' }
    | { type: 'choice'; choices: Readonly<Record<string, Choice>> }
  );

/** A register as data: contracts, forms, lists and the reading of Excel all follow from it. */
export interface RegisterSpec {
  id: string;
  label: string;
  fields: Readonly<Record<string, FieldSpec>>;
  /** The field whose value `required` lists speak of; left out, the caller says the state. */
  state?: string;
  /** Fields by which two rows are the same thing; the first set whose fields are all filled decides. */
  identity: readonly (readonly string[])[];
}

export const defineRegister = <const R extends RegisterSpec>(register: R): R => register;

type Held<F extends FieldSpec> = F extends { type: 'choice'; choices: infer C }
  ? keyof C & string
  : F extends { type: 'count' | 'money' }
    ? number
    : F extends { type: 'flag' }
      ? boolean
      : string;

/** The value of a field; `null` is 未填, which only fields that are always required refuse. */
export type FieldValue<F extends FieldSpec> = F extends { required: 'always' } ? Held<F> : Held<F> | null;

/** A record of the register without its id: as it is typed, stored and exported. */
export type Values<R extends RegisterSpec> = {
  -readonly [K in keyof R['fields']]: FieldValue<R['fields'][K]>;
};
export type RecordOf<R extends RegisterSpec> = Values<R> & { id: string };

/** What stands in a field before it is typed by its kind. */
export type AnyValue = string | number | boolean | null;

/** The fields of a register with their ids, in printed order. */
export const fieldsOf = (register: RegisterSpec): [string, FieldSpec][] => Object.entries(register.fields);

/** A value as a list prints it. */
export function printValue(field: FieldSpec, value: AnyValue): string {
  if (value === null) return '';
  if (field.type === 'flag') return value === true ? '是' : '否';
  if (field.type === 'choice') return field.choices[String(value)]?.label ?? String(value);
  return String(value);
}
