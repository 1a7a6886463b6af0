import { importReport, isRefusal } from '@nianbao/importer';
import type { Block, ReportContent } from '@nianbao/report-formats';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { contentHash } from '../reports/compose.ts';

/** What came back from a public address; `html` null with the reason in Chinese. */
export type FetchedPage = { html: string } | { html: null; reason: string };

const LIMIT = 30_000;
const LARGEST = 20 * 1024 ** 2;
/** A process of its own sees what any visitor sees: nothing that this process keeps in memory. */
const FETCH = `
const [url] = process.argv.slice(1);
const options = { redirect: 'error', cache: 'no-store', signal: AbortSignal.timeout(20000), headers: { 'cache-control': 'no-cache', 'user-agent': 'nianbao-proof' } };
fetch(url, options).then(
  async (answer) => process.stdout.write(JSON.stringify({ status: answer.status, html: await answer.text() })),
  (error) => process.stdout.write(JSON.stringify({ error: String(error?.cause?.code ?? error?.name ?? error) })),
);`;

/** Fetches a page as the public does. Never throws: a page that cannot be had is an answer too. */
export async function fetchPublicPage(url: string): Promise<FetchedPage> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', FETCH, url], {
      timeout: LIMIT,
      maxBuffer: LARGEST,
      env: {},
    });
    const answer: { status?: number; html?: string; error?: string } = JSON.parse(stdout);
    if (answer.error !== undefined) return { html: null, reason: `公开页面无法访问（${answer.error}）` };
    if (answer.status !== 200) return { html: null, reason: `公开页面返回 ${answer.status}` };
    return { html: answer.html ?? '' };
  } catch {
    return { html: null, reason: '公开页面无法访问（超时或过大）' };
  }
}

/**
 * The content hash of what a page says, read from the page alone. Names that a page does not print (ids of blocks and
 * pictures) and what it adds (发布日期, 浏览量) are taken from what was published; every word and figure is the page's.
 * `null`: there is no report in the page.
 */
export function hashOfPage(html: string, published: ReportContent): string | null {
  const read = importReport({ kind: 'html', text: html });
  if (isRefusal(read)) return null;
  const { publishedOn, views } = published.metadata;
  const { publishedOn: _added, views: _counted, ...metadata } = read.content.metadata;
  return contentHash({
    ...read.content,
    metadata: {
      ...metadata,
      ...(publishedOn === undefined ? {} : { publishedOn }),
      ...(views === undefined ? {} : { views }),
    },
    sections: read.content.sections.map((section, at) => ({
      ...section,
      blocks: section.blocks.map((block, index) => named(block, published.sections[at]?.blocks[index])),
    })),
  });
}

const named = (block: Block, published: Block | undefined): Block => {
  if (published === undefined || published.kind !== block.kind) return block;
  return block.kind === 'image' && published.kind === 'image'
    ? { ...block, id: published.id, attachmentId: published.attachmentId }
    : { ...block, id: published.id };
};
