import type { BlockPlace, RemarkView } from '@nianbao/contracts';
import { blockAddress, blockText, carryRange, type TextRange } from '@nianbao/report-formats';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** Words with an open remark: their block, and where they stand in the text that the server has of it. */
export interface RemarkedWords {
  id: string;
  address: string;
  range: TextRange;
  saved: string;
}

/** The marked words of the open threads. */
export function remarkedWords(
  remarks: readonly RemarkView[],
  blocks: readonly Pick<BlockPlace, 'address' | 'block'>[],
): RemarkedWords[] {
  const saved = new Map(blocks.map(({ address, block }) => [address, block ? blockText(block) : '']));
  return remarks.flatMap(({ id, parentId, resolvedAt, now: { address, range } }) =>
    range && parentId === null && resolvedAt === null
      ? [{ id, address, range, saved: saved.get(address) ?? '' }]
      : [],
  );
}

interface Marks {
  sectionId: string;
  words: readonly RemarkedWords[];
  drawn: DecorationSet;
}

const NOTHING: Marks = { sectionId: '', words: [], drawn: DecorationSet.empty };
const key = new PluginKey<Marks>('remarks');
export const remarkMarksKey = key;

/** Marks words with open remarks. They move along while one types; what comes from others is looked up anew. */
export const remarkMarks = (): Plugin<Marks> =>
  new Plugin<Marks>({
    key,
    state: {
      init: () => NOTHING,
      apply: (tr, marks) => {
        const told = tr.getMeta(key) as Pick<Marks, 'sectionId' | 'words'> | undefined;
        const { sectionId, words } = told ?? marks;
        if (told || isReplaced(tr)) return { sectionId, words, drawn: drawnOf(tr.doc, sectionId, words) };
        return { ...marks, drawn: marks.drawn.map(tr.mapping, tr.doc) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.drawn },
  });

/** Whole blocks were put in the place of others: their marks went with them. */
const isReplaced = (tr: Transaction): boolean => tr.docChanged && tr.getMeta('preventUpdate') === true;

function drawnOf(doc: Node, sectionId: string, words: readonly RemarkedWords[]): DecorationSet {
  const blocks = new Map<string, { node: Node; offset: number }>();
  doc.forEach((node, offset) => {
    const id: unknown = node.attrs.blockId;
    if (typeof id === 'string' && node.isTextblock) blocks.set(blockAddress(sectionId, id), { node, offset });
  });
  return DecorationSet.create(
    doc,
    words.flatMap(({ id, address, range, saved }) => {
      const block = blocks.get(address);
      const now = block && carryRange(saved, textOf(block.node), range);
      if (!block || !now) return [];
      const start = block.offset + 1;
      return [Decoration.inline(start + now.from, start + now.to, { class: 'remarked', 'data-remark': id })];
    }),
  );
}

/** One character for each position, line ends inside a paragraph included. */
export const textOf = (node: Node): string => node.textBetween(0, node.content.size, undefined, '\n');
