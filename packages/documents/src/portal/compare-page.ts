import { attributes, escapeHtml, escapeLines } from '../html/escape.ts';
import type { ComparedCell, ComparedTable } from './compare-cells.ts';
import type { ComparedParagraph, ComparedSection } from './compare-texts.ts';
import type { PortalSite, PortalView } from './model.ts';
import { PLAIN_VIEW, renderPage } from './page.ts';
import { grouped, printedFigure, signed } from './words.ts';

/** A report that can be chosen, by its body and year. */
export interface ComparedReport {
  organisation: string;
  year: number;
  path: string;
}

export interface PortalCompareInput {
  site: PortalSite;
  path: string;
  /** Every body with a public report, and every year of one. */
  bodies: readonly string[];
  years: readonly number[];
  asked: { bodyA?: string; yearA?: number; bodyB?: string; yearB?: number };
  /** Null when nothing, or not both, could be found. */
  found: {
    a: ComparedReport;
    b: ComparedReport;
    tables: readonly ComparedTable[];
    texts: readonly ComparedSection[];
  } | null;
  /** Also the cells and paragraphs that are equal. */
  everything: boolean;
  view?: PortalView;
}

/** Two years or two bodies: figures cell by cell, texts word by word. */
export function portalCompare(input: PortalCompareInput): string {
  const { site, found, asked } = input;
  const incomplete = Object.keys(asked).length > 0 && !found;
  return renderPage({
    site,
    title: `年报对比 - ${site.name}`,
    description: '对比两个年度或两个单位的政府信息公开工作年度报告，数据逐格，文字逐词。',
    path: input.path,
    view: input.view ?? PLAIN_VIEW,
    trail: [{ name: '政府信息公开年报', path: site.home }, { name: '年报对比' }],
    unlisted: true,
    main: `<h1 class="page-title">年报对比</h1>
${site.compare === undefined ? '' : chooser(input)}
${incomplete ? '<p class="empty" role="status">所选单位和年度没有已公开的年度报告，请另选。</p>' : ''}
${found ? comparison(input, found) : ''}`,
  });
}

function chooser({ site, bodies, years, asked, everything }: PortalCompareInput): string {
  const option = (value: string, words: string, chosen: boolean) =>
    `<option${attributes({ value, selected: chosen })}>${escapeHtml(words)}</option>`;
  const side = (name: string, word: string, body: string | undefined, year: number | undefined) =>
    `<fieldset><legend>${word}</legend><p class="wide"><label for="body-${name}">发布机构</label><select id="body-${name}" name="body-${name}">${bodies.map((each) => option(each, each, each === body)).join('')}</select></p><p><label for="year-${name}">年度</label><select id="year-${name}" name="year-${name}">${years.map((each) => option(String(each), `${each}年`, each === year)).join('')}</select></p></fieldset>`;
  return `<form class="search compare-form" method="get" action="${escapeHtml(site.compare ?? '')}">
${side('a', '甲', asked.bodyA, asked.yearA)}
${side('b', '乙', asked.bodyB, asked.yearB)}
<p class="check"><label><input type="checkbox" name="all" value="1"${attributes({ checked: everything })}> 同时列出相同的项</label></p>
<p><button type="submit">对比</button></p>
</form>`;
}

type Found = NonNullable<PortalCompareInput['found']>;

function comparison(input: PortalCompareInput, { a, b, tables, texts }: Found): string {
  const cells = tables.slice(1).flatMap((table) => table.cells);
  const alone = cells.filter(isAlone).length;
  const differing = cells.filter((cell) => !isAlone(cell) && cell.a !== cell.b).length;
  const equal = cells.length - alone - differing;
  const one = { a: nameOf(a, b), b: nameOf(b, a) };
  const summary = `<p class="count" role="status">表格共 ${grouped(cells.length)} 格：${grouped(differing)} 格不同，${grouped(equal)} 格相同${alone === 0 ? '' : `，${grouped(alone)} 格因两份年报格式不同而没有对应项`}。</p>`;
  const link = (report: ComparedReport) =>
    `<a href="${escapeHtml(report.path)}">${escapeHtml(`${report.organisation}${report.year}年年度报告`)}</a>`;
  return `<p class="pair"><span>甲：${link(a)}</span><span>乙：${link(b)}</span></p>${summary}${tables
    .map((table, i) => comparedTable(table, one, input.everything || i === 0))
    .join('\n')}
${comparedTexts(texts, one, input.everything)}`;
}

/** What stands in one report alone is marked in it. */
function comparedTexts(
  texts: readonly ComparedSection[],
  names: { a: string; b: string },
  everything: boolean,
): string {
  if (texts.length === 0) return '';
  const all = texts.flatMap(({ paragraphs }) => paragraphs);
  const equal = all.filter(({ pieces }) => pieces.length === 0).length;
  const sections = texts.flatMap(({ heading, paragraphs }) => {
    const shown = paragraphs.filter(({ pieces }) => everything || pieces.length > 0);
    if (shown.length === 0) return [];
    const rows = shown.map(
      (paragraph) => `<tr><td>${ownWords(paragraph, 'a')}</td><td>${ownWords(paragraph, 'b')}</td></tr>`,
    );
    return [
      `<h3>${escapeHtml(heading)}</h3><table class="texts"><caption class="unseen">${escapeHtml(heading)}文字对比</caption><thead><tr><th scope="col">${escapeHtml(names.a)}</th><th scope="col">${escapeHtml(names.b)}</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
    ];
  });
  return `<section class="compared" id="texts"><h2>文字部分</h2><p class="count">共 ${grouped(all.length)} 段：${grouped(all.length - equal)} 段不同，${grouped(equal)} 段相同。只在一份年报中出现的文字加底色和下划线。</p>${sections.join('\n')}</section>`;
}

function ownWords({ a, b, pieces }: ComparedParagraph, side: 'a' | 'b'): string {
  const own = side === 'a' ? a : b;
  if (own === null) return '<span class="none">无对应段落</span>';
  if (pieces.length === 0) return escapeLines(own);
  const alone = side === 'a' ? 'removed' : 'added';
  return pieces
    .filter(({ kind }) => kind === 'same' || kind === alone)
    .map(({ kind, text }) => (kind === 'same' ? escapeLines(text) : `<mark>${escapeLines(text)}</mark>`))
    .join('');
}

/** Enough to tell them apart over a column. */
const nameOf = (report: ComparedReport, other: ComparedReport): string =>
  report.organisation === other.organisation
    ? `${report.year}年`
    : report.year === other.year
      ? report.organisation
      : `${report.organisation}${report.year}年`;

const columnName = (name: string): string =>
  escapeHtml(name).replace(/\d{4}年/u, '<span class="whole">$&</span>');

const isAlone = ({ a, b }: ComparedCell): boolean => a === undefined || b === undefined;

function comparedTable(
  { title, cells }: ComparedTable,
  names: { a: string; b: string },
  everything: boolean,
): string {
  const shown = cells.filter((cell) => everything || cell.a !== cell.b);
  const heading = `<h2>${escapeHtml(title)}</h2>`;
  if (shown.length === 0) return `<section class="compared">${heading}<p>各格均相同。</p></section>`;
  const rows = shown.map(
    ({ name, unit, a, b, difference }) =>
      `<tr><th scope="row">${escapeHtml(name)}（${escapeHtml(unit)}）</th><td>${figure(a)}</td><td>${figure(b)}</td><td>${difference === null ? '—' : signed(difference)}</td></tr>`,
  );
  return `<section class="compared">${heading}<table class="figures"><caption class="unseen">${escapeHtml(title)}对比</caption><thead><tr><th scope="col">项目</th><th scope="col">${columnName(names.a)}</th><th scope="col">${columnName(names.b)}</th><th scope="col"><span class="whole">乙比甲</span><span class="whole">增减</span></th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}

const figure = (value: ComparedCell['a']): string =>
  value === undefined ? '<span class="none">无对应项</span>' : printedFigure(value);
