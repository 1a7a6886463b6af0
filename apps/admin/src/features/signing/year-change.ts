import { addUp, type CellValue, printCell } from '@nianbao/report-formats';

/** How a figure stands against last year's, in words; empty where either is not a figure. */
export function yearChange(value: CellValue, lastYear: CellValue): string {
  if (typeof value !== 'number' || typeof lastYear !== 'number') return '';
  const difference = addUp([value, -lastYear]);
  if (difference === 0) return '持平';
  const arrow = difference > 0 ? '↑' : '↓';
  const percent = lastYear === 0 ? '' : `（${Math.abs(Math.round((difference / lastYear) * 100))}%）`;
  return `${arrow} ${printCell(Math.abs(difference))}${percent}`;
}
