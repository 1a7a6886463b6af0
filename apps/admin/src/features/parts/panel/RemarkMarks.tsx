import type { PartView } from '@nianbao/contracts';
import type { Editor } from '@tiptap/core';
import { useEffect, useMemo, useState } from 'react';
import type { PlacesStore } from '../outbox/places-store.ts';
import { remarkedWords, remarkMarks, remarkMarksKey } from './remark-marks.ts';
import { RemarkOnWords, type SelectedWords } from '../../../shared/remarks/RemarkOnWords.tsx';
import { wordsInEditor } from './words-in-editor.ts';

/** Open remarks in the text: marked words, blocks with a line at their side; and marking words to remark on them. */
export function RemarkMarks({ editor, part, store }: { editor: Editor; part: PartView; store: PlacesStore }) {
  const { sectionId, remarks, blocks } = part;
  const words = useMemo(() => remarkedWords(remarks, blocks), [remarks, blocks]);
  useEffect(() => {
    editor.registerPlugin(remarkMarks());
    return () => {
      if (!editor.isDestroyed) editor.unregisterPlugin(remarkMarksKey);
    };
  }, [editor]);
  useEffect(() => {
    if (editor.isDestroyed) return;
    editor.view.dispatch(
      editor.state.tr.setMeta(remarkMarksKey, { sectionId, words }).setMeta('addToHistory', false),
    );
  }, [editor, sectionId, words]);
  return (
    <>
      <BlockMarks part={part} />
      <RemarkOnWords
        partId={part.id}
        selected={useSelected(editor, sectionId)}
        beforeSend={() => store.flush()}
      />
    </>
  );
}

function useSelected(editor: Editor, sectionId: string): SelectedWords | null {
  const [selected, setSelected] = useState<SelectedWords | null>(null);
  useEffect(() => {
    const look = () => setSelected(wordsInEditor(editor, sectionId));
    editor.on('selectionUpdate', look).on('update', look);
    return () => {
      editor.off('selectionUpdate', look).off('update', look);
    };
  }, [editor, sectionId]);
  return selected;
}

/** A line beside blocks with open returns and remarks, by their ids, which are letters, digits and hyphens. */
function BlockMarks({ part }: { part: PartView }) {
  const open = part.remarks.filter(
    ({ resolvedAt, now }) => !resolvedAt && now.range === null && now.address.includes('/blocks/'),
  );
  const rules = open.map(({ now: { address }, kind }) => {
    const id = address.split('/').at(-1) ?? '';
    return `[data-block-id="${CSS.escape(id)}"] { --mark: ${kind === 'return' ? 'var(--wait)' : '#e3b341'} }`;
  });
  return <style>{[MARKED, ...rules].join('\n')}</style>;
}

const MARKED = '.remarked { background: #fff1b8; border-bottom: 2px solid #e3b341 }';
