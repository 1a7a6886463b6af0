import type { ReportContent } from '@nianbao/report-formats';
import { renderArticle, type ArticleOptions } from './article.ts';
import { escapeHtml } from './escape.ts';

/** What the page around gives its own headings, paragraphs and tables is taken off them here. */
const PLAIN = 'float:none;border:0;background:none;color:#1a1a1a;letter-spacing:normal';
const CELL =
  'border:1px solid #33373d;padding:6px 8px;background:#fff;color:#1a1a1a;text-align:center;vertical-align:middle';
const SONG = `'Songti SC',SimSun,'Noto Serif CJK SC',serif`;
const SMALL_HEADING = `${PLAIN};margin:12px 0 4px;padding:0 0 0 2em;font:700 18px/1.8 ${SONG};text-align:left`;

/** How each element looks, written on the element: what a content system leaves of a `<style>` is nobody's guess. */
const STYLES: Readonly<Record<string, string>> = {
  article: `${PLAIN};font:18px/1.9 ${SONG};overflow-wrap:anywhere`,
  h1: `${PLAIN};margin:16px 0 24px;padding:0;text-align:center;font:700 28px/1.5 ${SONG}`,
  h2: `${PLAIN};margin:28px 0 10px;padding:0 0 0 2em;font:700 20px/1.6 SimHei,'Heiti SC','Microsoft YaHei',sans-serif;text-align:left`,
  h3: `${PLAIN};margin:16px 0 6px;padding:0 0 0 2em;font:700 18px/1.8 KaiTi,'Kaiti SC',STKaiti,serif;text-align:left`,
  h4: SMALL_HEADING,
  h5: SMALL_HEADING,
  h6: SMALL_HEADING,
  p: `${PLAIN};margin:0 0 8px;padding:0;font:18px/1.9 ${SONG};text-indent:2em;text-align:justify;white-space:pre-wrap`,
  table: `${PLAIN};width:100%;margin:0;border-collapse:collapse;font:15px/1.5 ${SONG}`,
  caption: `${PLAIN};padding:0 0 8px;font-weight:700;text-align:center`,
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
