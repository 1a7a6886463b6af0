import { Extension, mergeAttributes, Node } from '@tiptap/core';
import { Document } from '@tiptap/extension-document';
import { Heading } from '@tiptap/extension-heading';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Text } from '@tiptap/extension-text';
import { Placeholder, UndoRedo } from '@tiptap/extensions';
import { Plugin } from '@tiptap/pm/state';
import { attachmentUrl } from '../../../lib/call.ts';
import { randomId } from '../../../lib/random-id.ts';
import type { PictureUploads } from './paste/picture-uploads.ts';
import { Pasting } from './paste/pasting.ts';

const TOP_LEVEL = ['paragraph', 'heading', 'table', 'picture'];

/**
 * Gives every block an id that it keeps through all edits. A new block, a half that was split off and a copy get
 * a new one; a pasted id stands only where it is this part's own, so that text of another part stays untouched.
 */
export const BlockIds = Extension.create<{ newId: () => string; isOwn: (id: string) => boolean }>({
  name: 'blockIds',
  addOptions: () => ({ newId: randomId, isOwn: () => false }),
  addGlobalAttributes() {
    return [
      {
        types: TOP_LEVEL,
        attributes: {
          blockId: {
            default: null,
            keepOnSplit: false,
            parseHTML: (element) => {
              const id = element.dataset.blockId;
              return id && this.options.isOwn(id) ? id : null;
            },
            renderHTML: ({ blockId }) => (blockId ? { 'data-block-id': blockId } : {}),
          },
        },
      },
    ];
  },
  addProseMirrorPlugins() {
    const { newId } = this.options;
    return [
      new Plugin({
        appendTransaction: (_, __, { doc, tr }) => {
          const seen = new Set<string>();
          doc.forEach((node, offset) => {
            const id: unknown = node.attrs.blockId;
            if (typeof id === 'string' && !seen.has(id)) {
              seen.add(id);
              return;
            }
            const fresh = newId();
            seen.add(fresh);
            tr.setNodeAttribute(offset, 'blockId', fresh);
          });
          // Undo must not take an id away from its block.
          return tr.docChanged ? tr.setMeta('addToHistory', false) : null;
        },
      }),
    ];
  },
});

/** A line end inside a block (Shift+Enter). */
const LineBreak = Node.create({
  name: 'lineBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
  addKeyboardShortcuts() {
    return {
      'Shift-Enter': () => this.editor.commands.insertContent({ type: this.name }),
    };
  },
});

/** A picture of the content. One that was just pasted is on its way to the server and has a key instead of an attachment. */
const Picture = Node.create<{ uploads: PictureUploads | null }>({
  name: 'picture',
  addOptions: () => ({ uploads: null }),
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    attachmentId: { default: null, parseHTML: (element) => element.dataset.attachmentId ?? null },
    pending: { default: null, parseHTML: (element) => element.dataset.pending ?? null },
    caption: { default: '', parseHTML: (element) => element.querySelector('figcaption')?.textContent ?? '' },
  }),
  parseHTML() {
    return [
      {
        tag: 'figure[data-attachment-id]',
        getAttrs: (element) =>
          /^[\da-f-]{36}$/u.test(element.dataset.attachmentId ?? '') ? null : (false as const),
      },
      {
        tag: 'figure[data-pending]',
        getAttrs: (element) =>
          this.options.uploads?.of(element.dataset.pending ?? '') ? null : (false as const),
      },
    ];
  },
  renderHTML({ node, HTMLAttributes }) {
    const caption = String(node.attrs.caption ?? '');
    const id = String(node.attrs.attachmentId ?? '');
    const { attachmentId: _, caption: __, pending, ...rest } = HTMLAttributes;
    if (typeof pending === 'string') {
      const attributes = mergeAttributes(rest, { 'data-pending': pending });
      return ['figure', attributes, ['span', { role: 'status' }, '图片上传中…'], ['figcaption', {}, caption]];
    }
    return [
      'figure',
      mergeAttributes(rest, { 'data-attachment-id': id }),
      ['img', { src: attachmentUrl(id), alt: caption || '图片' }],
      ['figcaption', {}, caption],
    ];
  },
});

const words = { content: 'paragraph+' };

/** The blocks of the content model and nothing else: no marks, no styles, nothing that could run. */
export const blockExtensions = ({
  newId = randomId,
  isOwn = () => false,
  placeholder = '',
  uploads = null,
  onNotice = () => undefined,
}: {
  newId?: () => string;
  isOwn?: (id: string) => boolean;
  placeholder?: string;
  /** Where pasted pictures go; `null` leaves them out. */
  uploads?: PictureUploads | null;
  onNotice?: (notice: string) => void;
} = {}) => [
  Document.extend({ content: '(paragraph | heading | table | picture)+' }),
  Text,
  Paragraph.extend({ group: 'block', content: '(text | lineBreak)*' }),
  Heading.extend({ content: '(text | lineBreak)*' }).configure({ levels: [1, 2, 3, 4] }),
  LineBreak,
  Picture.configure({ uploads }),
  Pasting.configure({ uploads, onNotice }),
  Table.configure({ resizable: false }),
  TableRow,
  TableCell.extend(words),
  TableHeader.extend(words),
  BlockIds.configure({ newId, isOwn }),
  UndoRedo,
  Placeholder.configure({ placeholder }),
];
