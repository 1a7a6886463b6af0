import type { ReportContent } from '@nianbao/report-formats';
import { renderArticle, type ArticleOptions } from './article.ts';
import { escapeHtml } from './escape.ts';

const CELL = 'border:1px solid #33373d;padding:6px 8px;text-align:center;vertical-align:middle';

/** How each element looks, written on the element: what a content system leaves of a `<style>` is nobody's guess. */
const STYLES: Readonly<Record<string, string>> = {
  article: `color:#1a1a1a;font:18px/1.9 'Songti SC',SimSun,'Noto Serif CJK SC',serif;overflow-wrap:anywhere`,
  h1: `margin:16px 0 24px;text-align:center;font:700 28px/1.5 'Songti SC',SimSun,'Noto Serif CJK SC',serif`,
  h2: `margin:28px 0 10px;padding-left:2em;font:700 20px/1.6 SimHei,'Heiti SC','Microsoft YaHei',sans-serif`,
  h3: `margin:16px 0 6px;padding-left:2em;font:700 18px/1.8 KaiTi,'Kaiti SC',STKaiti,serif`,
  h4: 'margin:12px 0 4px;padding-left:2em;font-weight:700;font-size:18px',
  h5: 'margin:12px 0 4px;padding-left:2em;font-weight:700;font-size:18px',
  h6: 'margin:12px 0 4px;padding-left:2em;font-weight:700;font-size:18px',
  p: 'margin:0 0 8px;text-indent:2em;text-align:justify;white-space:pre-wrap',
  table: 'width:100%;border-collapse:collapse;font-size:15px;line-height:1.5',
  caption: 'padding:0 0 8px;font-weight:700;text-align:center',
  th: `${CELL};font-weight:400`,
  td: CELL,
  div: 'margin:16px 0 22px;overflow-x:auto',
  figure: 'margin:20px auto;text-align:center',
  img: 'max-width:100%;height:auto',
  figcaption: 'color:#565b63;font-size:15px',
};

/**
 * The report to be pasted into a page of the body's own website system: one element, every style on its element, no
 * script, no stylesheet, no class or id that the page around it could also have.
 */
export function renderFragment(
  content: ReportContent,
  options: ArticleOptions & { contentHash?: string; source?: string } = {},
): string {
  const { contentHash, source, ...article } = options;
  const styled = renderArticle(content, article).replace(
    /<([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"]*")?)*)>/gu,
    (_, tag: string, given: string) => `<${tag}${ownAttributes(tag, given)}>`,
  );
  const foot = [
    ...(source === undefined ? [] : [`原文：<a href="${escapeHtml(source)}">${escapeHtml(source)}</a>`]),
    ...(contentHash === undefined ? [] : [`正文内容校验值：${escapeHtml(contentHash)}`]),
  ];
  const line =
    foot.length === 0
      ? ''
      : `<p style="margin:24px 0 0;color:#565b63;font-size:14px;overflow-wrap:anywhere">${foot.join('　')}</p>`;
  return styled.replace(/<\/article>$/u, `${line}</article>\n`);
}

/** What an element says of itself stays; how it is found and styled on our own pages does not. */
function ownAttributes(tag: string, given: string): string {
  const hidden = / class="unseen"/u.test(given);
  const kept = given.replaceAll(/ (?:class|id|tabindex|role|aria-label|data-[a-z-]+)(?:="[^"]*")?/gu, '');
  const style = hidden
    ? 'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)'
    : STYLES[tag];
  return style === undefined ? kept : `${kept} style="${style}"`;
}
