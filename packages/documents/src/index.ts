export { ANNEX_ANCHOR, renderArticle, sectionAnchor, type ArticleOptions } from './html/article.ts';
export { articleStyles } from './html/article-styles.ts';
export { escapeHtml } from './html/escape.ts';
