import type { Block } from '@nianbao/report-formats';
import type { Editor } from '@tiptap/core';
import { blocksOfDoc, docOfBlocks } from './blocks-doc.ts';

/**
 * Brings the editor to these blocks by replacing only those that differ: the caret stays in its paragraph,
 * and undo takes back one's own typing, never what somebody else wrote.
 */
export function showBlocks(editor: Editor, blocks: readonly Block[]): void {
  // Never under somebody's hands: the next change after the composition shows it.
  if (editor.isDestroyed || editor.view.composing) return;
  const { doc, tr, schema } = editor.state;
  if (JSON.stringify(blocksOfDoc(doc.toJSON())) === JSON.stringify(blocks)) return;
  const before = doc.children;
  const after = withBlanks(before, schema.nodeFromJSON(docOfBlocks(blocks)).children);
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && isSame(before[head], after[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && isSame(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  const sizeOf = (nodes: typeof before) => nodes.reduce((sum, { nodeSize }) => sum + nodeSize, 0);
  const from = sizeOf(before.slice(0, head));
  const to = doc.content.size - sizeOf(before.slice(before.length - tail));
  editor.view.dispatch(
    tr
      .replaceWith(from, to, after.slice(head, after.length - tail))
      .setMeta('addToHistory', false)
      .setMeta('preventUpdate', true),
  );
}

/**
 * A paragraph that was opened and has no words yet is no block, but somebody is about to write in it; a picture that is
 * still being sent is none yet either. Both stay.
 */
function withBlanks(before: readonly Child[], after: readonly Child[]): readonly Child[] {
  const ids = new Set(after.map(idOf));
  const following = new Map<unknown, Child[]>();
  let last: unknown = null;
  for (const node of before) {
    if (!isBlank(node) || ids.has(idOf(node))) last = idOf(node);
    else following.set(last, [...(following.get(last) ?? []), node]);
  }
  const blanksAfter = (id: unknown) => following.get(id) ?? [];
  const words = after.filter((node) => !isBlank(node));
  const merged = [...blanksAfter(null), ...words.flatMap((node) => [node, ...blanksAfter(idOf(node))])];
  return merged.length > 0 ? merged : after;
}

const idOf = (node: Child): unknown => node.attrs.blockId;
const isBlank = (node: Child): boolean =>
  (node.isTextblock && node.textContent.trim() === '') ||
  (node.type.name === 'picture' && node.attrs.attachmentId === null);

type Child = Editor['state']['doc']['children'][number];

const isSame = (a: Child | undefined, b: Child | undefined): boolean => Boolean(a && b && a.eq(b));
