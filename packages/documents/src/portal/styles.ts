import { articleStyles } from '../html/article-styles.ts';

const SANS = `'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif`;
const SERIF = `'Songti SC', 'STSong', 'Noto Serif CJK SC', 'Source Han Serif SC', SimSun, serif`;

const frameStyles = `
:root {
  --page: #fff; --words: #1f2329; --soft: #565b63; --link: #0b4aa2; --edge: #d5d9df; --tint: #f4f7fb; --red: #b5121b;
  --note: #fff8e8; --note-edge: #c98a00; color-scheme: light;
}
[data-contrast='more'] {
  --page: #fff; --words: #000; --soft: #000; --link: #0000c8; --edge: #000; --tint: #fff; --red: #000;
  --note: #fff; --note-edge: #000;
}
*, ::before, ::after { box-sizing: border-box; }
html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
body { margin: 0; color: var(--words); background: var(--page); font: 1rem/1.7 ${SANS}; overflow-wrap: anywhere; }
[data-size='s'] body { font-size: 0.9375rem; }
[data-size='l'] body { font-size: 1.125rem; }
a { color: var(--link); text-underline-offset: 0.2em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
main:focus { outline: none; }
.frame { max-width: 75rem; margin: 0 auto; padding: 0 1.5rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -100rem; padding: 0.5rem 1rem; background: var(--page); z-index: 2; }
.skip:focus { left: 0.5rem; top: 0.5rem; }

.site-head { border-bottom: 2px solid var(--red); }
.site-head .frame { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.5rem 2rem; padding-block: 1.25rem 1rem; }
.site-name { font: 700 1.75rem/1.4 ${SERIF}; letter-spacing: 0.06em; text-decoration: none; }
.view { display: flex; align-items: center; gap: 0.25rem; color: var(--soft); font-size: 0.9375rem; }
.view a { display: inline-block; min-width: 2.25rem; padding: 0.3rem 0.5rem; border: 1px solid transparent; border-radius: 3px; text-align: center; text-decoration: none; }
.view a:hover { border-color: var(--edge); }
.view [aria-current] { border-color: var(--link); background: var(--tint); font-weight: 700; }
.view > span { margin-right: 0.25rem; }

.trail { padding: 0.9rem 0; border-bottom: 1px solid var(--edge); font-size: 0.9375rem; color: var(--soft); }
.trail ol { display: flex; flex-wrap: wrap; margin: 0; padding: 0; list-style: none; }
.trail li + li::before { content: '>' / ''; padding: 0 0.5rem; color: var(--soft); }
.page-title { margin: 1.75rem 0 1.25rem; font: 700 1.75rem/1.5 ${SERIF}; }

.columns { display: grid; gap: 0 3rem; grid-template-columns: minmax(0, 1fr); }
.side p, .side summary { margin: 0; color: var(--soft); font-size: 0.9375rem; font-weight: 700; }
.side summary { cursor: pointer; }
.side ol { margin: 0; padding: 0.4rem 0 0; list-style: none; font-size: 0.9375rem; line-height: 1.5; }
.outline { margin-top: 1.25rem; padding: 0.9rem 1rem; background: var(--tint); border: 1px solid var(--edge); }
.outline a { display: block; padding: 0.3rem 0; text-decoration: none; }
.outline a:hover { text-decoration: underline; }
.years { margin-top: 1.25rem; padding: 0 1rem; }
.years ol { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
.years a { display: inline-block; padding: 0.15rem 0; }
.years [aria-current] { padding: 0.15rem 0; font-weight: 700; }
.toolbar { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.25rem 1.5rem; margin-top: 1.25rem; padding-bottom: 0.75rem; border-bottom: 1px solid var(--edge); font-size: 0.9375rem; }
.toolbar > p { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1.25rem; margin: 0; }
.facts { color: var(--soft); }
button { padding: 0.35rem 0.9rem; border: 1px solid var(--link); border-radius: 3px; color: var(--link); background: var(--page); font: inherit; cursor: pointer; }
button:hover { background: var(--tint); }
[hidden] { display: none; }

.notice { margin-top: 1.25rem; padding: 0.9rem 1.1rem; border: 1px solid var(--note-edge); border-left-width: 4px; background: var(--note); font-size: 0.9375rem; }
.notice p { margin: 0; }
.notice p + p, .notice details { margin-top: 0.5rem; }
.notice summary { cursor: pointer; color: var(--link); }
.notice table, .downloads table { width: 100%; margin-top: 0.6rem; border-collapse: collapse; font-size: 0.9375rem; }
.notice th, .notice td, .downloads th, .downloads td { padding: 0.45rem 0.6rem; border: 1px solid var(--edge); text-align: left; vertical-align: top; font-weight: 400; }
.notice thead th, .downloads thead th { background: var(--tint); color: var(--soft); white-space: nowrap; }
.notice del { color: var(--red); }
.notice ins { font-weight: 700; text-decoration: none; }
.downloads { margin: 2.5rem 0 3rem; padding-top: 1.25rem; border-top: 1px solid var(--edge); font-size: 0.9375rem; }
.downloads h2 { margin: 0; font-size: 1.125rem; }
.downloads td:nth-child(2) { white-space: nowrap; }
.downloads p { margin: 0.75rem 0 0; color: var(--soft); }
.hash { font: 0.8125rem/1.6 ui-monospace, Consolas, Menlo, monospace; word-break: break-all; }

.search { display: flex; flex-wrap: wrap; align-items: end; gap: 0.75rem 1rem; padding: 1rem 1.1rem; background: var(--tint); border: 1px solid var(--edge); }
.search p { margin: 0; }
.search .wide { flex: 1 1 14rem; }
.search label { display: block; margin-bottom: 0.2rem; font-size: 0.9375rem; color: var(--soft); }
.search select, .search input { width: 100%; min-height: 2.5rem; padding: 0.3rem 0.6rem; border: 1px solid #767d88; border-radius: 3px; color: inherit; background: var(--page); font: inherit; }
.search button { min-height: 2.5rem; padding-inline: 1.75rem; color: #fff; background: #0b4aa2; border-color: #0b4aa2; }
.search button:hover { background: #083a80; }
.by-year ul, .pager ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 1.25rem 0 0; padding: 0; list-style: none; }
.by-year a { display: inline-block; padding: 0.2rem 0; text-decoration: none; }
.by-year a:hover { text-decoration: underline; }
.by-year [aria-current] { font-weight: 700; border-bottom: 2px solid var(--red); }
.count { margin: 1rem 0 0.5rem; color: var(--soft); font-size: 0.9375rem; }
.reports { width: 100%; border-collapse: collapse; }
.reports th, .reports td { padding: 0.75rem 0.75rem 0.75rem 0; border-bottom: 1px solid var(--edge); text-align: left; vertical-align: top; font-weight: 400; }
.reports thead th { color: var(--soft); font-size: 0.9375rem; border-bottom: 2px solid var(--edge); }
.reports td { color: var(--soft); white-space: nowrap; font-variant-numeric: tabular-nums; }
.reports a { text-decoration: none; }
.reports a:hover { text-decoration: underline; }
.excerpt { margin: 0.25rem 0 0; color: var(--soft); font-size: 0.9375rem; }
.reports .excerpt a { text-decoration: underline; }
mark { color: inherit; background: #fff0a8; }
.tag { margin-left: 0.6rem; padding: 0.05rem 0.4rem; border: 1px solid var(--note-edge); border-radius: 3px; color: #7a4b00; font-size: 0.8125rem; white-space: nowrap; }
[data-contrast='more'] .tag { color: #000; }
.pager ul { justify-content: center; margin: 1.5rem 0; }
.empty { padding: 3rem 1rem; text-align: center; color: var(--soft); }
.statement { max-width: 44rem; margin: 2rem auto 4rem; }
.statement dl { display: grid; grid-template-columns: 6rem 1fr; gap: 0.6rem 1rem; margin: 0 0 1.5rem; padding: 1.1rem 1.25rem; background: var(--tint); border: 1px solid var(--edge); }
.statement dt { color: var(--soft); }
.statement dd { margin: 0; }
.site-foot { margin-top: 3rem; padding: 1.25rem 0 1.75rem; border-top: 1px solid var(--edge); background: var(--tint); color: var(--soft); font-size: 0.875rem; text-align: center; }
.site-foot p { margin: 0.15rem 0; }

.acts { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1.25rem; }
.share { position: relative; }
.share summary { color: var(--link); text-decoration: underline; text-underline-offset: 0.2em; cursor: pointer; list-style: none; }
.share summary::-webkit-details-marker { display: none; }
.share-box { position: absolute; right: 0; z-index: 3; width: 16rem; padding: 1rem; border: 1px solid var(--edge); background: var(--page); text-align: center; box-shadow: 0 4px 16px #0002; }
.toolbar .share-box p { display: block; margin: 0 0 0.5rem; }
.share-box .address { font-size: 0.8125rem; word-break: break-all; }
.qr { width: 11rem; height: 11rem; }
.verify { margin-top: 1.25rem; padding: 1rem 1.1rem; border: 1px dashed #767d88; background: var(--tint); }
.downloads .verify p { margin: 0; color: inherit; }
.downloads .verify p + p { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; margin-top: 0.5rem; }
.verify [data-verify-result] { overflow-wrap: anywhere; }
.notice.good { border-color: #2b6e35; background: #f1f8f1; }
.notice ul { margin: 0.5rem 0 0; padding-left: 1.25rem; }
[data-contrast='more'] .notice.good { border-color: #000; background: #fff; }
.site-foot nav ul { display: flex; flex-wrap: wrap; justify-content: center; gap: 0.25rem 1.5rem; margin: 0.25rem 0 0; padding: 0; list-style: none; }
.site-foot nav a { display: inline-block; padding: 0.15rem 0; }

.compared h3 { margin: 1.5rem 0 0.5rem; font: 700 1.05rem/1.5 ${SERIF}; }
.texts { width: 100%; table-layout: fixed; border-collapse: collapse; }
.texts th { padding: 0.4rem 0.6rem; border-bottom: 1px solid var(--edge); color: var(--soft); font-weight: 400; text-align: start; }
.texts td { padding: 0.5rem 0.6rem; border-bottom: 1px solid var(--edge); vertical-align: top; overflow-wrap: anywhere; }
.texts mark { text-decoration: underline; text-underline-offset: 0.2em; }
.trends h2, .compared h2 { margin: 2.5rem 0 0.75rem; font: 700 1.25rem/1.5 ${SERIF}; }
.trend { padding: 1rem 0; border-top: 1px solid var(--edge); break-inside: avoid; }
.trend h3 { margin: 0 0 0.5rem; font-size: 1rem; }
.trend-pair { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1.5rem; align-items: center; }
.trend-note { margin: 0.5rem 0 0; color: var(--soft); font-size: 0.875rem; }
.chart { display: block; width: 100%; max-width: 34rem; height: auto; }
.chart text { fill: var(--words); font: 13px ${SANS}; text-anchor: middle; font-variant-numeric: tabular-nums; }
.chart .year { fill: var(--soft); }
.chart .bar { fill: var(--link); }
.chart .floor { stroke: var(--edge); }
.figures { width: 100%; border-collapse: collapse; font-size: 0.9375rem; }
.figures th, .figures td { padding: 0.4rem 0.6rem; border-bottom: 1px solid var(--edge); font-weight: 400; text-align: left; }
.figures td { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.figures thead th { color: var(--soft); }
.figures thead th + th { text-align: right; }
.whole { white-space: nowrap; }
.none { color: var(--soft); }
.compare-form fieldset { display: flex; flex: 1 1 20rem; gap: 0.75rem; margin: 0; padding: 0; border: 0; }
.compare-form legend { padding: 0; font-weight: 700; }
.search .check { flex: 1 1 100%; }
.search .check label { display: inline-block; color: inherit; }
.search .check input { width: auto; min-height: 0; }
.pair { display: flex; flex-wrap: wrap; gap: 0.25rem 2rem; margin: 1.25rem 0 0; }

@media (min-width: 1100px) {
  .columns { grid-template-columns: 14.5rem minmax(0, 1fr); }
  .side { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding-bottom: 1rem; }
  .outline { padding: 0.9rem 0; background: none; border: 0; }
  .outline summary { padding-left: 0.9rem; list-style: none; }
  .outline summary::-webkit-details-marker { display: none; }
  .outline ol { margin-top: 0.4rem; padding: 0; border-left: 1px solid var(--edge); }
  .outline a { margin-left: -1px; padding: 0.4rem 0 0.4rem 0.9rem; border-left: 3px solid transparent; }
  .outline [aria-current] { border-left-color: var(--link); font-weight: 700; }
  .years { padding: 0 0.9rem; }
}
@media (max-width: 720px) {
  .frame { padding-inline: 1rem; }
  .site-head .frame { padding-block: 0.9rem 0.6rem; }
  .site-name { font-size: 1.375rem; }
  .view { margin-left: -0.25rem; }
  .page-title { font-size: 1.375rem; }
  .outline { margin-top: 0.9rem; padding-block: 0.5rem; }
  .years { display: flex; gap: 0.25rem 1rem; margin-top: 0.75rem; padding: 0; }
  .years p { flex: none; line-height: 1.8; }
  .years ol { padding: 0; }
  .toolbar { margin-top: 0.5rem; }
  .toolbar button { padding-block: 0.25rem; }
  .search p { flex: 1 1 8rem; }
  .search button { width: 100%; }
  .reports thead { position: absolute; clip-path: inset(50%); }
  .reports tr { display: block; padding: 0.75rem 0; border-bottom: 1px solid var(--edge); }
  .reports th, .reports td { display: inline; padding: 0; border: 0; white-space: normal; }
  .reports th { display: block; }
  .reports td { font-size: 0.9375rem; }
  .reports td + td::before { content: '·' / ''; padding: 0 0.4rem; }
  .downloads thead { position: absolute; clip-path: inset(50%); }
  .downloads tr { display: block; padding: 0.6rem 0; border-bottom: 1px solid var(--edge); }
  .downloads th, .downloads td { display: block; padding: 0.1rem 0; border: 0; }
  .trend-pair { grid-template-columns: minmax(0, 1fr); gap: 0.5rem; }
  .share-box { right: auto; left: 0; }
  .compare-form fieldset { flex-wrap: wrap; }
  .statement dl { grid-template-columns: 1fr; gap: 0.1rem; }
  .statement dd { margin-bottom: 0.6rem; }
}
@media print {
  .site-head, .trail, .side, .toolbar, .downloads, .site-foot, .skip, form { display: none; }
  .chart .bar, mark { print-color-adjust: exact; }
  .notice details::details-content { content-visibility: visible; block-size: auto; }
  .trends h2, .compared h2, .compared h3 { break-after: avoid; }
  .frame { max-width: none; padding: 0; }
  .columns { display: block; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
`;

/** What `/portal.css` serves: the frame of the pages and the article's own styles. */
export const portalStyles = `${frameStyles}${articleStyles}`;
