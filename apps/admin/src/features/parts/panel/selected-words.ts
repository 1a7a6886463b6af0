import { blockAddress } from '@nianbao/report-formats';
import type { Editor } from '@tiptap/core';
import { type RefObject, useEffect, useState } from 'react';
import type { SelectedWords } from '../../../shared/remarks/RemarkOnWords.tsx';
import { textOf } from './remark-marks.ts';

/** Longer quotations are paragraphs: those have remarks of their own. */
const LONGEST = 2000;

/** What is selected in one paragraph or heading of the editor; `null` where nothing is, or more than one block. */
export function wordsInEditor({ state, view }: Editor, sectionId: string): SelectedWords | null {
  const { $from, from, to, empty } = state.selection;
  const block = $from.depth === 1 ? $from.parent : null;
  const id: unknown = block?.attrs.blockId;
  if (empty || !block?.isTextblock || to > $from.end() || typeof id !== 'string') return null;
  const start = $from.parentOffset;
  const quote = textOf(block).slice(start, start + to - from);
  if (!isQuotable(quote)) return null;
  const { right, bottom } = view.coordsAtPos(to);
  return { address: blockAddress(sectionId, id), words: { from: start, quote }, right, bottom };
}

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

const isQuotable = (quote: string): boolean => quote.trim() !== '' && quote.length <= LONGEST;
