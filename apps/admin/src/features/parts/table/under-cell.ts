import type { CellPath } from '@nianbao/report-formats';
import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Keeps a card (position: fixed) under a cell of the table beside it, or above where there is no room. It goes
 * out of view with its cell, so that it never lies over something else; the head of the page leads back to it.
 */
export function useUnderCell(path: CellPath): RefObject<HTMLDivElement | null> {
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = card.current;
    const cell = box?.parentElement?.querySelector<HTMLElement>(`td[data-path="${CSS.escape(path)}"]`);
    if (!box || !cell) return;
    const place = () => {
      const { left, top, bottom } = cell.getBoundingClientRect();
      const [right, low] = [window.innerWidth - box.offsetWidth - 8, window.innerHeight - box.offsetHeight];
      const under = bottom + 4 < low ? bottom + 4 : top - box.offsetHeight - 4;
      box.style.left = `${Math.max(4, Math.min(left, right))}px`;
      box.style.top = `${Math.max(4, under)}px`;
      // While hidden, the card itself covers nothing.
      box.style.visibility = 'hidden';
      if (isInView(cell)) box.style.visibility = '';
    };
    place();
    window.addEventListener('scroll', place, true);
    window.addEventListener('resize', place);
    return () => {
      window.removeEventListener('scroll', place, true);
      window.removeEventListener('resize', place);
    };
  });
  return card;
}

const EDGE = 6;

function isInView(cell: Element): boolean {
  const { top, bottom, left, right } = cell.getBoundingClientRect();
  // Not laid out (yet): there is nothing to go out of view.
  if (left === right) return true;
  if (bottom < EDGE || top > window.innerHeight - EDGE) return false;
  for (let around = cell.parentElement; around; around = around.parentElement) {
    if (getComputedStyle(around).overflowY === 'visible') continue;
    const frame = around.getBoundingClientRect();
    if (bottom < frame.top + EDGE || top > frame.bottom - EDGE) return false;
  }
  // Under the head of the table or of the page, which stay while the rest scrolls.
  const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return above === null || cell.contains(above);
}
