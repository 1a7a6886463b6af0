import { escapeHtml } from '../html/escape.ts';
import type { PortalSite, PortalView } from './model.ts';
import { PLAIN_VIEW, renderPage } from './page.ts';
import { verifyForm } from './report-parts.ts';
import { beijingTime } from './words.ts';

export interface PortalVerifyInput {
  site: PortalSite;
  path: string;
  /** What was asked about; absent when nothing was. */
  asked?: { hash: string; fileName?: string };
  /** What is wrong with what was sent, in a sentence. */
  refused?: string;
  found: readonly VerifiedFile[];
  view?: PortalView;
}

/** A published file, or the published text itself, that has the hash. */
export interface VerifiedFile {
  organisation: string;
  year: number;
  edition: number;
  /** `Word 文档（DOCX）` */
  label: string;
  publishedAt: string;
  path: string;
  /** An edition that was corrected since. */
  superseded: boolean;
  /** Not public any more. */
  withdrawn?: boolean;
}

/** Whether a file, or a hash, is one of those published here. */
export function portalVerify(input: PortalVerifyInput): string {
  const { site } = input;
  return renderPage({
    site,
    title: `文件校验 - ${site.name}`,
    description: '查看您手中的年报文件是否为本站公开的文件。',
    path: input.path,
    view: input.view ?? PLAIN_VIEW,
    trail: [{ name: '政府信息公开年报', path: site.home }, { name: '文件校验' }],
    unlisted: true,
    main: `<h1 class="page-title">文件校验</h1>
${result(input)}
<div class="downloads">${verifyForm(site)}
<p>文件只用于计算校验值，不会保存；支持脚本的浏览器在本机计算，文件不会上传。也可以输入校验值（64 位十六进制）：</p>
<form class="search" method="get" action="${escapeHtml(site.verify ?? '')}"><p class="wide"><label for="hash">校验值（SHA-256）</label><input id="hash" name="hash" type="search" autocomplete="off" maxlength="64" value="${escapeHtml(input.asked?.hash ?? '')}"></p><p><button type="submit">查询</button></p></form></div>`,
  });
}

function result({ asked, refused, found }: PortalVerifyInput): string {
  if (refused !== undefined)
    return `<div class="notice" role="status"><p><strong>${escapeHtml(refused)}</strong></p></div>`;
  if (!asked) return '';
  const file = asked.fileName === undefined ? '该校验值对应的文件' : `文件“${escapeHtml(asked.fileName)}”`;
  const hash = `<p>校验值　<span class="hash">${escapeHtml(asked.hash)}</span></p>`;
  if (found.length === 0)
    return `<div class="notice" role="status"><p><strong>${file}不是本站公开的文件。</strong></p><p>文件可能被改动过，或者不是从本站下载的。</p>${hash}</div>`;
  const items = found.map(
    (each) =>
      `<li><a href="${escapeHtml(each.path)}">${escapeHtml(`${each.organisation}${each.year}年年度报告`)}</a>　第 ${each.edition} 版　${escapeHtml(each.label)}　${beijingTime(each.publishedAt)} 公开${standing(each)}</li>`,
  );
  if (found.every(({ withdrawn }) => withdrawn))
    return `<div class="notice" role="status"><p><strong>${file}曾在本站公开，该版本已撤下。</strong></p><ul>${items.join('')}</ul>${hash}</div>`;
  return `<div class="notice good" role="status"><p><strong>${file}是本站公开的文件，内容未被改动。</strong></p><ul>${items.join('')}</ul>${hash}</div>`;
}

function standing({ withdrawn, superseded }: VerifiedFile): string {
  if (withdrawn) return '　<strong>该版本已撤下，原因见该地址</strong>';
  return superseded ? '　<strong>该版本已更正，请以现行版本为准</strong>' : '';
}
