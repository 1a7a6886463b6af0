const SONG = `'Songti SC', SimSun, 'Noto Serif CJK SC', 'Source Han Serif SC', serif`;
const TITLE = `'FZXiaoBiaoSong-B05S', '方正小标宋简体', 'Songti SC', 'STSong', 'Noto Serif CJK SC', SimSun, serif`;
const HEI = `SimHei, 'Heiti SC', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif`;
const KAI = `KaiTi, 'Kaiti SC', STKaiti, KaiTi_GB2312, 'LXGW WenKai', 'Noto Serif CJK SC', serif`;

/** How `renderArticle` looks on screen, on a phone and on paper. Needs no font from elsewhere. */
export const articleStyles = `
.report {
  --ink: #1a1a1a; --quiet: #565b63; --line: #33373d; --rule: #d5d9df; --head: #f2f5f9; --paper: #fff;
  --focus: #0b4aa2; --text: 1.125rem;
  color: var(--ink); background: var(--paper); font: var(--text)/1.9 ${SONG};
  overflow-wrap: anywhere;
}
[data-size='s'] .report { --text: 1rem; }
[data-size='l'] .report { --text: 1.375rem; }
[data-theme='dark'] .report {
  --ink: #e9ebee; --quiet: #b3bac4; --line: #8a929d; --rule: #454c56; --head: #262c35; --paper: #171b21;
  --focus: #8fbcff;
}
[data-contrast='more'] .report {
  --ink: #000; --quiet: #000; --line: #000; --rule: #000; --head: #fff; --paper: #fff; --focus: #00f;
}
@media (prefers-contrast: more) {
  .report { --ink: #000; --quiet: #000; --line: #000; --rule: #000; --head: #fff; --paper: #fff; }
  [data-theme='dark'] .report { --ink: #fff; --quiet: #fff; --line: #fff; --rule: #fff; --head: #000; --paper: #000; }
}
.report h1 {
  margin: 0.6em 0 0.8em; text-align: center; text-wrap: balance;
  font: 700 1.65em/1.5 ${TITLE};
}
.report .whole { white-space: nowrap; }
.report h2 { margin: 1.6em 0 0.6em; padding-left: 2em; font: 700 1.1em/1.6 ${HEI}; scroll-margin-top: 1rem; }
.report h3 { margin: 1em 0 0.3em; padding-left: 2em; font: 700 1em/1.8 ${KAI}; }
.report h4, .report h5, .report h6 { margin: 0.8em 0 0.2em; padding-left: 2em; font: 700 1em/1.8 ${SONG}; }
.report p { margin: 0 0 0.4em; text-indent: 2em; text-align: justify; }
.report p, .report h1, .report h2, .report h3, .report h4, .report td { white-space: pre-wrap; }
.report figure { margin: 1.2em auto; text-align: center; break-inside: avoid; }
.report img { max-width: 100%; height: auto; }
.report figcaption { color: var(--quiet); font-size: 0.85em; }
.report .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.report table { border-collapse: separate; border-spacing: 0; }
.report .metadata { width: 100%; margin: 0 0 1.6em; font-size: 0.85em; line-height: 1.6; border-top: 1px solid var(--rule); }
.report .metadata tbody { display: grid; grid-template-columns: 1fr 1fr; column-gap: 1.5em; }
.report .metadata tr { display: grid; grid-template-columns: 5.5em 1fr; border-bottom: 1px solid var(--rule); }
.report .metadata th { padding: 0.45em 0; text-align: left; font-weight: 400; color: var(--quiet); }
.report .metadata td { padding: 0.45em 0; }

.report .table-scroll { position: relative; margin: 1em 0 1.4em; overflow-x: auto; }
.report .table-scroll:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.report .official, .report .free { width: 100%; font-size: 0.85em; line-height: 1.5; border: solid var(--line); border-width: 0 1px 1px 0; }
.report .official caption:not(.unseen) { padding: 0 0 0.6em; font: 700 1.2em/1.5 ${HEI}; }
.report .official th, .report .official td, .report .free td {
  padding: 0.4em 0.5em; border: solid var(--line); border-width: 1px 0 0 1px; vertical-align: middle;
  background: var(--paper);
}
.report .official th { font-weight: 400; text-align: center; }
.report .official thead th, .report .official.blocks th[scope='rowgroup'] { background: var(--head); }
.report .official th[scope='rowgroup'][colspan] { font-weight: 700; }
.report .official td { text-align: center; }
.report .official .figure { font-variant-numeric: tabular-nums; min-width: 2.5em; white-space: nowrap; }
.report .free td { text-align: center; }
.report .matrix tbody th { text-align: left; }
.report .matrix th.level-0[rowspan] { width: 3.3em; text-align: center; }
.report .matrix th.level-1[rowspan] { width: 5.5em; word-break: keep-all; }
.report .matrix thead tr:first-child th:first-child { text-align: left; }
.report .matrix thead th:not([colspan]) { width: 4.3em; }
.report .indicators tbody th { text-align: left; }
.report .indicators td { width: 6em; }
.report .indicators .level-0 { font-weight: 700; }
.report .indicators .level-1 { padding-left: 1.5em; }
.report .indicators .level-2 { padding-left: 3em; }
.report .indicators .level-3 { padding-left: 4.5em; }

@media screen and (max-width: 720px) {
  .report h1 { font-size: 1.35em; }
  .report .metadata tbody { grid-template-columns: 1fr; }
  .report .official { font-size: 0.78em; }
  .report .official th, .report .official td { padding: 0.4em 0.3em; }
  .report .matrix { min-width: 38em; }
  .report .single-row { min-width: 42em; }
  .report .official tbody th[scope='row'], .report .official tbody th.level-0, .report .official tbody th.level-1,
  .report .matrix thead tr:first-child th:first-child { position: sticky; left: 0; z-index: 1; box-sizing: border-box; }
  .report .matrix th.level-0[rowspan] { width: 1.8em; min-width: 1.8em; }
  .report .matrix th.level-1[rowspan] { width: 4.8em; min-width: 4.8em; }
  .report .matrix th.level-2 { width: 8.6em; min-width: 8.6em; }
  .report .matrix tbody th.level-1 { left: 1.8em; }
  .report .matrix tbody th.level-2 { left: 6.6em; }
  .report .matrix tbody th[scope='row'], .report .matrix thead tr:first-child th:first-child { box-shadow: 3px 0 4px -3px #0006; }
  .report .matrix thead th:not([colspan]) { width: auto; }
  .report .indicators .level-1 { padding-left: 1em; }
  .report .indicators .level-2 { padding-left: 1.8em; }
  .report .indicators .level-3 { padding-left: 2.6em; }
  .report .indicators td { width: 4em; }
}
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
@media print {
  .report { --ink: #000; --quiet: #000; --line: #000; --head: #fff; --paper: #fff; --text: 12pt; background: none; }
  .report h1, .report h2, .report h3, .report h4 { break-after: avoid; }
  .report p { orphans: 2; widows: 2; }
  .report .table-scroll { overflow: visible; }
  .report .official, .report .free { border-collapse: collapse; font-size: 8.5pt; line-height: 1.35; break-inside: avoid; }
  .report .official th, .report .official td, .report .free td { border: 0.5pt solid #000; padding: 2pt 3pt; }
  .report thead { display: table-header-group; }
  .report tr { break-inside: avoid; }
  .report .annex { break-before: page; }
}
`;
