import { attributes, escapeHtml } from '../html/escape.ts';
import { trendChart } from './chart.ts';
import type { PortalSite, PortalView, PublicationSummary } from './model.ts';
import { PLAIN_VIEW, renderPage } from './page.ts';
import type { Trend } from './trends.ts';
import { beijingTime, printedFigure, signed } from './words.ts';

export interface PortalBodyInput {
  site: PortalSite;
  organisation: string;
  path: string;
  /** Newest first; `comparePath` sets a year beside the one before. */
  reports: readonly (PublicationSummary & { comparePath?: string })[];
  trends: readonly Trend[];
  view?: PortalView;
}

/** A body's reports of all years, and how its key figures went. */
export function portalBody(input: PortalBodyInput): string {
  const { site, organisation, path, reports, trends } = input;
  return renderPage({
    site,
    title: `${organisation}历年政府信息公开年报 - ${site.name}`,
    description: `${organisation}历年政府信息公开工作年度报告及主要数据变化，共 ${reports.length} 个年度。`,
    path,
    view: input.view ?? PLAIN_VIEW,
    trail: [{ name: '政府信息公开年报', path: site.home }, { name: organisation }],
    main: `<h1 class="page-title">${escapeHtml(organisation)}历年政府信息公开年报</h1>
${reports.length === 0 ? '<p class="empty">尚无已公开的年度报告。</p>' : yearTable(reports)}
${trendSection(trends)}`,
  });
}

function yearTable(reports: PortalBodyInput['reports']): string {
  const compares = reports.some(({ comparePath }) => comparePath !== undefined);
  const rows = reports.map((report) => {
    const time = attributes({ datetime: report.publishedAt });
    const tags = `${report.corrections > 0 ? '<span class="tag">已更正</span>' : ''}${report.imported ? '<span class="tag">导入</span>' : ''}`;
    const compare =
      report.comparePath === undefined
        ? ''
        : `<a href="${escapeHtml(report.comparePath)}"><span class="unseen">${report.year}年</span>与上年对比</a>`;
    return `<tr><th scope="row"><a href="${escapeHtml(report.path)}">${escapeHtml(report.title)}</a>${tags}</th><td>${report.year}</td><td><time${time}>${beijingTime(report.publishedAt).slice(0, 10)}</time></td>${compares ? `<td>${compare}</td>` : ''}</tr>`;
  });
  return `<table class="reports"><caption class="unseen">历年年度报告</caption><thead><tr><th scope="col">标题</th><th scope="col">年度</th><th scope="col">发布日期</th>${compares ? '<th scope="col">对比</th>' : ''}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function trendSection(trends: readonly Trend[]): string {
  const drawn = trends.filter(
    ({ points }) => points.length > 1 && points.some(({ value }) => typeof value === 'number'),
  );
  if (drawn.length === 0) return '';
  const drawings = drawn.map((trend) => {
    const name = `${escapeHtml(trend.label)}（${escapeHtml(trend.unit)}）`;
    const note =
      trend.formats.length > 1
        ? '<p class="trend-note">其间年报格式有调整，统计口径可能不完全相同。</p>'
        : '';
    return `<section class="trend"><h3>${name}</h3><div class="trend-pair">${trendChart(trend)}${trendTable(trend, name)}</div>${note}</section>`;
  });
  return `<section class="trends" aria-labelledby="trends"><h2 id="trends">主要数据历年变化</h2>${drawings.join('\n')}</section>`;
}

function trendTable({ points }: Trend, name: string): string {
  const rows = points.map(({ year, value }, i) => {
    const before = points[i - 1]?.value;
    const change =
      typeof value === 'number' && typeof before === 'number' ? signed(round(value - before)) : '—';
    return `<tr><th scope="row">${year}年</th><td>${printedFigure(value)}</td><td>${change}</td></tr>`;
  });
  return `<table class="figures"><caption class="unseen">${name}历年数据</caption><thead><tr><th scope="col">年度</th><th scope="col">数值</th><th scope="col">比上次增减</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;
