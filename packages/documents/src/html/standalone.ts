import type { ReportContent } from '@nianbao/report-formats';
import { articleStyles } from './article-styles.ts';
import { renderArticle, type ArticleOptions } from './article.ts';
import { escapeHtml } from './escape.ts';

/** The report as one HTML file with its styles in it: to keep, to mail, to print. */
export function renderStandalone(
  content: ReportContent,
  options: ArticleOptions & { contentHash?: string } = {},
): string {
  const { contentHash, ...article } = options;
  const hash =
    contentHash === undefined ? '' : `<meta name="content-hash" content="${escapeHtml(contentHash)}">\n`;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(content.title.replace(/\s+/gu, ''))}</title>
${hash}<style>
body { margin: 0; }
.report { box-sizing: border-box; max-width: 56rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
@media print { .report { max-width: none; padding: 0; } }
${articleStyles}</style>
</head>
<body>
<main>
${renderArticle(content, article)}
</main>
</body>
</html>
`;
}
