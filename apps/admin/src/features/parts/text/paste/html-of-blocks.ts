import type { PastedBlock } from './pasted-block.ts';

/** The blocks as the few elements that the editor reads. Words are put in as text, so that none is read as a tag. */
export function htmlOfBlocks(blocks: readonly PastedBlock[], start: (file: File) => string | null): string {
  const inert = document.implementation.createHTMLDocument('');
  const make = (tag: string, text = ''): HTMLElement => {
    const element = inert.createElement(tag);
    for (const [i, line] of text.split('\n').entries()) {
      if (i > 0) element.append(inert.createElement('br'));
      element.append(line);
    }
    return element;
  };
  for (const block of blocks) {
    if (block.kind === 'heading') inert.body.append(make(`h${block.level}`, block.text));
    else if (block.kind === 'paragraph') inert.body.append(make('p', block.text));
    else if (block.kind === 'table') inert.body.append(tableOf(make, block.rows));
    else {
      const figure = pictureOf(make, block, start);
      if (figure) inert.body.append(figure);
    }
  }
  // Else the picture itself would be selected, and the next key would replace it.
  if (blocks.at(-1)?.kind === 'image') inert.body.append(make('p'));
  return inert.body.innerHTML;
}

function tableOf(
  make: (tag: string, text?: string) => HTMLElement,
  rows: readonly (readonly string[])[],
): HTMLElement {
  const [table, body] = [make('table'), make('tbody')];
  table.append(body);
  for (const row of rows) {
    const line = make('tr');
    for (const text of row) {
      const cell = make('td');
      cell.append(...text.split('\n').map((part) => make('p', part)));
      line.append(cell);
    }
    body.append(line);
  }
  return table;
}

function pictureOf(
  make: (tag: string, text?: string) => HTMLElement,
  { source, caption }: Extract<PastedBlock, { kind: 'image' }>,
  start: (file: File) => string | null,
): HTMLElement | null {
  const figure = make('figure');
  if (source.kind === 'attachment') figure.dataset.attachmentId = source.id;
  else {
    const key = start(source.file);
    if (key === null) return null;
    figure.dataset.pending = key;
  }
  figure.append(make('figcaption', caption));
  return figure;
}
