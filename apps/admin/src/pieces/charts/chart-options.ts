import { OUTCOMES } from '@nianbao/contracts';
import type { EChartsCoreOption } from 'echarts/core';
import { OUTCOME_WORDS } from './outcome-words.ts';
import type { Group } from './tally.ts';

const INK = '#1c2433';
const LINE = '#dfe4ec';
export const FONT = {
  fontFamily: "system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
  fontSize: 13,
  color: INK,
};

/** Patterns beside the colours, for print in black and white and for those who do not tell colours apart. */
export const COMMON: EChartsCoreOption = {
  textStyle: FONT,
  aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
  tooltip: { trigger: 'axis', confine: true, axisPointer: { type: 'shadow' } },
  legend: { top: 0, left: 0, itemWidth: 22, textStyle: FONT },
};

/** A figure on its own ground, readable on any pattern; one for which there is no room stands in the table alone. */
const FIGURE = {
  show: true,
  color: INK,
  fontSize: 12,
  backgroundColor: 'rgba(255,255,255,0.92)',
  borderRadius: 3,
  padding: [1, 4],
};

const ROW = 34;
/** Legend and axis take the rest. */
export const heightOf = (groups: readonly Group[]): number => 96 + ROW * groups.length;

const bars = (groups: readonly Group[]): EChartsCoreOption => ({
  ...COMMON,
  grid: { top: 52, left: 4, right: 28, bottom: 22, containLabel: true },
  xAxis: {
    type: 'value',
    minInterval: 1,
    axisLabel: FONT,
    splitLine: { lineStyle: { color: LINE } },
  },
  yAxis: {
    type: 'category',
    inverse: true,
    data: groups.map((group) => group.name),
    axisLabel: { ...FONT, width: 112, overflow: 'truncate', interval: 0 },
    axisTick: { show: false },
  },
});

/** One bar a 科室, divided by how its parts came in. */
export const outcomeBars = (groups: readonly Group[]): EChartsCoreOption => ({
  ...bars(groups),
  series: OUTCOMES.map((outcome) => ({
    type: 'bar',
    stack: 'parts',
    barMaxWidth: 22,
    name: OUTCOME_WORDS[outcome].name,
    itemStyle: { color: OUTCOME_WORDS[outcome].color, borderColor: '#fff', borderWidth: 1 },
    // A nought would stand on its neighbour.
    data: groups.map(({ tally }) => tally.outcomes[outcome] || null),
    label: FIGURE,
    labelLayout: { hideOverlap: true },
  })),
});

export const returnBars = (groups: readonly Group[]): EChartsCoreOption => ({
  ...bars(groups),
  legend: { show: false },
  grid: { top: 12, left: 4, right: 28, bottom: 22, containLabel: true },
  series: [
    {
      type: 'bar',
      name: '退回次数',
      barMaxWidth: 22,
      itemStyle: { color: '#8f74c4' },
      data: groups.map(({ tally }) => tally.returns),
      label: { ...FIGURE, position: 'right' },
    },
  ],
});

/** Of more years some figures would be hidden and others not. */
const MOST_LABELLED = 6;

/** Completeness and punctuality, year after year. */
export const yearBars = (years: readonly Group[]): EChartsCoreOption => ({
  ...COMMON,
  grid: { top: 52, left: 4, right: 12, bottom: 4, containLabel: true },
  xAxis: { type: 'category', data: years.map(({ name }) => name), axisLabel: FONT },
  yAxis: {
    type: 'value',
    min: 0,
    max: 100,
    axisLabel: { ...FONT, formatter: '{value}%' },
    splitLine: { lineStyle: { color: LINE } },
  },
  series: [
    { name: '完整率', color: '#4c86e0', of: (group: Group) => group.tally.complete },
    { name: '及时率', color: '#5b9a46', of: (group: Group) => group.tally.punctual },
  ].map(({ name, color, of }) => ({
    type: 'bar',
    name,
    barMaxWidth: 44,
    itemStyle: { color },
    data: years.map(of),
    label: { ...FIGURE, show: years.length <= MOST_LABELLED, position: 'insideTop', formatter: '{c}%' },
    labelLayout: { hideOverlap: true },
  })),
});
