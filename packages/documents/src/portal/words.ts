import type { CellValue } from '@nianbao/report-formats';

const BEIJING = 8 * 3600 * 1000;

/** `2025-01-22 09:30` in Beijing; what is no time stands as it is. */
export function beijingTime(iso: string): string {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? iso : new Date(time + BEIJING).toISOString().slice(0, 16).replace('T', ' ');
}

/** `2025年1月22日`, no leading zeros (GB/T 9704). */
export function beijingDate(iso: string): string {
  const [year, month, day] = beijingTime(iso).slice(0, 10).split('-').map(Number);
  return year && month && day ? `${year}年${month}月${day}日` : iso;
}

/** `12,408`, the same in every process whatever its locale. */
export const grouped = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/gu, ',');

/** `86.4 KB` */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** A figure as a page says it in words: 0, 未填 and 不适用 are three things. */
export const printedFigure = (value: CellValue): string =>
  typeof value === 'number' ? grouped(value) : value === null ? '未填' : '不适用';

/** `+12`, `−3`, `0` */
export const signed = (value: number): string =>
  value === 0 ? '0' : `${value > 0 ? '+' : '−'}${grouped(Math.abs(value))}`;
