import { attributes, escapeHtml } from '../html/escape.ts';
import type { PortalSite, PortalView, TextSize } from './model.ts';

export interface Page {
  site: PortalSite;
  title: string;
  description: string;
  path: string;
  view: PortalView;
  /** Printed after 首页; the last one is the page itself. */
  trail: readonly { name: string; path?: string }[];
  main: string;
  /** schema.org, if the page has something to say to machines. */
  structuredData?: object;
  /** Not to be listed by search engines. */
  unlisted?: boolean;
}

export const PLAIN_VIEW: PortalView = { size: 'm', contrast: false };

/** The whole page. Without a script it is complete; the script only saves a reload and shows 打印. */
export function renderPage(page: Page): string {
  const { site, view } = page;
  const root = attributes({
    lang: 'zh-CN',
    'data-size': view.size,
    'data-contrast': view.contrast ? 'more' : undefined,
  });
  return `<!doctype html>
<html${root}>
${head(page)}
<body>
<a class="skip" href="#main">跳到正文</a>
<header class="site-head"><div class="frame">
<a class="site-name" href="${escapeHtml(site.home)}">${escapeHtml(site.name)}</a>
${viewControls(page, view)}
</div></header>
<div class="frame">
${breadcrumb(page)}
<main id="main" tabindex="-1">
${page.main}
</main>
</div>
<footer class="site-foot"><div class="frame">
${(site.footLines ?? []).map((line) => `<p>${escapeHtml(line)}</p>`).join('\n')}
<p>本站依据《中华人民共和国政府信息公开条例》公开政府信息公开工作年度报告。</p>
${siteLinks(site)}
</div></footer>
</body>
</html>
`;
}

/** A sheet with lines. In the page itself, so that a folder of files has it too and nobody asks for `/favicon.ico`. */
const ICON = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" fill="#b5121b"/><path d="M8 9h16M8 16h16M8 23h9" stroke="#fff" stroke-width="3"/></svg>')}`;

function head({ site, title, description, path, structuredData, unlisted }: Page): string {
  const lines = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    `<meta name="description" content="${escapeHtml(description)}">`,
    unlisted ? '<meta name="robots" content="noindex">' : '',
    site.origin === '' ? '' : `<link rel="canonical" href="${escapeHtml(site.origin + path)}">`,
    feedLink('application/atom+xml', `${site.name}（Atom）`, site.feed),
    feedLink('application/rss+xml', `${site.name}（RSS）`, site.rss),
    `<link rel="icon" href="${ICON}">`,
    `<link rel="stylesheet" href="${escapeHtml(site.stylesheet)}">`,
    `<script src="${escapeHtml(site.script)}" defer></script>`,
    structuredData ? `<script type="application/ld+json">${jsonForScript(structuredData)}</script>` : '',
  ];
  return `<head>\n${lines.filter((line) => line !== '').join('\n')}\n</head>`;
}

/** No `<` is left that could end the element. */
const jsonForScript = (data: object): string => JSON.stringify(data).replaceAll('<', String.raw`\u003c`);

function breadcrumb({ site, trail }: Page): string {
  const items = [{ name: '首页', path: site.home }, ...trail].map(({ name, path }, index) => {
    const last = index === trail.length;
    if (last) return `<li aria-current="page">${escapeHtml(name)}</li>`;
    return `<li>${path === undefined ? escapeHtml(name) : `<a href="${escapeHtml(path)}">${escapeHtml(name)}</a>`}</li>`;
  });
  return `<nav class="trail" aria-label="当前位置"><ol>${items.join('')}</ol></nav>`;
}

const SIZES: readonly (readonly [TextSize, string])[] = [
  ['l', '大'],
  ['m', '中'],
  ['s', '小'],
];

/** In a folder of files no server answers to `?size=`, so there only the script shows them. */
function viewControls({ path, site }: Page, view: PortalView): string {
  const hidden = site.files;
  const sizes = SIZES.map(([size, word]) => {
    const link = attributes({
      href: hidden ? '#main' : addressOf(path, { ...view, size }),
      rel: 'nofollow',
      'data-set-size': size,
      'aria-current': view.size === size ? 'true' : undefined,
    });
    return `<a${link}><span class="unseen">文字大小：</span>${word}</a>`;
  });
  const contrast = attributes({
    href: hidden ? '#main' : addressOf(path, { ...view, contrast: !view.contrast }),
    rel: 'nofollow',
    'data-set-contrast': true,
    'aria-current': view.contrast ? 'true' : undefined,
  });
  return `<div class="view" role="group" aria-label="显示方式"${attributes({ hidden })}><span aria-hidden="true">文字大小</span>${sizes.join('')}<a${contrast}>高对比度</a></div>`;
}

const feedLink = (type: string, title: string, href: string | undefined): string =>
  href === undefined ? '' : `<link${attributes({ rel: 'alternate', type, title, href })}>`;

function siteLinks({ home, compare, verify, feed, rss }: PortalSite): string {
  const links = [
    [home, '年报列表'],
    [compare, '年报对比'],
    [verify, '文件校验'],
    [feed, '订阅更新（Atom）'],
    [rss, '订阅更新（RSS）'],
  ] as const;
  const shown = links.flatMap(([path, words]) =>
    path === undefined ? [] : [`<li><a href="${escapeHtml(path)}">${words}</a></li>`],
  );
  return shown.length < 2 ? '' : `<nav aria-label="本站"><ul>${shown.join('')}</ul></nav>`;
}

/** The page's own address in another view; what is usual is left out, so that one page has one address. */
function addressOf(path: string, { size, contrast }: PortalView): string {
  const asked = [size === 'm' ? '' : `size=${size}`, contrast ? 'contrast=more' : ''].filter(
    (part) => part !== '',
  );
  if (asked.length === 0) return path;
  return `${path}${path.includes('?') ? '&' : '?'}${asked.join('&')}`;
}
