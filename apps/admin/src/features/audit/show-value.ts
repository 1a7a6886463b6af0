import { PART_STATUSES, REPORT_STATUSES } from '@nianbao/workflow';
import { PART_STATUS_LABELS, REPORT_STATUS_LABELS } from '../../lib/labels.ts';

const STATUS_WORDS: Record<string, string> = {
  ...Object.fromEntries(REPORT_STATUSES.map((status) => [status, REPORT_STATUS_LABELS[status]])),
  ...Object.fromEntries(PART_STATUSES.map((status) => [status, PART_STATUS_LABELS[status]])),
};

/** What stood before or after, in words: states in Chinese, texts as they are, anything else as it was recorded. */
export function showValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return STATUS_WORDS[value] ?? value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return JSON.stringify(value);
}
