import { BarChart, LineChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

/** The only file that names the chart library's code: it is loaded when a chart is first seen. */
use([
  AriaComponent,
  BarChart,
  GridComponent,
  LabelLayout,
  LegendComponent,
  LineChart,
  MarkLineComponent,
  SVGRenderer,
  TooltipComponent,
]);

export interface OpenChart {
  /** To the width of its place, or to that of the paper. */
  fit: (width?: number) => void;
  close: () => void;
}

/**
 * Draws as SVG, so that it prints sharp at any size. Nothing moves: a chart that is printed or read while it grows shows
 * what is not so.
 */
export function openChart(element: HTMLElement, option: EChartsCoreOption): OpenChart {
  const chart = init(element, null, { renderer: 'svg', locale: 'ZH' });
  chart.setOption({ ...option, animation: false });
  letScale(element);
  return {
    fit: (width) => {
      chart.resize(width === undefined ? {} : { width });
      // The paper does not wait for the next frame.
      chart.getZr().flush();
      letScale(element);
    },
    close: () => chart.dispose(),
  };
}

/** With a view box the drawing follows the width of the paper, which is known only while it is printed. */
function letScale(element: HTMLElement): void {
  const svg = element.querySelector('svg');
  const [width, height] = [svg?.getAttribute('width'), svg?.getAttribute('height')];
  if (svg && width && height) svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
}
