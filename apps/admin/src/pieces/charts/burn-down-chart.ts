import type { BurnDownView } from '@nianbao/contracts';
import { addDays } from '@nianbao/workdays';
import type { EChartsCoreOption } from 'echarts/core';
import { formatDay } from '../../lib/dates.ts';
import { COMMON, FONT } from './chart-options.ts';

/** A date far off would press the days of work into a corner. */
const MOST_DAYS = 500;

export interface BurnDownLines {
  days: string[];
  /** One value a day; null where the line is not drawn or only passes. */
  actual: (number | null)[];
  plan: (number | null)[];
  forecast: (number | null)[];
}

/** What is left, what the plan wants, and where today's pace leads; the last only where there is a forecast. */
export function burnDownLines(view: BurnDownView): BurnDownLines {
  const { forecast, startedOn, today, total, left, reviewDue, legalDate } = view;
  const ends = 'publishedOn' in forecast ? [forecast.publishedOn] : [];
  const last = [today, legalDate, reviewDue, ...ends].toSorted().at(-1) ?? today;
  const days: string[] = [];
  for (let day = startedOn; day <= last && days.length < MOST_DAYS; day = addDays(day, 1)) days.push(day);
  const leftOn = new Map(view.points.map((point) => [point.day, point.left]));
  const marks = (known: Record<string, number>) => days.map((day) => known[day] ?? null);
  return {
    days,
    actual: days.map((day) => leftOn.get(day) ?? null),
    plan: marks(reviewDue > startedOn ? { [startedOn]: total, [reviewDue]: 0 } : {}),
    forecast: marks(forecast.kind === 'expected' ? { [today]: left, [forecast.acceptedOn]: 0 } : {}),
  };
}

export function burnDownOption(view: BurnDownView): EChartsCoreOption {
  const { days, actual, plan, forecast } = burnDownLines(view);
  const line = (
    name: string,
    data: (number | null)[],
    color: string,
    type: 'solid' | 'dashed' | 'dotted',
  ) => ({
    type: 'line',
    name,
    data,
    connectNulls: name !== '余项',
    lineStyle: { color, type, width: type === 'solid' ? 3 : 2 },
    itemStyle: { color },
    ...(name === '余项' ? { step: 'end' } : {}),
  });
  return {
    ...COMMON,
    tooltip: { trigger: 'axis', confine: true },
    grid: { top: 88, left: 4, right: 24, bottom: 4, containLabel: true },
    xAxis: {
      type: 'category',
      data: days,
      boundaryGap: false,
      axisLabel: { ...FONT, formatter: (day: string) => formatDay(day), hideOverlap: true },
    },
    yAxis: { type: 'value', min: 0, minInterval: 1, axisLabel: FONT },
    series: [
      { ...line('余项', actual, '#0958d9', 'solid'), symbol: 'none' },
      { ...line('计划', plan, '#5f6b7c', 'dashed'), symbol: 'none', markLine: dates(view) },
      ...(view.forecast.kind === 'expected'
        ? [
            {
              ...line('按近期进度推算', forecast, '#5b2fa8', 'dotted'),
              symbol: 'diamond',
              symbolSize: 10,
            },
          ]
        : []),
    ],
  };
}

/** Today, the two days that bind and the day the forecast leads to, as upright lines; names one above the other. */
function dates({ today, reviewDue, legalDate, forecast }: BurnDownView) {
  const one = (name: string, day: string, color: string, row: number) => ({
    xAxis: day,
    name,
    lineStyle: { color, type: 'solid', width: 1 },
    label: { ...FONT, color, formatter: name, fontSize: 12, distance: 8 + 14 * row, position: 'end' },
  });
  return {
    symbol: 'none',
    silent: true,
    data: [
      one('今天', today, '#0958d9', 0),
      one('审核期限', reviewDue, '#5f6b7c', 0),
      one('法定期限', legalDate, '#b3101f', 1),
      ...('publishedOn' in forecast ? [one('预计公开', forecast.publishedOn, '#5b2fa8', 2)] : []),
    ],
  };
}
