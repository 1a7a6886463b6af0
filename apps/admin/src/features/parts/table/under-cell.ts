import type { CellPath } from '@nianbao/report-formats';
import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Keeps a card (position: fixed) under a cell of the table beside it, or above where there is no room. */
export function useUnderCell(path: CellPath): RefObject<HTMLDivElement | null> {
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = card.current;
    const cell = box?.parentElement?.querySelector<HTMLElement>(`td[data-path="${CSS.escape(path)}"]`);
    if (!box || !cell) return;
    const place = () => {
      const { left, top, bottom } = cell.getBoundingClientRect();
      // Scrolled away with its cell: it must not lie over something else.
      box.style.visibility = isInView(cell, box) ? '' : 'hidden';
      const below = bottom + 4 + box.offsetHeight < window.innerHeight;
      box.style.left = `${Math.max(4, Math.min(left, window.innerWidth - box.offsetWidth - 8))}px`;
      box.style.top = `${Math.max(4, below ? bottom + 4 : top - box.offsetHeight - 4)}px`;
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

function isInView(cell: Element, card: Element): boolean {
  const { top, bottom, left, right } = cell.getBoundingClientRect();
  for (let around = cell.parentElement; around; around = around.parentElement) {
    if (getComputedStyle(around).overflowY === 'visible') continue;
    const frame = around.getBoundingClientRect();
    if (bottom < frame.top + EDGE || top > frame.bottom - EDGE) return false;
  }
  // Under the head of the table or of the page, which stay while the rest scrolls.
  const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return above === null || cell.contains(above) || card.contains(above);
}
