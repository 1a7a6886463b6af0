import type { Node as DocNode } from '@tiptap/pm/model';
import type { PendingPicture } from '../../outbox/picture-journal.ts';

/** The pictures of the text that are still on their way, each with what stands before it. */
export function pendingPictures(doc: DocNode): Omit<PendingPicture, 'file'>[] {
  const found: Omit<PendingPicture, 'file'>[] = [];
  const before: string[] = [];
  for (const { type, attrs } of doc.children) {
    const blockId: unknown = attrs.blockId;
    if (typeof blockId !== 'string') continue;
    if (type.name === 'picture' && typeof attrs.pending === 'string')
      found.push({ key: attrs.pending, blockId, caption: String(attrs.caption ?? ''), after: [...before] });
    before.push(blockId);
  }
  return found;
}
