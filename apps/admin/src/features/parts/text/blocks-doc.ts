import type { Block } from '@nianbao/report-formats';
import type { JSONContent } from '@tiptap/core';

/** The blocks of the content model as the editor's document, and back. What has no words is no block. */
export const docOfBlocks = (blocks: readonly Block[]): JSONContent => ({
  type: 'doc',
  content: blocks.length > 0 ? blocks.map(nodeOfBlock) : [{ type: 'paragraph' }],
});

function nodeOfBlock(block: Block): JSONContent {
  const { id: blockId } = block;
  switch (block.kind) {
    case 'heading':
      return { type: 'heading', attrs: { blockId, level: block.level }, content: inline(block.text) };
    case 'paragraph':
      return { type: 'paragraph', attrs: { blockId }, content: inline(block.text) };
    case 'image':
      return {
        type: 'picture',
        attrs: { blockId, attachmentId: block.attachmentId, caption: block.caption },
      };
    case 'table':
      return { type: 'table', attrs: { blockId }, content: block.rows.map(rowNode) };
  }
}

const rowNode = (row: readonly string[]): JSONContent => ({
  type: 'tableRow',
  content: row.map((text) => ({
    type: 'tableCell',
    content: text.split('\n').map((line) => ({ type: 'paragraph', content: inline(line) })),
  })),
});

const inline = (text: string): JSONContent[] =>
  text
    .split('\n')
    .flatMap((line, i) => [
      ...(i > 0 ? [{ type: 'lineBreak' }] : []),
      ...(line === '' ? [] : [{ type: 'text', text: line }]),
    ]);

export function blocksOfDoc(doc: JSONContent): Block[] {
  return (doc.content ?? []).flatMap((node): Block[] => {
    const block = blockOfNode(node);
    return block && hasWords(block) ? [block] : [];
  });
}

const hasWords = (block: Block): boolean => {
  if (block.kind === 'image') return true;
  return block.kind === 'table' ? block.rows.length > 0 : block.text.trim() !== '';
};

function blockOfNode(node: JSONContent): Block | null {
  const id: unknown = node.attrs?.blockId;
  if (typeof id !== 'string') return null;
  switch (node.type) {
    case 'heading':
      return { id, kind: 'heading', level: levelOf(node.attrs?.level), text: wordsOf(node) };
    case 'paragraph':
      return { id, kind: 'paragraph', text: wordsOf(node) };
    case 'picture':
      // On its way to the server: a block once it is there.
      if (typeof node.attrs?.attachmentId !== 'string') return null;
      return {
        id,
        kind: 'image',
        attachmentId: node.attrs.attachmentId,
        caption: String(node.attrs?.caption ?? ''),
      };
    case 'table':
      return { id, kind: 'table', rows: rowsOf(node) };
    default:
      return null;
  }
}

const levelOf = (level: unknown): 1 | 2 | 3 | 4 => (level === 2 || level === 3 || level === 4 ? level : 1);

const wordsOf = (node: JSONContent): string =>
  (node.content ?? []).map((child) => (child.type === 'lineBreak' ? '\n' : (child.text ?? ''))).join('');

/** Free tables have no merged cells: what covered several keeps its words in the first of them. */
function rowsOf(table: JSONContent): string[][] {
  const rows: (string | undefined)[][] = (table.content ?? []).map(() => []);
  for (const [r, row] of (table.content ?? []).entries()) {
    let column = 0;
    for (const cell of row.content ?? []) {
      while (rows[r]?.[column] !== undefined) column += 1;
      const width = Number(cell.attrs?.colspan ?? 1);
      const height = Number(cell.attrs?.rowspan ?? 1);
      for (let y = r; y < Math.min(r + height, rows.length); y += 1) {
        for (let x = column; x < column + width; x += 1) {
          const line = rows[y];
          if (line) line[x] = y === r && x === column ? (cell.content ?? []).map(wordsOf).join('\n') : '';
        }
      }
    }
  }
  const width = Math.max(0, ...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ''));
}
