import { blockAddress, type Finding, type FindingLevel } from '@nianbao/report-formats';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** Where the words a finding speaks of stand in the editor's document. */
export interface MarkedWords {
  from: number;
  to: number;
  level: FindingLevel;
  /** Index of the finding in the list shown. */
  index: number;
  /** The words were not found as they stand: the whole block is marked. */
  whole: boolean;
}

/** The words of each finding; those of a paragraph that is gone are left out. */
export function markedWords(doc: Node, sectionId: string, findings: readonly Finding[]): MarkedWords[] {
  const blocks = new Map<string, { node: Node; offset: number }>();
  doc.forEach((node, offset) => {
    const id: unknown = node.attrs.blockId;
    if (typeof id === 'string') blocks.set(blockAddress(sectionId, id), { node, offset });
  });
  return findings.flatMap(({ addresses, quote, level }, index) =>
    addresses.slice(0, 4).flatMap((address): MarkedWords[] => {
      const block = blocks.get(address);
      if (!block) return [];
      const { node, offset } = block;
      const at = quote === '' || !node.isTextblock ? -1 : textOf(node).indexOf(quote);
      return at < 0
        ? [{ from: offset, to: offset + node.nodeSize, level, index, whole: true }]
        : [{ from: offset + 1 + at, to: offset + 1 + at + quote.length, level, index, whole: false }];
    }),
  );
}

/** One character for each position, line ends inside a paragraph included. */
const textOf = (node: Node): string => node.textBetween(0, node.content.size, undefined, '\n');

const key = new PluginKey<DecorationSet>('findings');

/** Underlines words; they move along while one types, until the next check. */
export const findingMarks = (): Plugin<DecorationSet> =>
  new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, marks) => {
        const fresh: unknown = tr.getMeta(key);
        return fresh instanceof DecorationSet ? fresh : marks.map(tr.mapping, tr.doc);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });

export const findingMarksKey = key;

export const decorationsOf = (doc: Node, words: readonly MarkedWords[]): DecorationSet =>
  DecorationSet.create(
    doc,
    words.map(({ from, to, level, index, whole }) => {
      const attributes = { 'data-finding': `${index}`, 'data-finding-level': level };
      return whole
        ? Decoration.node(from, to, { ...attributes, 'data-finding-whole': '' })
        : Decoration.inline(from, to, attributes, { index });
    }),
  );
