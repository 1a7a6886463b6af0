import { importReport, isRefusal } from '@nianbao/importer';
import type { Block, ReportContent } from '@nianbao/report-formats';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { NO_VISITOR } from '../../portal/view-counter.ts';
import { contentHash } from '../../report/reports/compose.ts';

/** What came back from a public address; `html` null with the reason in Chinese. */
export type FetchedPage = { html: string } | { html: null; reason: string };

const LIMIT = 30_000;
const LARGEST = 20 * 1024 ** 2;
/** A process of its own sees what any visitor sees: nothing that this process keeps in memory. */
const FETCH = `
const [url, agent] = process.argv.slice(1);
const options = { redirect: 'manual', cache: 'no-store', signal: AbortSignal.timeout(20000), headers: { 'cache-control': 'no-cache', 'user-agent': agent } };
const say = (answer) => process.stdout.write(JSON.stringify(answer));
fetch(url, options).then(
  async (answer) => say({ status: answer.status, to: answer.headers.get('location') ?? undefined, html: await answer.text() }),
).catch((error) => say({ error: String(error?.cause?.code ?? error?.code ?? error?.name ?? error) }));`;

interface Answer {
  status?: number;
  /** Where a visitor is sent instead. */
  to?: string;
  html?: string;
  error?: string;
}

/** Fetches a page as the public does. Never throws: a page that cannot be had is an answer too. */
export async function fetchPublicPage(url: string): Promise<FetchedPage> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', FETCH, url, NO_VISITOR], {
      timeout: LIMIT,
      maxBuffer: LARGEST,
      env: {},
    });
    const answer: Answer = JSON.parse(stdout);
    if (answer.error !== undefined)
      return { html: null, reason: `公开页面无法访问（${inWords(answer.error)}）` };
    if (answer.to !== undefined)
      return { html: null, reason: `公开地址转到了别处：${answer.to.slice(0, 200)}` };
    if (answer.status !== 200) return { html: null, reason: `公开页面返回 ${answer.status}` };
    return { html: answer.html ?? '' };
  } catch {
    return { html: null, reason: '公开页面无法访问（超时或过大）' };
  }
}

/** What whoever looks after the server understands; a code that nobody foresaw stands as it is. */
const FAILURES: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^(?:ENOTFOUND|EAI_AGAIN)$/u, '找不到公开地址的域名'],
  [/^ECONNREFUSED$/u, '服务器拒绝连接'],
  [/^(?:ECONNRESET|UND_ERR_SOCKET|EPIPE)$/u, '连接中断'],
  [/TIMEOUT|TimeoutError|ETIMEDOUT/u, '超时'],
  [/CERT|SELF_SIGNED|ERR_TLS|ERR_SSL|UNABLE_TO/u, '网站证书无效'],
];
const inWords = (code: string): string => FAILURES.find(([pattern]) => pattern.test(code))?.[1] ?? code;

/**
 * The content hash of what a page says, read from the page alone. Names that a page does not print (ids of blocks and
 * pictures) and what it adds (发布日期, 浏览量) are taken from what was published; every word and figure is the page's.
 * `null`: there is no report in the page. What a page says beside the report is not in the hash: see `foreignWords`.
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

/** Enough to find the place by. */
const SHOWN = 30;

/**
 * Where the words of the page's main part differ from those that it should have: a sentence put before the report, a
 * notice that is gone, another 发布日期. `null`: nowhere. Visitors are counted meanwhile, so their number may differ.
 */
export function foreignWords(html: string, expected: string): string | null {
  const [found, right] = [wordsOf(html), wordsOf(expected)];
  if (found === right) return null;
  let at = 0;
  while (at < right.length && found[at] === right[at]) at += 1;
  return found.slice(at, at + SHOWN);
}

/** Without tags and white space; what stands in a script or a style counts as words, for none belongs there. */
const wordsOf = (html: string): string =>
  (/<main\b[^>]*>(?<inner>[\s\S]*)<\/main>/iu.exec(html)?.groups?.inner ?? '')
    .replaceAll(/<!--[\s\S]*?-->/gu, '')
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll(/\s/gu, '')
    .replaceAll(/浏览量[\d,]+/gu, '浏览量');
