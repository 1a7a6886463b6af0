import { PREFACE_ID, type Block, type FormatId, type SectionContent } from '@nianbao/report-formats';
import type { SourceLine } from '../source/line.ts';
import type { ImportNote } from '../result.ts';
import { annualHeading } from './annual-heading.ts';
import { continuesTable, isTabular, rowsOf } from './free-tables.ts';
import { firstLevel, type FirstLevel } from './first-level.ts';
import { isHeadingText, numbered } from './headings.ts';

export interface BuiltSections {
  sections: SectionContent[];
  notes: ImportNote[];
}

/** The text in sections and blocks. Every line of `body` becomes a heading, a paragraph or part of a table. */
export function buildSections(
  lines: readonly SourceLine[],
  body: readonly number[],
  formatId: FormatId,
): BuiltSections {
  const annual = formatId === '2014' ? new Map<number, string>() : annualHeadings(lines, body);
  const builder = new SectionBuilder(annual, annual.size > 0 ? new Map() : firstLevel(lines, body));
  builder.freeHeads = !body.some((at) => isSectionHeading(lines[at]));
  for (let i = 0; i < body.length;) {
    const line = lines[body[i] ?? -1];
    let next = i + 1;
    if (line && isTabular(line)) {
      while (next < body.length && body[next] === (body[next - 1] ?? 0) + 1 && follows(lines, body, next))
        next += 1;
      builder.addTable(body.slice(i, next).flatMap((at) => lines[at] ?? []));
    } else if (line) builder.addLine(line, body[i] ?? -1);
    i = next;
  }
  return builder.result();
}

function follows(lines: readonly SourceLine[], body: readonly number[], i: number): boolean {
  const [before, line] = [lines[body[i - 1] ?? -1], lines[body[i] ?? -1]];
  return before !== undefined && line !== undefined && continuesTable(before, line);
}

/** Which lines are the six headings: the first of each, unless it stands in a table of contents. */
function annualHeadings(lines: readonly SourceLine[], body: readonly number[]): Map<number, string> {
  const found = body.flatMap((at) => {
    const id = annualHeading(lines[at])?.id;
    return id === undefined ? [] : [{ at, id }];
  });
  const headings = new Map<number, string>();
  const taken = new Set<string>();
  found.forEach(({ at, id }, index) => {
    if (taken.has(id)) return;
    const neighbours = found[index + 1]?.at === at + 1 || found[index - 1]?.at === at - 1;
    const again = found.slice(index + 1).some((later) => later.id === id);
    if (neighbours && again) return;
    taken.add(id);
    headings.set(at, id);
  });
  return headings;
}

function isSectionHeading(line: SourceLine | undefined): boolean {
  const number = line && numbered(line.text);
  return number?.depth === 0 && isHeadingText(number.rest);
}

class SectionBuilder {
  freeHeads = false;
  private readonly sections: SectionContent[] = [];
  private readonly notes: ImportNote[] = [];
  private readonly annual: ReadonlyMap<number, string>;
  private blocks = 0;
  private own = 0;

  private readonly first: ReadonlyMap<number, FirstLevel>;

  constructor(annual: ReadonlyMap<number, string>, first: ReadonlyMap<number, FirstLevel>) {
    this.annual = annual;
    this.first = first;
  }

  addLine(line: SourceLine, at: number): void {
    if (line.style === 'end') return;
    const number = numbered(line.text);
    const first = this.first.get(at);
    const heading = this.annual.has(at) ? annualHeading(line) : null;
    if (heading) {
      this.open(heading.id, heading.number, heading.title);
      if (heading.rest !== null) this.add({ id: this.nextId(), kind: 'paragraph', text: heading.rest });
    } else if (first) this.open(this.ownId(), first.number, first.title);
    else if (number?.depth === 0 && isHeadingText(number.rest))
      this.open(this.ownId(), number.number, number.rest);
    else if (
      this.freeHeads &&
      this.annual.size === 0 &&
      line.heading !== null &&
      line.heading <= 3 &&
      isHeadingText(line.text)
    )
      this.open(this.ownId(), number?.number ?? '', number?.rest ?? line.text);
    else this.addText(line, number);
  }

  private addText(line: SourceLine, number: ReturnType<typeof numbered>): void {
    const depth =
      number && number.depth > 0 && isHeadingText(number.rest) && number.rest !== '' ? number.depth : null;
    const marked = line.heading !== null && line.text.length <= 60 ? 1 : null;
    const level = depth === 1 || depth === 2 || depth === 3 ? depth : marked;
    const block: Block =
      level === null
        ? { id: this.nextId(), kind: 'paragraph', text: line.text }
        : { id: this.nextId(), kind: 'heading', level, text: line.text };
    this.add(block);
  }

  /** Rows of one cell are lines that the page's author put into the table: heads above it, signatures below. */
  addTable(lines: readonly SourceLine[]): void {
    const rows = rowsOf(lines);
    const width = Math.max(0, ...rows.map((row) => row.length));
    if (rows.length === 0) return;
    if (width === 1 || rows.every((row) => row.filter((cell) => cell !== '').length <= 1)) {
      for (const text of rows.flat().filter((cell) => cell !== ''))
        this.add({ id: this.nextId(), kind: 'paragraph', text });
      return;
    }
    const even = rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]);
    this.add({ id: this.nextId(), kind: 'table', rows: even });
  }

  result(): BuiltSections {
    return { sections: this.sections, notes: this.notes };
  }

  private open(id: string, number: string, title: string): void {
    this.sections.push({ id, number, title, blocks: [] });
  }

  private add(block: Block): void {
    let section = this.sections.at(-1);
    if (!section) {
      section = { id: PREFACE_ID, number: '', title: '', blocks: [] };
      this.sections.push(section);
    }
    section.blocks.push(block);
  }

  private nextId(): string {
    this.blocks += 1;
    return `b${this.blocks}`;
  }

  private ownId(): string {
    this.own += 1;
    return `h${this.own}`;
  }
}
