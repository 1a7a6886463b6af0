import type { Block } from '@nianbao/report-formats';
import { Editor } from '@tiptap/core';
import { afterEach, expect, it } from 'vitest';
import { docOfBlocks } from '../text/blocks-doc.ts';
import { blockExtensions } from '../text/schema.ts';
import { showBlocks } from '../text/show-blocks.ts';
import { type RemarkedWords, remarkMarks, remarkMarksKey } from './remark-marks.ts';
import { wordsInEditor } from './words-in-editor.ts';

const paragraph = (id: string, text: string): Block => ({ id, kind: 'paragraph', text });
const TEXT = '全年受理128件，均按期办结。';

let editor: Editor | undefined;
afterEach(() => editor?.destroy());

function marked(blocks: Block[], words: Partial<RemarkedWords>) {
  const made = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    extensions: blockExtensions(),
    content: docOfBlocks(blocks),
  });
  editor = made;
  made.registerPlugin(remarkMarks());
  const told: RemarkedWords = {
    id: 'r1',
    address: 'sections/s1/blocks/p1',
    range: { from: 4, to: 8 },
    saved: TEXT,
    ...words,
  };
  made.view.dispatch(made.state.tr.setMeta(remarkMarksKey, { sectionId: 's1', words: [told] }));
  return { editor: made, words: () => made.view.dom.querySelector('.remarked')?.textContent ?? null };
}

it('marks the words, and moves with them while one types before them', () => {
  const { editor: typed, words } = marked([paragraph('p1', TEXT)], {});
  expect(words()).toBe('128件');

  typed.chain().setTextSelection(1).insertContent('经统计，').run();

  expect(words()).toBe('128件');
});

it('finds the words in what is typed here and not yet saved', () => {
  expect(marked([paragraph('p1', `经统计，${TEXT}`)], {}).words()).toBe('128件');
});

it('stays when somebody else rewrites the paragraph, and goes with the words', () => {
  const { editor: typed, words } = marked([paragraph('p0', '开头。'), paragraph('p1', TEXT)], {});

  showBlocks(typed, [paragraph('p0', '开头。'), paragraph('p1', `据统计，${TEXT}`)]);
  expect(words()).toBe('128件');
  showBlocks(typed, [paragraph('p0', '开头。'), paragraph('p1', '本年度无此项。')]);

  expect(words()).toBeNull();
});

it('reads the selected words of one paragraph with their place, line ends counted', () => {
  const { editor: typed } = marked([paragraph('p0', '开头。'), paragraph('p1', '一\n二三四')], {});
  typed.view.coordsAtPos = () => ({ left: 0, right: 9, top: 0, bottom: 9 });
  const select = (from: number, to: number) => {
    typed.commands.setTextSelection({ from, to });
    return wordsInEditor(typed, 's1');
  };

  expect(select(8, 10)).toMatchObject({
    address: 'sections/s1/blocks/p1',
    words: { from: 2, quote: '二三' },
  });
  expect(select(2, 8)).toBeNull();
  expect(select(8, 8)).toBeNull();
});
