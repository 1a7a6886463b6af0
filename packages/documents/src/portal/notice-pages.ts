import { escapeHtml } from '../html/escape.ts';
import type { PortalSite, PortalTakenDownInput, PortalView } from './model.ts';
import { PLAIN_VIEW, renderPage } from './page.ts';
import { beijingDate } from './words.ts';

/** What stays at the address of a report that was taken down. */
export function portalTakenDown(input: PortalTakenDownInput): string {
  const { site, organisation, year, title, path, takenDownAt, reason, siblings } = input;
  const others = siblings
    .filter((sibling) => sibling.year !== year)
    .map((sibling) => `<li><a href="${escapeHtml(sibling.path)}">${sibling.year}年年度报告</a></li>`);
  return renderPage({
    site,
    title: `已撤下：${title} - ${site.name}`,
    description: `${organisation}${year}年政府信息公开工作年度报告已于${beijingDate(takenDownAt)}撤下。`,
    path,
    view: input.view ?? PLAIN_VIEW,
    trail: [
      { name: '政府信息公开', path: site.home },
      { name: '政府信息公开年报', path: site.home },
      { name: String(year) },
    ],
    unlisted: true,
    main: `<div class="statement">
<h1 class="page-title">该年度报告已撤下</h1>
<dl><dt>报告</dt><dd>${escapeHtml(title)}</dd><dt>发布机构</dt><dd>${escapeHtml(organisation)}</dd><dt>撤下日期</dt><dd>${escapeHtml(beijingDate(takenDownAt))}</dd><dt>原因</dt><dd>${escapeHtml(reason)}</dd></dl>
${others.length === 0 ? '' : `<p>可查阅该单位其他年度的报告：</p><ul>${others.join('')}</ul>`}
<p><a href="${escapeHtml(site.home)}">返回列表</a></p>
</div>`,
  });
}

/** For an address at which nothing was ever published. */
export function portalNotFound(input: { site: PortalSite; path: string; view?: PortalView }): string {
  const { site, path } = input;
  return renderPage({
    site,
    title: `未找到页面 - ${site.name}`,
    description: '该地址没有已公开的年度报告。',
    path,
    view: input.view ?? PLAIN_VIEW,
    trail: [{ name: '未找到页面' }],
    unlisted: true,
    main: `<div class="statement">
<h1 class="page-title">未找到页面</h1>
<p>该地址没有已公开的年度报告。地址可能输入有误，或报告尚未公开。</p>
<p><a href="${escapeHtml(site.home)}">查看全部年度报告</a></p>
</div>`,
  });
}
