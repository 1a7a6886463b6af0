import { Extension } from '@tiptap/core';
import { DOMParser as SchemaParser, type Node as DocNode, type Schema, Slice } from '@tiptap/pm/model';
import { Plugin, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { blocksOfText, type PastedBlock } from './pasted-block.ts';
import { htmlOfBlocks } from './html-of-blocks.ts';
import type { PictureUploads } from './picture-uploads.ts';
import { readPastedHtml } from './read-html.ts';
import type { Pictures } from './read-picture.ts';
import { rtfPictures } from './rtf-pictures.ts';

export interface PastingOptions {
  /** `null`: pictures cannot be brought to the server here. */
  uploads: PictureUploads | null;
  /** Told what could not be taken over, in words for a clerk. */
  onNotice: (notice: string) => void;
}

const NOTHING: Pictures = { ofRtf: [], files: [] };

/** Takes over what other programs copy: structure and words, tables, pictures as attachments; nothing else. */
export const Pasting = Extension.create<PastingOptions>({
  name: 'pasting',
  addOptions: () => ({ uploads: null, onNotice: () => undefined }),
  addProseMirrorPlugins() {
    const { uploads, onNotice } = this.options;
    let pictures = NOTHING;
    const files = (all: readonly File[]) =>
      uploads ? all.filter(({ type }) => type.startsWith('image/')) : [];
    const toHtml = (blocks: readonly PastedBlock[]) =>
      htmlOfBlocks(blocks, (file) => uploads?.start(file) ?? null);
    return [
      new Plugin({
        props: {
          // Before anything is read of the clipboard: only the event itself knows what comes beside the HTML.
          handleDOMEvents: {
            paste: (_, { clipboardData }) => {
              pictures = NOTHING;
              if (!clipboardData) return false;
              const rtf = clipboardData.getData('text/rtf');
              pictures = { ofRtf: rtf ? rtfPictures(rtf) : [], files: files([...clipboardData.files]) };
              return false;
            },
            drop: (_, { dataTransfer }) => {
              pictures = { ofRtf: [], files: files([...(dataTransfer?.files ?? [])]) };
              return false;
            },
          },
          transformPastedHTML: (html, view) => {
            // Copied inside this editor: its own blocks, read by the schema.
            if (/\bdata-pm-slice=/u.test(html)) return html;
            const pasted = readPastedHtml(html, pictures);
            for (const notice of noticesOf(pasted)) onNotice(notice);
            return toHtml(fitting(view, pasted.blocks));
          },
          clipboardTextParser: (text, _, plain, view) => {
            const blocks = blocksOfText(text);
            return sliceOf(
              view.state.schema,
              toHtml(plain ? blocks.map(asParagraph) : fitting(view, blocks)),
            );
          },
          handlePaste: (view, event) => takeFiles(view, pictures.files, event.clipboardData, toHtml),
          handleDrop: (view, event, _, moved) =>
            !moved && takeFiles(view, pictures.files, event.dataTransfer, toHtml),
        },
        appendTransaction: (_, __, { doc, tr }) => (uploads ? withUploaded(doc, tr, uploads) : null),
      }),
    ];
  },
});

/** A cell of a free table holds words only. */
const fitting = ({ state }: EditorView, blocks: readonly PastedBlock[]): readonly PastedBlock[] =>
  state.selection.$from.depth > 1 ? blocks.map(asParagraph) : blocks;

const asParagraph = (block: PastedBlock): PastedBlock =>
  block.kind === 'heading' ? { kind: 'paragraph', text: block.text } : block;

function noticesOf({ remote, local, struck }: ReturnType<typeof readPastedHtml>): string[] {
  return [
    ...(remote > 0 ? [`${remote} 张图片在其他网站上，没有粘贴。请另存到本机后用“插入图片”放进来。`] : []),
    ...(local > 0 ? [`${local} 张图片没有随文字粘贴。请在原文中单独复制图片，再粘贴一次。`] : []),
    ...(struck > 0 ? [`${struck} 处带删除线的文字没有粘贴。`] : []),
  ];
}

function sliceOf(schema: Schema, html: string): Slice {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return Slice.maxOpen(SchemaParser.fromSchema(schema).parse(body).content);
}

/** Pictures without any text: a screenshot, files from a folder. */
function takeFiles(
  view: EditorView,
  files: readonly File[],
  from: DataTransfer | null,
  toHtml: (blocks: readonly PastedBlock[]) => string,
): boolean {
  // Excel and Word send a picture of the text beside the text.
  if (files.length === 0 || from?.getData('text/html')) return false;
  const blocks = files.map((file) => ({
    kind: 'image' as const,
    source: { kind: 'bytes' as const, file },
    caption: '',
  }));
  const { state } = view;
  view.dispatch(state.tr.replaceSelection(sliceOf(state.schema, toHtml(blocks))).scrollIntoView());
  return true;
}

/** Pictures that have reached the server get their attachment; those it will not have go. */
function withUploaded(doc: DocNode, tr: Transaction, uploads: PictureUploads): Transaction | null {
  const places: [number, DocNode][] = [];
  doc.forEach((node, offset) => {
    if (node.type.name === 'picture' && node.attrs.pending !== null) places.push([offset, node]);
  });
  for (const [offset, node] of places.toReversed()) {
    const upload = uploads.of(String(node.attrs.pending));
    if (upload?.state === 'there')
      tr.setNodeMarkup(offset, null, { ...node.attrs, pending: null, attachmentId: upload.attachmentId });
    else if (upload?.state !== 'going') tr.delete(offset, offset + node.nodeSize);
  }
  return tr.docChanged ? tr.setMeta('addToHistory', false) : null;
}
