import { splitLabel, squeeze, wordsOf } from '../normalise.ts';
import { isHead, type TableWords } from './labels.ts';
import type { RawCell } from './raw.ts';
import { isUnit, type Token } from './tokens.ts';
import type { TableLine } from './windows.ts';

/** Words that may be the name of a row or a piece of one. */
export interface NamePiece {
  text: string;
  at: number;
  /** How many rows of figures stood before it. */
  row: number;
  used: boolean;
}

/** Figures that belong together, with the words in their own line. */
export interface FigureRow {
  own: string;
  cells: RawCell[];
  at: number;
  /** Blank cells can be seen. */
  shown: boolean;
  /** In a line of its own, not a cell a line. */
  level: boolean;
}

/** The two streams of a table: pieces of names, and rows of figures; heads apart. */
export interface Items {
  names: NamePiece[];
  rows: FigureRow[];
  heads: { text: string; row: number; at: number }[];
  strays: RawCell[];
}

export function itemsOf(lines: readonly TableLine[], words: TableWords): Items {
  const reader = new ItemReader(words);
  for (const line of lines) reader.read(line);
  reader.close();
  return reader.items;
}

class ItemReader {
  readonly items: Items = { names: [], rows: [], heads: [], strays: [] };
  private readonly words: TableWords;
  private run: RawCell[] = [];
  private shown = false;
  private bar = false;
  private afterHead = false;
  private last = -2;

  constructor(words: TableWords) {
    this.words = words;
  }

  read({ at, cut }: TableLine): void {
    if (cut.bars > 0) this.bars(cut.bars);
    else if (cut.row) this.readRow(cut.tokens, cut.shown);
    else for (const token of cut.tokens) this.readCell(token);
    this.last = at;
  }

  /** A bar alone is a blank cell while the row is not full, and more than one end the row. */
  private bars(count: number): void {
    if (this.run.length === 0) return;
    if (count > 1 || this.run.length >= this.words.width) this.close();
    else {
      this.takeBar();
      this.bar = true;
    }
  }

  private takeBar(): void {
    if (!this.bar) return;
    this.run.push({ text: '', at: this.run.at(-1)?.at ?? 0 });
    this.shown = true;
    this.bar = false;
  }

  private readCell(token: Token): void {
    if (token.text === '') return;
    if (token.figure) {
      this.takeBar();
      this.run.push(token);
      return;
    }
    if (isUnit(token.text) && this.run.length === 0) return;
    this.close();
    this.name(token.text, token.at);
  }

  /** Names and figures in turn, as they stand in one line; behind figures words are a cell that is no number. */
  private readRow(tokens: readonly Token[], shown: boolean): void {
    this.close();
    const cells = withoutSerial(tokens);
    if (cells.every(({ figure }) => !figure) && cells.some(({ text }) => text !== '')) {
      if (!shown || !this.emptyRow(cells)) this.headsAndNames(cells, shown);
      return;
    }
    if (cells.every(({ text }) => text === '')) return this.blankRow(cells);
    for (let i = 0; i < cells.length;) {
      const own: string[] = [];
      while (i < cells.length && cells[i]?.figure !== true && !this.startsBlank(cells, i, own)) {
        const text = cells[i]?.text ?? '';
        if (text !== '' && !isUnit(text)) own.push(text);
        i += 1;
      }
      const figures: RawCell[] = [];
      while (i < cells.length && this.goesOn(cells, i, figures, shown)) {
        const cell = cells[i];
        if (cell) figures.push(cell);
        i += 1;
      }
      this.segment(own.join(' '), figures, shown);
    }
  }

  /** Where blanks are shown, a blank behind the name is the first cell. */
  private startsBlank(cells: readonly Token[], i: number, own: readonly string[]): boolean {
    if (cells[i]?.text !== '' || this.words.indicators) return false;
    const rest = cells.slice(i);
    if (own.length === 0) return cells.length > 1 && cells.every(({ text, figure }) => text === '' || figure);
    return rest.every(({ text, figure }) => text === '' || figure) || rest.length <= this.words.width;
  }

  private goesOn(cells: readonly Token[], i: number, figures: readonly RawCell[], shown: boolean): boolean {
    const cell = cells[i];
    if (!cell) return false;
    if (cell.figure) return true;
    if (!shown) return false;
    if (cell.text === '') return figures.length > 0 || !this.words.indicators;
    if (this.words.indicators) return false;
    return (
      figures.length > 0 &&
      figures.length < this.words.width &&
      !this.words.rows.has(splitLabel(cell.text).bare) &&
      !isUnit(cell.text)
    );
  }

  private segment(own: string, figures: RawCell[], shown: boolean): void {
    const [first] = figures;
    if (!first || (figures.every(({ text }) => text === '') && own === '')) {
      if (own !== '') this.name(own, this.items.rows.at(-1)?.at ?? this.last);
      return;
    }
    this.push({ own, cells: figures, at: first.at, shown, level: true });
  }

  /** A row of the form without any figure, its blanks shown. */
  private emptyRow(cells: readonly Token[]): boolean {
    const last = cells.findLastIndex(({ text }) => text !== '');
    const blanks = cells.length - last - 1;
    const names = cells
      .slice(0, last + 1)
      .map(({ text }) => text)
      .filter((text) => text !== '' && !isUnit(text));
    const name = names.at(-1) ?? '';
    const known = this.words.rows.has(splitLabel(name).body) || this.words.rows.has(splitLabel(name).bare);
    const unit = isUnit(cells[last]?.text ?? '');
    if (!known || (blanks < this.words.width && !unit) || blanks === 0) return false;
    if (this.afterHead && isHead(this.words, name) && splitLabel(name).number === '') return false;
    this.push({
      own: names.join(' '),
      cells: cells.slice(last + 1),
      at: cells[0]?.at ?? 0,
      shown: true,
      level: true,
    });
    return true;
  }

  private blankRow(cells: readonly Token[]): void {
    if (this.words.singleRow && cells.length >= this.words.width && this.items.heads.length > 4)
      this.push({ own: '', cells: [...cells], at: cells[0]?.at ?? 0, shown: true, level: true });
  }

  private headsAndNames(cells: readonly Token[], shown: boolean): void {
    const texts = cells.filter(({ text }) => text !== '' && !isUnit(text));
    const heads = texts.filter(({ text }) => isHead(this.words, text));
    if (heads.length > 1 && heads.length === texts.length) {
      for (const { text, at } of heads) this.head(text, at);
      return;
    }
    if (shown) for (const { text, at } of texts) this.name(text, at);
    else if (texts[0]) this.name(texts.map(({ text }) => text).join(' '), texts[0].at);
  }

  private name(text: string, at: number): void {
    const { number, bare } = splitLabel(text);
    const head = isHead(this.words, text);
    const row = this.words.rows.has(bare) || this.words.rows.has(wordsOf(text));
    if (head && (!row || (number === '' && (this.afterHead || this.items.rows.length === 0)))) {
      this.head(text, at);
      return;
    }
    this.afterHead = false;
    this.items.names.push({ text, at, row: this.items.rows.length, used: false });
  }

  private head(text: string, at: number): void {
    this.afterHead = true;
    this.items.heads.push({ text, row: this.items.rows.length, at });
  }

  private push(row: FigureRow): void {
    this.afterHead = false;
    this.items.rows.push(row);
  }

  /** The cells that came one a line, cut into rows of the table's width where they are more. */
  close(): void {
    const cells = this.run;
    const { shown } = this;
    this.run = [];
    this.shown = false;
    this.bar = false;
    const width = Math.max(1, this.words.width);
    for (let from = 0; from < cells.length; from += width) {
      const part = cells.slice(from, from + width);
      this.push({ own: '', cells: part, at: part[0]?.at ?? 0, shown, level: false });
    }
  }
}

/** A running number in a column of its own, before the name. */
function withoutSerial(tokens: readonly Token[]): readonly Token[] {
  const [first, second] = tokens;
  if (
    !first?.figure ||
    !second ||
    second.figure ||
    second.text === '' ||
    !/^\d{1,2}$/u.test(squeeze(first.text))
  )
    return tokens;
  return isUnit(second.text) ? tokens : tokens.slice(1);
}
