import { spreadSpans } from '../../table/clipboard.ts';
import { itemNumber, wordNumber } from './list-numbers.ts';
import { PictureReader, type Pictures } from './read-picture.ts';
import { type PastedBlock, type ReadBlock, trimmed, withLevels } from './pasted-block.ts';

export interface Pasted {
  blocks: PastedBlock[];
  /** Pictures that were not taken over: on other sites, and on the writer's disk. */
  remote: number;
  local: number;
  /** Places struck through or deleted in the other program, whose words would read as if they still stood. */
  struck: number;
}

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGURE FIGCAPTION FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
);
/** Nothing in these is text of the document. */
const SKIPPED = new Set(
  'SCRIPT STYLE HEAD TITLE META LINK BASE TEMPLATE NOSCRIPT IFRAME FRAME FRAMESET OBJECT EMBED APPLET SVG MATH AUDIO VIDEO CANVAS BUTTON INPUT SELECT TEXTAREA DATALIST DIALOG XML'.split(
    ' ',
  ),
);
const STRUCK = new Set(['DEL', 'S', 'STRIKE']);
/** Deeper nesting is nobody's document. */
const MAX_DEPTH = 200;

/** Stands for a line end of the source while a paragraph is put together; no text of a page can hold it. */
const SOURCE_LINE_END = '\u001f';
/** Word breaks its source between two characters that have no blank between them. */
const IDEOGRAPH = '[\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef\\u3000-\\u303f]';
const BETWEEN_IDEOGRAPHS = new RegExp(`(${IDEOGRAPH}) ?${SOURCE_LINE_END} ?(?=${IDEOGRAPH})`, 'gu');

/** Reads HTML of another program. It is parsed in an inert document: nothing in it is fetched or run. */
export function readPastedHtml(html: string, pictures: Pictures): Pasted {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const reader = new HtmlReader(new PictureReader(body, pictures));
  reader.walk(body, { marked: null, depth: 0 });
  return { blocks: withLevels(reader.end()), ...reader.pictures.refused, struck: reader.struck };
}

interface Where {
  /** Level of the heading that the text stands in, by tag or style. */
  marked: number | null;
  depth: number;
}

class HtmlReader {
  readonly #blocks: ReadBlock[] = [];
  #text = '';
  /** Printed before the next words. */
  #number = '';
  #marked: number | null = null;
  struck = 0;
  readonly pictures: PictureReader;

  constructor(pictures: PictureReader) {
    this.pictures = pictures;
  }

  end(): ReadBlock[] {
    this.#close();
    return this.#blocks;
  }

  walk(node: Node, where: Where): void {
    if (where.depth > MAX_DEPTH) {
      this.#text += node.textContent ?? '';
      return;
    }
    for (const child of node.childNodes) {
      if (child.nodeType === child.TEXT_NODE) this.#say(child.textContent ?? '', where);
      else if (isElement(child)) this.#element(child, where);
    }
  }

  #element(element: Element, where: Where): void {
    const tag = element.tagName.toUpperCase();
    if (SKIPPED.has(tag) || isHidden(element)) return;
    if (isStruck(element, tag)) {
      this.struck += trimmed(element.textContent ?? '') === '' ? 0 : 1;
      return;
    }
    if (tag === 'BR') return this.#break(element);
    if (tag === 'IMG') return this.#picture(element);
    if (isWordNumber(element)) {
      this.#number = wordNumber(element);
      return;
    }
    if (tag === 'TABLE' && this.#table(element)) return;
    if (tag === 'FIGCAPTION' && this.pictures.isCaption(element)) return;
    const block = BLOCKS.has(tag);
    if (block) this.#close();
    if (tag === 'LI') this.#number = itemNumber(element);
    this.walk(element, { marked: markOf(element) ?? where.marked, depth: where.depth + 1 });
    if (block) this.#close();
    // An item without words leaves no number behind for what follows.
    if (tag === 'LI' || /mso-list/iu.test(styleOf(element))) this.#number = '';
  }

  #say(text: string, { marked }: Where): void {
    if (trimmed(text) !== '') this.#marked ??= marked;
    this.#text += text.replaceAll(/[ \t\r\n\f]+/gu, (blank) =>
      /[\r\n]/u.test(blank) ? SOURCE_LINE_END : ' ',
    );
  }

  /** A line end inside a paragraph; before an indent or another line end it is the end of the paragraph. */
  #break(element: Element): void {
    const next = element.nextSibling;
    const after = next?.textContent ?? '';
    const indented = next?.nodeType === Node.TEXT_NODE && /^\s*[\u00a0\u3000]/u.test(after);
    const twice =
      element.nextElementSibling?.tagName === 'BR' &&
      (next === element.nextElementSibling || after.trim() === '');
    if (indented || twice) this.#close();
    else this.#text += '\n';
  }

  #close(): void {
    const text = trimmed(
      this.#text
        .replaceAll(BETWEEN_IDEOGRAPHS, '$1')
        .replaceAll(SOURCE_LINE_END, ' ')
        .replaceAll(/ {2,}/gu, ' ')
        .replaceAll(/ *\n */gu, '\n'),
    );
    if (text !== '') {
      const apart = /[.\d]$/u.test(this.#number) && /^\d/u.test(text) ? ' ' : '';
      this.#blocks.push({ kind: 'line', text: this.#number + apart + text, marked: this.#marked });
      this.#number = '';
    }
    [this.#text, this.#marked] = ['', null];
  }

  #picture(element: Element): void {
    const found = this.pictures.read(element);
    if (!found) return;
    this.#close();
    this.#blocks.push(found);
  }

  /** A table that only arranges the page (one cell, or tables inside) is read as if it were not there. */
  #table(table: Element): boolean {
    const rows = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table);
    const cells = rows.map((row) =>
      [...row.children].filter(({ tagName }) => tagName === 'TD' || tagName === 'TH'),
    );
    const several = cells.length > 1 || (cells[0]?.length ?? 0) > 1;
    if (!several || table.querySelector('table')) return false;
    this.#close();
    const grid = spreadSpans(
      cells.map((row) =>
        row.map((cell) => ({
          text: this.#wordsOf(cell),
          colSpan: span(cell, 'colspan'),
          rowSpan: span(cell, 'rowspan'),
        })),
      ),
    );
    if (grid.length > 0) this.#blocks.push({ kind: 'table', rows: grid });
    for (const image of table.querySelectorAll('img')) this.#picture(image);
    return true;
  }

  #wordsOf(cell: Element): string {
    const inner = new HtmlReader(PictureReader.none());
    inner.walk(cell, { marked: null, depth: 0 });
    this.struck += inner.struck;
    return inner
      .end()
      .flatMap((block) => (block.kind === 'line' ? [block.text] : []))
      .join('\n');
  }
}

/** Elements of a parsed document are of that document's own classes in some browsers. */
const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;

const styleOf = (element: Element): string => element.getAttribute('style') ?? '';

const isHidden = (element: Element): boolean =>
  element.hasAttribute('hidden') ||
  /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-element\s*:\s*(?:comment|header|footer)/iu.test(
    styleOf(element),
  ) ||
  /\bMsoComment/u.test(element.getAttribute('class') ?? '');

const isStruck = (element: Element, tag: string): boolean =>
  STRUCK.has(tag) || /text-decoration[^;]*:\s*[^;]*line-through/iu.test(styleOf(element));

const isWordNumber = (element: Element): boolean => /mso-list\s*:\s*ignore/iu.test(styleOf(element));

function markOf(element: Element): number | null {
  const tag = /^H([1-6])$/u.exec(element.tagName.toUpperCase())?.[1];
  const outline = /mso-outline-level\s*:\s*([1-9])/iu.exec(styleOf(element))?.[1];
  const named = /\b(?:MsoHeading|Heading)(\d)\b/u.exec(element.getAttribute('class') ?? '')?.[1];
  const level = Number(tag ?? outline ?? named ?? 0);
  return level > 0 ? level : null;
}

const span = (cell: Element, name: string): number => {
  const value = Number.parseInt(cell.getAttribute(name) ?? '1', 10);
  return Number.isFinite(value) && value > 0 ? Math.min(value, 500) : 1;
};
