import type { Block } from '@nianbao/report-formats';
import { Editor } from '@tiptap/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { blockEdits } from './block-order.ts';
import { type PlacedBlock } from '../../../pieces/placed-blocks.ts';
import { blocksOfDoc, docOfBlocks } from './blocks-doc.ts';
import { blockExtensions } from './schema.ts';
import { showBlocks } from './show-blocks.ts';

const BLOCKS: Block[] = [
  { id: 'h1', kind: 'heading', level: 1, text: '（一）主动公开' },
  { id: 'p1', kind: 'paragraph', text: '全年公开信息 120 条。\n其中规范性文件 3 件。' },
  {
    id: 't1',
    kind: 'table',
    rows: [
      ['渠道', '条数'],
      ['网站', '100\n另转载 2'],
      ['', '20'],
    ],
  },
  { id: 'i1', kind: 'image', attachmentId: '0c7e1d1e-5f1c-4d53-9c53-1a2b3c4d5e6f', caption: '图 1' },
  { id: 'h4', kind: 'heading', level: 4, text: '小结' },
];

// jsdom has no such event, and ProseMirror makes one to paste.
beforeEach(() => vi.stubGlobal('ClipboardEvent', Event));

let editor: Editor | undefined;
afterEach(() => editor?.destroy());
let ids = 0;
function editing(blocks: readonly Block[], own: readonly string[] = []) {
  ids = 0;
  editor = new Editor({
    extensions: blockExtensions({ newId: () => `new-${(ids += 1)}`, isOwn: (id) => own.includes(id) }),
    content: docOfBlocks(blocks),
  });
  return editor;
}
const blocksIn = (one: Editor) => blocksOfDoc(one.getJSON());
const paragraph = (id: string, text = id): Block => ({ id, kind: 'paragraph', text });

describe('blocks and document', () => {
  it('gives every block back as it was', () => {
    expect(blocksOfDoc(docOfBlocks(BLOCKS))).toEqual(BLOCKS);
    expect(blocksIn(editing(BLOCKS))).toEqual(BLOCKS);
  });

  it('has no block for an empty document', () => {
    expect(blocksIn(editing([]))).toEqual([]);
  });

  it('keeps an id when text changes, and gives the split-off half a new one', () => {
    const typed = editing([paragraph('p1', '前后')]);

    typed.chain().setTextSelection(2).splitBlock().run();

    expect(blocksIn(typed)).toEqual([paragraph('p1', '前'), paragraph('new-1', '后')]);
  });

  it('keeps ids through undo', () => {
    const typed = editing([paragraph('p1', '一'), paragraph('p2', '二')]);

    typed.commands.deleteRange({ from: 3, to: 6 });
    typed.commands.undo();

    expect(blocksIn(typed)).toEqual([paragraph('p1', '一'), paragraph('p2', '二')]);
  });
});

describe('pasting', () => {
  const paste = (html: string, own: readonly string[] = ['p1']) => {
    const typed = editing([paragraph('p1', '原文')], own);
    typed.commands.setTextSelection(3);
    typed.view.pasteHTML(html);
    return blocksIn(typed).map((block) =>
      block.kind === 'table' ? block.rows : 'text' in block ? block.text : '',
    );
  };

  it('keeps structure and drops formatting from Word', () => {
    const word =
      '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style></head><body>' +
      '<h2 style="mso-x:1">（一）小标题<o:p></o:p></h2><p class=MsoNormal><b><span style="font-size:16pt">正\n文</span></b></p>' +
      '<table><tr><td colspan=2><p>甲</p></td></tr><tr><td>乙</td><td>丙</td></tr></table></body></html>';

    expect(paste(word)).toEqual([
      '原文（一）小标题',
      '正文',
      [
        ['甲', ''],
        ['乙', '丙'],
      ],
    ]);
  });

  it('runs nothing and keeps no link, script or frame', () => {
    const texts = paste(
      '<p onclick="window.ran=1">字<script>window.ran = 1</script><img src=x onerror="window.ran=1"><a href="javascript:window.ran=1">链</a></p><iframe src="x"></iframe>',
    );

    expect(texts.join('')).toBe('原文字链');
    expect('ran' in window).toBe(false);
    expect(editor?.getHTML()).not.toMatch(/href|onclick|iframe|script/u);
  });

  it('gives a copy of a block and a block of another part new ids', () => {
    const typed = editing([paragraph('p1', '原文')], ['p1']);
    typed.commands.setTextSelection(3);
    typed.view.pasteHTML('<p data-block-id="p1">复制</p><p data-block-id="foreign">别处</p><p>三</p>');

    const all = blocksIn(typed).map(({ id }) => id);
    expect(new Set(all).size).toBe(all.length);
    expect(all).not.toContain('foreign');
  });
});

describe('edits of the order', () => {
  const placed = (...pairs: [string, string][]): PlacedBlock[] =>
    pairs.map(([id, position]) => ({ block: paragraph(id), position }));
  const three = placed(['a', 'a0'], ['b', 'a1'], ['c', 'a2']);
  const edits = (before: PlacedBlock[], ...after: Block[]) => blockEdits('s1', before, after);

  it('writes nothing where nothing changed', () => {
    expect(edits(three, ...three.map(({ block }) => block))).toEqual([]);
  });

  it('writes only the block whose words changed, at its position', () => {
    expect(edits(three, paragraph('a'), paragraph('b', '新'), paragraph('c'))).toEqual([
      {
        address: 'sections/s1/blocks/b',
        value: { kind: 'block', block: paragraph('b', '新'), position: 'a1' },
      },
    ]);
  });

  it('puts a new block between its neighbours and leaves them alone', () => {
    const [edit, ...more] = edits(three, paragraph('a'), paragraph('x'), paragraph('b'), paragraph('c'));

    expect(more).toEqual([]);
    const position = edit?.value.kind === 'block' ? edit.value.position : '';
    expect(position > 'a0' && position < 'a1').toBe(true);
    expect(position).toMatch(/^[0-9A-Za-z]+$/u);
  });

  it('moves one block, not all the others', () => {
    expect(
      edits(three, paragraph('c'), paragraph('a'), paragraph('b')).map(({ address }) => address),
    ).toEqual(['sections/s1/blocks/c']);
  });

  it('removes what is gone', () => {
    expect(edits(three, paragraph('a'), paragraph('c'))).toEqual([
      { address: 'sections/s1/blocks/b', value: { kind: 'removed' } },
    ]);
  });

  it('gives two blocks with one position different ones', () => {
    const same = placed(['a', 'a0'], ['b', 'a0']);

    const [edit] = edits(same, paragraph('a'), paragraph('x'), paragraph('b'));

    expect(edit?.value.kind === 'block' && edit.value.position > 'a0').toBe(true);
  });

  it('gives new positions to all where the old ones leave no room', () => {
    const odd = placed(['a', '001'], ['b', '002']);

    const made = edits(odd, paragraph('a'), paragraph('x'), paragraph('b')).map(({ value }) =>
      value.kind === 'block' ? value.position : '',
    );

    expect(made).toHaveLength(3);
    expect(made.toSorted()).toEqual(made);
  });
});

describe('what others write', () => {
  const three = [paragraph('p1', '一'), paragraph('p2', '二'), paragraph('p3', '三')];

  it('comes in beside the caret, which stays in its words', () => {
    const typed = editing(three);
    typed.commands.setTextSelection(8);

    showBlocks(typed, [paragraph('p1', '改过的一'), paragraph('p2', '二'), paragraph('p3', '三')]);
    typed.commands.insertContent('我');

    expect(blocksIn(typed)).toEqual([
      paragraph('p1', '改过的一'),
      paragraph('p2', '二'),
      paragraph('p3', '三我'),
    ]);
  });

  it('is not taken back by undo, which takes back what was typed here', () => {
    const typed = editing(three);
    typed.chain().setTextSelection(8).insertContent('我').run();

    showBlocks(typed, [paragraph('p1', '一'), paragraph('p3', '三我')]);
    typed.commands.undo();

    expect(blocksIn(typed)).toEqual([paragraph('p1', '一'), paragraph('p3', '三')]);
  });

  it('does not stand in the way of undo and redo after a save', () => {
    const typed = editing(three);
    typed.chain().setTextSelection(8).insertContent('我').run();
    const saved = blocksIn(typed);

    // The answer of the server, and what somebody else has saved meanwhile.
    showBlocks(typed, saved);
    showBlocks(typed, [paragraph('p1', '改过的一'), ...saved.slice(1)]);
    typed.commands.undo();
    expect(blocksIn(typed).map((block) => 'text' in block && block.text)).toEqual(['改过的一', '二', '三']);
    typed.commands.redo();

    expect(blocksIn(typed).map((block) => 'text' in block && block.text)).toEqual(['改过的一', '二', '三我']);
  });

  it('leaves the empty paragraph that was just opened', () => {
    const typed = editing(three);
    typed.chain().setTextSelection(8).insertContent('我').splitBlock().run();

    showBlocks(typed, [paragraph('p1', '一'), paragraph('p3', '三我')]);
    expect(typed.state.doc.childCount).toBe(3);
    typed.commands.undo();

    expect(blocksIn(typed)).toEqual([paragraph('p1', '一'), paragraph('p3', '三')]);
  });

  it("is no change of one's own", () => {
    const typed = editing(three);
    let updates = 0;
    typed.on('update', () => (updates += 1));

    showBlocks(typed, [paragraph('p2', '二')]);
    showBlocks(typed, []);

    expect(blocksIn(typed)).toEqual([]);
    expect(updates).toBe(0);
  });
});
