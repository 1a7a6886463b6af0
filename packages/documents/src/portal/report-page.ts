import { findFormat, type ReportContent } from '@nianbao/report-formats';
import { ANNEX_ANCHOR, renderArticle, sectionAnchor } from '../html/article.ts';
import { attributes, escapeHtml } from '../html/escape.ts';
import { placeTables } from '../places.ts';
import type { PortalReportInput, PortalSite, Publication, Sibling } from './model.ts';
import { correctionNotice, downloadList } from './report-parts.ts';
import { sharing } from './share.ts';
import { PLAIN_VIEW, renderPage } from './page.ts';
import { reportData } from './structured-data.ts';
import { beijingDate, beijingTime, grouped } from './words.ts';

/** The public page of one edition of a report. The article in it is what was signed; all else stands around it. */
export function portalReport(input: PortalReportInput): string {
  const { site, content, publication, siblings, attachmentUrl } = input;
  const { organisation, year, path } = publication;
  return renderPage({
    site,
    title: `${oneLine(content.title)} - ${site.name}`,
    description: `${organisation}${year}年政府信息公开工作年度报告，${beijingDate(publication.publishedAt)}发布。${opening(content)}`,
    path,
    view: input.view ?? PLAIN_VIEW,
    trail: [
      { name: '政府信息公开', path: site.home },
      { name: '政府信息公开年报', path: site.home },
      { name: String(year) },
    ],
    // Without knowing where it stands it cannot say what its address is.
    ...(site.origin === '' ? {} : { structuredData: reportData(site, content, publication) }),
    unlisted: publication.currentPath !== undefined,
    main: `<div class="columns">
<div class="side">
${outline(content)}
${otherYears(siblings, year)}
</div>
<div class="body">
${toolbar(site, publication)}
${correctionNotice(publication)}
${renderArticle(content, attachmentUrl ? { attachmentUrl } : {})}
${downloadList(site, publication)}
</div>
</div>`,
  });
}

const oneLine = (text: string): string => text.replace(/\s+/gu, '');

/** The first words of the report, for the list of a search engine. */
function opening(content: ReportContent): string {
  const first = content.sections.flatMap(({ blocks }) => blocks).find(({ kind }) => kind === 'paragraph');
  const text = first?.kind === 'paragraph' ? oneLine(first.text) : '';
  return text.length > 90 ? `${[...text].slice(0, 90).join('')}…` : text;
}

function outline(content: ReportContent): string {
  const sections = content.sections
    .filter(({ number, title }) => number + title !== '')
    .map(({ id, number, title }) => ({ anchor: sectionAnchor(id), name: number + title }));
  const annexed = placeTables(findFormat(content.formatId), content).annexed.map(({ title }) => ({
    anchor: ANNEX_ANCHOR,
    name: `附件 ${title}`,
  }));
  const items = [...sections, ...annexed.slice(0, 1)].map(
    ({ anchor, name }) =>
      `<li><a href="#${escapeHtml(encodeURIComponent(anchor))}">${escapeHtml(name)}</a></li>`,
  );
  if (items.length === 0) return '';
  return `<nav class="outline" aria-label="目录"><details open><summary>目录</summary><ol>${items.join('')}</ol></details></nav>`;
}

function otherYears(siblings: readonly Sibling[], year: number): string {
  const others = siblings.filter((sibling) => sibling.year !== year);
  if (others.length === 0) return '';
  const items = [...others, { year, path: '' }]
    .toSorted((a, b) => b.year - a.year)
    .map((sibling) =>
      sibling.year === year
        ? `<li aria-current="page">${year}年</li>`
        : `<li><a href="${escapeHtml(sibling.path)}">${sibling.year}年</a></li>`,
    );
  return `<nav class="years" aria-label="历年年报"><p>历年年报</p><ol>${items.join('')}</ol></nav>`;
}

/** 打印 and 复制链接 need a script, so the script shows them. */
function toolbar(site: PortalSite, publication: Publication): string {
  const { views, path, bodyPath, comparePath } = publication;
  const moment = (word: string, at: string) =>
    `<span>${word} <time${attributes({ datetime: at })}>${beijingTime(at)}</time></span>`;
  const facts = [
    moment('公开时间', publication.publishedAt),
    ...(publication.correctedAt === undefined ? [] : [moment('更正时间', publication.correctedAt)]),
    `<span>第 ${publication.edition} 版</span>`,
    ...(views === '' ? [] : [`<span>浏览量 ${typeof views === 'number' ? grouped(views) : views}</span>`]),
    ...(publication.imported ? ['<span>往年年报，按原文导入</span>'] : []),
  ];
  const link = (to: string | undefined, words: string) =>
    to === undefined ? '' : `<a href="${escapeHtml(to)}">${words}</a>`;
  return `<div class="toolbar"><p class="facts">${facts.join('')}</p><div class="acts"><button type="button" data-print hidden>打印</button>${sharing(site, path)}${link(comparePath, '与上年对比')}${link(bodyPath, '历年数据')}<a href="${escapeHtml(site.home)}">返回列表</a></div></div>`;
}
