import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { grouped } from '@nianbao/documents';

/** Stands in a rendered page where the number of its visitors comes; nobody can write it into a report. */
export const VIEWS_HERE = `{{views:${createHash('sha256').update(`${process.pid} ${Math.random()}`).digest('hex')}}}`;

export type Encoding = 'br' | 'gzip' | 'identity';

/** A page with its status: a portal answers people, so a page that is not there is a page too. */
export class RenderedPage {
  readonly size: number;
  /** Weak: a copy with yesterday's number of visitors is as good a copy of the page. */
  readonly etag: string;
  private packed: { views: number; bodies: Map<Encoding, Buffer> } = { views: -1, bodies: new Map() };

  constructor(
    readonly status: 200 | 400 | 404 | 410 | 429,
    private readonly template: string,
    readonly organisationId: string | null = null,
    /** Whose visitors are counted and shown. */
    readonly publicationId: string | null = null,
    readonly mediaType = 'text/html; charset=utf-8',
  ) {
    // Each encoding beside the text itself.
    this.size = template.length * 2;
    this.etag = `W/"${createHash('sha256').update(template.replaceAll(VIEWS_HERE, '')).digest('base64url').slice(0, 27)}"`;
  }

  text(views: number): string {
    return this.template.replaceAll(VIEWS_HERE, grouped(views));
  }

  /** Packed once for each number of visitors and encoding. */
  body(encoding: Encoding, views: number): Buffer {
    if (this.packed.views !== views) this.packed = { views, bodies: new Map() };
    const { bodies } = this.packed;
    let body = bodies.get(encoding);
    if (!body) {
      body = pack(encoding, this.text(views));
      bodies.set(encoding, body);
    }
    return body;
  }
}

function pack(encoding: Encoding, text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  if (encoding === 'gzip') return gzipSync(bytes);
  if (encoding === 'identity') return bytes;
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    },
  });
}

/** What browsers send is always one of a few headers. */
const known = new Map<string, Encoding>();
const MOST_KNOWN = 200;

/** The best that the browser takes; `q=0` is a no. */
export function encodingFor(accepted = ''): Encoding {
  const before = known.get(accepted);
  if (before !== undefined) return before;
  const best = bestOf(accepted);
  if (known.size < MOST_KNOWN && accepted.length < 200) known.set(accepted, best);
  return best;
}

function bestOf(accepted: string): Encoding {
  const takes = (name: string) =>
    accepted.split(',').some((each) => {
      const [coding, ...parameters] = each.split(';').map((part) => part.trim().toLowerCase());
      return coding === name && !parameters.some((parameter) => /^q=0(?:\.0*)?$/u.test(parameter));
    });
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : 'identity';
}
