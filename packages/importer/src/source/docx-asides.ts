import type { Aside } from './read-lines.ts';
import type { DocxFiles } from './docx-files.ts';
import { readDocxEvents } from './docx-events.ts';
import type { DocxItem, DocxParagraph, NoteKind } from './docx-items.ts';
import { xmlAttribute } from './xml.ts';

const KINDS: Readonly<Record<NoteKind, { element: string; what: Aside['what'] }>> = {
  footnote: { element: 'w:footnote', what: '脚注' },
  endnote: { element: 'w:endnote', what: '尾注' },
  comment: { element: 'w:comment', what: '批注' },
};
const PAGE_NUMBER = /^[\s\d\-—–_·/第共页]*$/u;

/** What a Word file has beside its text: notes at foot and end, comments, what is hidden or deleted, heads of pages. */
export function docxAsides(items: readonly DocxItem[], files: DocxFiles): Aside[] {
  const notes: Readonly<Record<NoteKind, Map<string, string>>> = {
    footnote: notesOf(files.footnotes, KINDS.footnote.element),
    endnote: notesOf(files.endnotes, KINDS.endnote.element),
    comment: notesOf(files.comments, KINDS.comment.element),
  };
  const ofParagraph = (paragraph: DocxParagraph): Aside[] => {
    const { line, unseen, others } = paragraph;
    return [
      ...unseen.map(({ what, text }): Aside => ({ what, text, line })),
      ...paragraph.notes.map(({ kind, id }): Aside => ({
        what: KINDS[kind].what,
        text: notes[kind].get(id) ?? '',
        line,
      })),
      ...(['符号', '公式'] as const)
        .filter((what) => others.includes(what))
        .map((what): Aside => ({ what, text: paragraph.text || what, line })),
    ];
  };
  const margins = new Set(files.margins.map(printedIn).filter((text) => !PAGE_NUMBER.test(text)));
  return [
    ...paragraphsOf(items).flatMap(ofParagraph),
    ...hiddenRows(items),
    ...[...margins].map((text): Aside => ({ what: '页眉页脚', text, line: 0 })),
  ];
}

function paragraphsOf(items: readonly DocxItem[]): DocxParagraph[] {
  return items.flatMap((item) =>
    item.kind === 'paragraph'
      ? [item, ...paragraphsOf(item.boxes)]
      : item.rows.flatMap(({ cells }) => cells.flatMap((cell) => paragraphsOf(cell.items))),
  );
}

/** Rows of tables may be hidden whole. */
const hiddenRows = (items: readonly DocxItem[]): Aside[] =>
  items.flatMap((item) => {
    if (item.kind === 'paragraph') return [];
    return item.rows.flatMap(({ cells, hidden }): Aside[] => {
      const inside = cells.flatMap((cell) => cell.items);
      const words = paragraphsOf(inside);
      const text = words.map((paragraph) => paragraph.text).join(' ');
      return hidden ? [{ what: '隐藏文字', text, line: words[0]?.line ?? 0 }] : hiddenRows(inside);
    });
  });

/** The words of each note by its id. */
function notesOf(xml: string, element: string): Map<string, string> {
  const notes = new Map<string, string>();
  let id: string | null = null;
  for (const event of readDocxEvents(xml)) {
    if (event.kind === 'open' && event.name === element) id = xmlAttribute(event.attributes, 'w:id');
    else if (event.kind === 'close' && event.name === element) id = null;
    else if (id === null) continue;
    else if (event.kind === 'print') notes.set(id, (notes.get(id) ?? '') + event.text);
    else if (event.kind === 'close' && event.name === 'w:p' && notes.has(id))
      notes.set(id, `${notes.get(id)}\n`);
  }
  return notes;
}

const printedIn = (xml: string): string =>
  [...readDocxEvents(xml)]
    .map((event) => (event.kind === 'print' ? event.text : ''))
    .join('')
    .trim();
