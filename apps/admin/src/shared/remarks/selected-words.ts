import { type RefObject, useEffect, useState } from 'react';
import type { SelectedWords } from './RemarkOnWords.tsx';

/** Longer quotations are paragraphs: those have remarks of their own. */
const LONGEST = 2000;

/** What is selected within `root`, as it changes. */
export function useWordsOnPage(root: RefObject<Element | null>): SelectedWords | null {
  const [selected, setSelected] = useState<SelectedWords | null>(null);
  useEffect(() => {
    const look = () => setSelected(wordsOnPage(root.current));
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [root]);
  return selected;
}

/** What is selected in one paragraph that is shown to be read; it names itself in `data-words-of`. */
export function wordsOnPage(root: Element | null): SelectedWords | null {
  const selection = document.getSelection();
  if (!root || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const { startContainer, endContainer } = range;
  const start = (startContainer instanceof Element ? startContainer : startContainer.parentElement)?.closest(
    '[data-words-of]',
  );
  const address = start?.getAttribute('data-words-of');
  if (!start || !address || !root.contains(start) || !start.contains(endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(start);
  before.setEnd(range.startContainer, range.startOffset);
  const quote = range.toString();
  if (!isQuotable(quote)) return null;
  const { right, bottom } = range.getBoundingClientRect();
  return { address, words: { from: before.toString().length, quote }, right, bottom };
}

/** Whether the words are few enough to be quoted, and any at all. */
export const isQuotable = (quote: string): boolean => quote.trim() !== '' && quote.length <= LONGEST;
