import { escapeHtml } from '../html/escape.ts';
import type { Trend } from './trends.ts';
import { grouped } from './words.ts';

const [WIDTH, HEIGHT, TOP, BOTTOM] = [480, 200, 28, 28];
const FLOOR = HEIGHT - BOTTOM;
const MAX_BAR = 56;

/**
 * Bars over the years as SVG, equal for equal figures and without a script. Its colours come from the page's styles, so
 * that they follow the contrast and the paper; the figures stand in the table beside it too.
 */
export function trendChart({ label, unit, points }: Trend): string {
  const first = points[0]?.year ?? 0;
  const years = Array.from({ length: (points.at(-1)?.year ?? 0) - first + 1 }, (_, i) => first + i);
  const valueOf = (year: number) => points.find((point) => point.year === year)?.value;
  const numbers = points.flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
  const top = Math.max(1, ...numbers);
  const step = WIDTH / years.length;
  const width = Math.min(MAX_BAR, step * 0.6);
  const bars = years.map((year, i) => {
    const value = valueOf(year);
    const centre = round(step * (i + 0.5));
    const height = typeof value === 'number' ? round((Math.max(0, value) / top) * (FLOOR - TOP)) : 0;
    const words = typeof value === 'number' ? grouped(value) : value === 'n/a' ? '不适用' : '—';
    const bar =
      height > 0
        ? `<rect class="bar" x="${round(centre - width / 2)}" y="${round(FLOOR - height)}" width="${round(width)}" height="${height}"/>`
        : '';
    return `${bar}<text x="${centre}" y="${round(FLOOR - height - 7)}">${words}</text><text class="year" x="${centre}" y="${HEIGHT - 8}">${year}</text>`;
  });
  const said = points.map(
    ({ year, value }) => `${year}年 ${typeof value === 'number' ? grouped(value) : '未填'}`,
  );
  return `<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(`${label}（${unit}）：${said.join('，')}`)}"><line class="floor" x1="0" y1="${FLOOR}" x2="${WIDTH}" y2="${FLOOR}"/>${bars.join('')}</svg>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
