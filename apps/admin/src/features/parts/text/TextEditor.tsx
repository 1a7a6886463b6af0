import type { PartView } from '@nianbao/contracts';
import { type Block, blockAddress, blockText, type Finding, parseAddress } from '@nianbao/report-formats';
import type { Editor } from '@tiptap/core';
import { EditorContent, useEditor, useEditorState } from '@tiptap/react';
import { App } from 'antd';
import { memo, type Ref, useEffect, useImperativeHandle, useMemo, useState } from 'react';
import { TextFindings } from '../checks/TextFindings.tsx';
import { ownerOf, useSignedIn } from '../../../server/session.ts';
import { keeperOfPictures } from '../outbox/living.ts';
import type { PlacesStore } from '../outbox/places-store.ts';
import { RemarkMarks } from '../panel/RemarkMarks.tsx';
import { BlockConflicts } from './BlockConflicts.tsx';
import { blockEdits, blocksOf } from './block-order.ts';
import { blocksOfDoc, docOfBlocks } from './blocks-doc.ts';
import { showBlocks } from './show-blocks.ts';
import { blockExtensions } from './schema.ts';
import styles from './TextEditor.module.css';
import { pendingPictures } from './paste/pending-pictures.ts';
import { PictureUploads } from './paste/picture-uploads.ts';
import { TextToolbar } from './TextToolbar.tsx';

export interface TextEditorHandle {
  /** An id that is not there leads to the beginning of the text. */
  focusBlock: (blockId: string) => void;
}

/** The text of the part: headings, paragraphs and free tables, each saved by itself. */
export const TextEditor = memo(function TextEditor({
  part,
  store,
  maxChars,
  findings,
  others,
  nameOf,
  onActive,
  handle,
}: {
  part: PartView;
  store: PlacesStore;
  maxChars: number | undefined;
  /** What the checks say of this text now. */
  findings: readonly Finding[];
  /** Names of who else is at a place. */
  others: ReadonlyMap<string, string>;
  nameOf: (address: string) => string;
  onActive: (address: string) => void;
  handle: Ref<TextEditorHandle>;
}) {
  const { sectionId, mayFill } = part;
  const { message } = App.useApp();
  const owner = ownerOf(useSignedIn());
  const [keeper] = useState(() => keeperOfPictures(owner, part, store));
  const [uploads] = useState(
    () => new PictureUploads({ keeper, onRefused: (reason) => void message.error(reason, 8) }),
  );
  const extensions = useMemo(
    () =>
      blockExtensions({
        uploads,
        onNotice: (notice) => void message.warning(notice, 8),
        placeholder: '在这里写，可从 Word、WPS 粘贴。停笔即自动保存。',
        isOwn: (id) => store.read().places.has(blockAddress(sectionId, id)),
      }),
    [sectionId, store, uploads, message],
  );
  const editor = useEditor({
    extensions,
    content: docOfBlocks(wordsOf(store)),
    editable: mayFill,
    editorProps: {
      attributes: {
        'aria-label': `${part.sectionTitle} ${part.label}`,
        'aria-multiline': 'true',
        role: 'textbox',
      },
    },
    onUpdate: ({ editor: it }) => {
      store.type(blockEdits(sectionId, blocksOf(store.read()), blocksOfDoc(it.getJSON())));
      uploads.place(pendingPictures(it.state.doc));
    },
    onSelectionUpdate: ({ editor: it }) => tellActive(it, sectionId, onActive),
    onFocus: ({ editor: it }) => tellActive(it, sectionId, onActive),
    onBlur: () => void store.flush(),
  });
  // A transaction without steps lets the text take up what has arrived.
  useEffect(() => uploads.watch(() => editor.view.dispatch(editor.state.tr)), [editor, uploads]);
  useEffect(() => store.expect(uploads), [store, uploads]);
  useEffect(() => keeper.release, [keeper]);
  useEffect(() => {
    if (editor.isEditable !== mayFill) editor.setEditable(mayFill, false);
  }, [editor, mayFill]);
  // Somebody else's save, or a choice in a conflict: what stands in the outbox goes into the text.
  useEffect(() => store.subscribe(() => showBlocks(editor, wordsOf(store))), [editor, store]);
  useImperativeHandle(handle, () => ({ focusBlock: (id) => focusBlock(editor, id) }));
  const length = useEditorState({
    editor,
    selector: ({ editor: it }) => countChars(blocksOfDoc(it.getJSON())),
  });
  return (
    <div className={styles.editor}>
      {mayFill && <TextToolbar editor={editor} uploads={uploads} />}
      {part.scope.kind === 'heading' && (
        <p className={styles.fixed} title="小标题由系统按次序编号印出，不用填写">
          {part.scope.heading}
        </p>
      )}
      <RemarkMarks editor={editor} part={part} store={store} />
      <PresenceMarks others={others} />
      <EditorContent editor={editor} className={styles.paper} data-short={part.cells.length > 0} />
      <BlockConflicts editor={editor} store={store} nameOf={nameOf} />
      <p className={styles.count} data-over={maxChars !== undefined && length > maxChars}>
        {length} 字{maxChars !== undefined && ` · 本部分建议不超过 ${maxChars} 字`}
      </p>
      <TextFindings editor={editor} sectionId={sectionId} findings={findings} />
    </div>
  );
});

const wordsOf = (store: PlacesStore): Block[] => blocksOf(store.read()).map(({ block }) => block);

const countChars = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + blockText(block).replace(/\s/gu, '').length, 0);

function tellActive(editor: Editor, sectionId: string, onActive: (address: string) => void): void {
  const { $head } = editor.state.selection;
  const id: unknown = $head.depth > 0 ? $head.node(1).attrs.blockId : $head.nodeAfter?.attrs.blockId;
  if (typeof id === 'string') onActive(blockAddress(sectionId, id));
}

function focusBlock(editor: Editor, blockId: string): void {
  let target = 1;
  editor.state.doc.forEach((node, offset) => {
    if (node.attrs.blockId === blockId) target = offset + node.nodeSize - 1;
  });
  editor.chain().setTextSelection(target).focus().scrollIntoView().run();
}

/** The name of who else is in a block, at its end; drawn beside the text, so that nothing moves under one's hands. */
function PresenceMarks({ others }: { others: ReadonlyMap<string, string> }) {
  const rules = [...others].flatMap(([address, names]) => {
    const parsed = parseAddress(address);
    if (parsed?.kind !== 'block') return [];
    const block = `[data-block-id="${CSS.escape(parsed.blockId)}"]`;
    const words = names.replaceAll(/[^\p{L}\p{N}、·]/gu, '');
    return `${block} { position: relative; box-shadow: 3px 0 0 #7c4dbd }
${block}::after { content: "${words}"; position: absolute; right: 0; top: -9px; padding: 0 5px; border-radius: 3px;
  background: #7c4dbd; color: #fff; font-size: 11px; line-height: 16px; font-weight: 400; text-indent: 0; pointer-events: none }`;
  });
  return <style>{rules.join('\n')}</style>;
}
