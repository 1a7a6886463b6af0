import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Node as DocNode } from '@tiptap/pm/model';

export const conflictSlotsKey = new PluginKey<DecorationSet>('conflictSlots');

/** Makes room in the text after blocks that are in conflict, without being text itself. */
export const conflictSlots = (): Plugin<DecorationSet> =>
  new Plugin({
    key: conflictSlotsKey,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, slots) => {
        const next: unknown = tr.getMeta(conflictSlotsKey);
        return next instanceof DecorationSet ? next : slots.map(tr.mapping, tr.doc);
      },
    },
    props: { decorations: (state) => conflictSlotsKey.getState(state) },
  });

/** A slot after each of these blocks that is in the text; `hosts` are the elements to draw into. */
export function slotsAfter(doc: DocNode, hosts: ReadonlyMap<string, HTMLElement>): DecorationSet {
  const slots: Decoration[] = [];
  doc.forEach((node, offset) => {
    const host = hosts.get(String(node.attrs.blockId));
    if (!host) return;
    slots.push(
      Decoration.widget(offset + node.nodeSize, host, {
        side: -1,
        key: `conflict-${node.attrs.blockId}`,
        ignoreSelection: true,
        // What happens inside is no editing.
        stopEvent: () => true,
      }),
    );
  });
  return DecorationSet.create(doc, slots);
}
