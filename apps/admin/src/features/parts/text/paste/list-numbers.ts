const BULLET = '• ';
const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 in Chinese. */
function chinese(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  if (tens === 0) return DIGITS[ones] ?? '';
  return `${tens === 1 ? '' : DIGITS[tens]}十${DIGITS[ones] ?? ''}`;
}

const CHINESE_LISTS = /cjk-ideographic|cjk-decimal|simp-chinese|trad-chinese|japanese-informal/u;

/** What a browser prints before an item of a list of HTML, which copying leaves out of the text. */
export function itemNumber(item: Element): string {
  const list = item.parentElement;
  if (list?.tagName !== 'OL') return BULLET;
  const style = `${list.getAttribute('style') ?? ''} ${item.getAttribute('style') ?? ''}`;
  if (/list-style(?:-type)?\s*:\s*none/iu.test(style)) return '';
  const before = [...list.children].slice(0, [...list.children].indexOf(item));
  const first = Number.parseInt(list.getAttribute('start') ?? '1', 10) || 1;
  const n = Math.max(1, first + before.filter(({ tagName }) => tagName === 'LI').length);
  const depth = depthOf(list);
  if (CHINESE_LISTS.test(style) && n < 100) return depth === 0 ? `${chinese(n)}、` : `（${chinese(n)}）`;
  return depth === 0 ? `${n}.` : `（${n}）`;
}

function depthOf(list: Element): number {
  let depth = 0;
  for (let above = list.parentElement?.closest('ol'); above; above = above.parentElement?.closest('ol'))
    depth += 1;
  return depth;
}

/**
 * The number that Word and WPS print before a paragraph of a list, as it stands in the clipboard's HTML. A bullet is a
 * letter of a symbol font there (`l`, `n`, `Ø`) and becomes one that every font has.
 */
export function wordNumber(marker: Element): string {
  const text = (marker.textContent ?? '').replaceAll(/[\s\u00a0]+/gu, '');
  if (text === '') return '';
  const symbol = /symbol|wingdings/iu.test(
    [marker, ...marker.querySelectorAll('*')].map((one) => one.getAttribute('style') ?? '').join(';') +
      (marker.parentElement?.getAttribute('style') ?? ''),
  );
  return symbol || !/[\p{L}\p{N}]/u.test(text) ? BULLET : text;
}
