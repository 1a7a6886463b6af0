import { blockAddress } from '@nianbao/report-formats';
import type { Editor } from '@tiptap/core';
import type { SelectedWords } from '../../../shared/remarks/RemarkOnWords.tsx';
import { isQuotable } from '../../../shared/remarks/selected-words.ts';
import { textOf } from './remark-marks.ts';

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
