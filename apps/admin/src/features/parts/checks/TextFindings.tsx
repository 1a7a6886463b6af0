import type { Finding } from '@nianbao/report-formats';
import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import { FINDING_LEVEL_LABELS } from '../../../lib/labels.ts';
import { decorationsOf, findingMarks, findingMarksKey, markedWords } from './finding-marks.ts';
import styles from './TextFindings.module.css';

/** What the checks say of the text: underlined at the words, told at the pointer or the caret, and listed below. */
export function TextFindings({
  editor,
  sectionId,
  findings,
}: {
  editor: Editor;
  sectionId: string;
  findings: readonly Finding[];
}) {
  useMarks(editor, sectionId, findings);
  const told = useTold(editor, findings);
  const goTo = (index: number) => {
    const [words] = markedWords(editor.state.doc, sectionId, findings).filter((one) => one.index === index);
    if (words)
      editor
        .chain()
        .setTextSelection(words.whole ? words.to - 1 : words.to)
        .focus()
        .scrollIntoView()
        .run();
  };
  return (
    <>
      {told && (
        <div className={styles.card} style={{ left: told.left, top: told.top }} aria-hidden="true">
          {told.findings.map((finding) => (
            <Told key={finding.rule + finding.message} finding={finding} />
          ))}
        </div>
      )}
      {findings.length > 0 && (
        <section className={styles.list} aria-label="文字校验">
          <h3 className={styles.heading}>文字校验 {findings.length}</h3>
          <ul>
            {findings.map((finding, index) => (
              <li key={`${finding.rule}${finding.addresses.join()}${finding.quote}${finding.message}`}>
                <Told finding={finding} />
                {finding.addresses.some((address) => address.includes('/blocks/')) && (
                  <button type="button" className={styles.go} onClick={() => goTo(index)}>
                    去看看
                  </button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const Told = ({ finding: { level, message, basis } }: { finding: Finding }) => (
  <div className={styles.told}>
    <p>
      <span className={styles.level} data-level={level}>
        {FINDING_LEVEL_LABELS[level]}
      </span>
      {message}
    </p>
    <p className={styles.basis}>依据：{basis}</p>
  </div>
);

function useMarks(editor: Editor, sectionId: string, findings: readonly Finding[]): void {
  useEffect(() => {
    editor.registerPlugin(findingMarks());
    return () => {
      if (!editor.isDestroyed) editor.unregisterPlugin(findingMarksKey);
    };
  }, [editor]);
  useEffect(() => {
    if (editor.isDestroyed) return;
    const { doc, tr } = editor.state;
    const marks = decorationsOf(doc, markedWords(doc, sectionId, findings));
    editor.view.dispatch(tr.setMeta(findingMarksKey, marks).setMeta('addToHistory', false));
  }, [editor, sectionId, findings]);
}

interface Placed {
  findings: readonly Finding[];
  left: number;
  top: number;
}

/** The findings under the pointer, else those at the caret, with the place for their card. */
function useTold(editor: Editor, findings: readonly Finding[]): Placed | null {
  const [told, setTold] = useState<Placed | null>(null);
  useEffect(() => {
    const { dom } = editor.view;
    const tell = (target: EventTarget | null) => setTold(placedAt(target, dom, findings));
    const over = ({ target }: Event) => tell(target);
    const away = () => setTold(null);
    const caret = () => {
      if (!editor.isFocused) return;
      tell(editor.view.domAtPos(editor.state.selection.from).node.parentElement);
    };
    dom.addEventListener('pointerover', over);
    dom.addEventListener('pointerleave', away);
    window.addEventListener('scroll', away, true);
    editor.on('selectionUpdate', caret);
    editor.on('blur', away);
    return () => {
      dom.removeEventListener('pointerover', over);
      dom.removeEventListener('pointerleave', away);
      window.removeEventListener('scroll', away, true);
      editor.off('selectionUpdate', caret);
      editor.off('blur', away);
    };
  }, [editor, findings]);
  return told;
}

const CARD_WIDTH = 360;

function placedAt(target: EventTarget | null, root: Element, findings: readonly Finding[]): Placed | null {
  const here = target instanceof Element ? target.closest('[data-finding]') : null;
  if (!here || !root.contains(here)) return null;
  const indices = [...new Set(ancestors(here, root).map((element) => element.getAttribute('data-finding')))];
  const found = indices.flatMap((index) => findings[Number(index ?? -1)] ?? []);
  if (found.length === 0) return null;
  const { left, bottom } = here.getBoundingClientRect();
  return {
    findings: found,
    left: Math.max(8, Math.min(left, window.innerWidth - CARD_WIDTH - 8)),
    top: Math.min(bottom + 6, window.innerHeight - 120),
  };
}

/** Findings may overlap: their words lie inside one another. */
function ancestors(element: Element, root: Element): Element[] {
  const outer = element.parentElement?.closest('[data-finding]');
  return outer && root.contains(outer) ? [element, ...ancestors(outer, root)] : [element];
}
