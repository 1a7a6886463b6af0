import { attributes, escapeHtml } from '../html/escape.ts';
import type { PortalHomeInput, PublicationSummary, SearchHit } from './model.ts';
import { PLAIN_VIEW, renderPage } from './page.ts';
import { beijingTime, grouped } from './words.ts';

/** The list of published reports by body and year, with a form that finds them. */
export function portalHome(input: PortalHomeInput): string {
  const { site, query, reports, paging } = input;
  const total = paging?.total ?? reports.length;
  const named = [query.body, query.year === undefined ? undefined : `${query.year}年度`]
    .filter((part) => part !== undefined)
    .join(' ');
  const heading = named === '' ? '政府信息公开年报' : `政府信息公开年报：${named}`;
  return renderPage({
    site,
    title: `${heading} - ${site.name}`,
    description: `${site.name}：${input.bodies.length} 个单位的政府信息公开工作年度报告，按单位和年度查阅、检索、下载。`,
    path: listAddress(input, paging?.page ?? 1),
    view: input.view ?? PLAIN_VIEW,
    trail: [{ name: '政府信息公开', path: site.home }, { name: '政府信息公开年报' }],
    main: `<h1 class="page-title">${escapeHtml(heading)}</h1>
${searchForm(input)}
${yearLinks(input)}
<p class="count" role="status">共 ${grouped(total)}${paging?.atLeast ? ' 份以上' : ' 份'}年度报告${query.text ? `，含有“${escapeHtml(query.text)}”` : ''}${input.bodyPath === undefined ? '' : `　<a href="${escapeHtml(input.bodyPath)}">查看该单位历年数据</a>`}</p>
${reports.length === 0 ? emptyList(input) : reportList(reports, query.text)}
${pager(input)}`,
  });
}

function searchForm({ site, bodies, years, query }: PortalHomeInput): string {
  const option = (value: string, word: string, chosen: boolean) =>
    `<option${attributes({ value, selected: chosen })}>${escapeHtml(word)}</option>`;
  const text = attributes({
    id: 'q',
    name: 'q',
    type: 'search',
    value: query.text ?? '',
    autocomplete: 'off',
    maxlength: 100,
  });
  return `<form class="search" role="search" method="get" action="${escapeHtml(site.home)}">
<p><label for="body">发布机构</label><select id="body" name="body">${option('', '全部单位', !query.body)}${bodies.map((body) => option(body, body, body === query.body)).join('')}</select></p>
<p><label for="year">年度</label><select id="year" name="year">${option('', '全部年度', query.year === undefined)}${years.map((year) => option(String(year), `${year}年`, year === query.year)).join('')}</select></p>
<p class="wide"><label for="q">全文检索</label><input${text}></p>
<p><button type="submit">查询</button></p>
</form>`;
}

function yearLinks(input: PortalHomeInput): string {
  const { year: chosen, ...query } = input.query;
  const items = [undefined, ...input.years].map((year) => {
    const link = attributes({
      href: listAddress({ ...input, query: year === undefined ? query : { ...query, year } }, 1),
      'aria-current': chosen === year ? 'true' : undefined,
    });
    return `<li><a${link}>${year === undefined ? '全部' : `${year}年`}</a></li>`;
  });
  return `<nav class="by-year" aria-label="按年度查看"><ul>${items.join('')}</ul></nav>`;
}

function reportList(reports: readonly PublicationSummary[], text: string | undefined): string {
  const rows = reports.map((report) => {
    const corrected = report.corrections > 0 ? `<span class="tag">已更正</span>` : '';
    const imported = report.imported ? `<span class="tag">导入</span>` : '';
    const excerpt =
      (report.excerpt === undefined ? '' : `<p class="excerpt">${marked(report.excerpt, text)}</p>`) +
      (report.hits ?? []).map((hit) => renderHit(hit, text)).join('');
    const time = attributes({ datetime: report.publishedAt });
    return `<tr><th scope="row"><a href="${escapeHtml(report.path)}">${marked(report.title, text)}</a>${corrected}${imported}${excerpt}</th><td>${escapeHtml(report.organisation)}</td><td>${report.year}</td><td><time${time}>${beijingTime(report.publishedAt).slice(0, 10)}</time></td></tr>`;
  });
  return `<table class="reports"><caption class="unseen">已公开的年度报告</caption><thead><tr><th scope="col">标题</th><th scope="col">发布机构</th><th scope="col">年度</th><th scope="col">发布日期</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

const renderHit = ({ heading, path, excerpt }: SearchHit, text: string | undefined): string =>
  `<p class="excerpt"><a href="${escapeHtml(path)}">${escapeHtml(heading)}</a>　${marked(excerpt, text)}</p>`;

/** What was searched for, marked where it stands. */
function marked(text: string, searched: string | undefined): string {
  const words = (searched ?? '')
    .normalize('NFKC')
    .split(/\s+/u)
    .filter((word) => word !== '')
    .toSorted((a, b) => b.length - a.length);
  if (words.length === 0) return escapeHtml(text);
  const pattern = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/gu, String.raw`\$&`)).join('|');
  return text
    .split(new RegExp(`(${pattern})`, 'giu'))
    .map((part, index) => (index % 2 === 1 ? `<mark>${escapeHtml(part)}</mark>` : escapeHtml(part)))
    .join('');
}

function emptyList({ site, query }: PortalHomeInput): string {
  const asked = query.body !== undefined || query.year !== undefined || Boolean(query.text);
  return asked
    ? `<p class="empty">没有找到符合条件的年度报告。可以减少条件再查，或<a href="${escapeHtml(site.home)}">查看全部</a>。</p>`
    : '<p class="empty">尚无已公开的年度报告。</p>';
}

function pager(input: PortalHomeInput): string {
  const { paging } = input;
  if (!paging || paging.pages < 2) return '';
  const link = (page: number, word: string) =>
    page < 1 || page > paging.pages
      ? ''
      : `<li><a href="${escapeHtml(listAddress(input, page))}">${word}</a></li>`;
  return `<nav class="pager" aria-label="分页"><ul>${link(paging.page - 1, '上一页')}<li aria-current="page">第 ${paging.page} 页，共 ${paging.pages} 页</li>${link(paging.page + 1, '下一页')}</ul></nav>`;
}

/** The list's address with what is asked for: `body`, `year`, `q` and `page`. */
function listAddress({ site, query }: Pick<PortalHomeInput, 'site' | 'query'>, page: number): string {
  const asked = [
    ['body', query.body],
    ['year', query.year],
    ['q', query.text],
    ['page', page > 1 ? page : undefined],
  ] as const;
  const named = asked.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return named.length === 0 ? site.home : `${site.home}?${named.join('&')}`;
}
