/** What is wrong with a record, at a field of it where it can be named. */
export interface RegisterFinding {
  field: string | null;
  level: 'error' | 'warning';
  /** Chinese, names the field. */
  message: string;
  /** Article or document number; empty where it is only that something is missing or unreadable. */
  basis: string;
}

export const fault = (field: string | null, message: string, basis = ''): RegisterFinding => ({
  field,
  level: 'error',
  message,
  basis,
});
export const doubt = (field: string | null, message: string, basis = ''): RegisterFinding => ({
  ...fault(field, message, basis),
  level: 'warning',
});
