import {
  type Block,
  blankReport,
  formatOfYear,
  type ReportContent,
  type SectionContent,
} from '@nianbao/report-formats';

const METADATA: Readonly<Record<string, keyof ReportContent['metadata']>> = {
  索引号: 'indexNumber',
  发布机构: 'publisher',
  公开目录: 'catalogue',
  发布日期: 'publishedOn',
  文号: 'documentNumber',
  浏览量: 'views',
};

/** A reader of plain text for tests: a line a paragraph, 一、 a section; official tables are left out but for the 2014 one. */
export function readPlain(text: string, year: number, organisation = ''): ReportContent {
  const format = formatOfYear(year);
  const content: ReportContent = {
    ...blankReport(format.id, year, organisation),
    title: '',
    sections: [],
    tables: {},
  };
  let section: SectionContent = { id: 'preface', number: '', title: '', blocks: [] };
  content.sections.push(section);
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '' || line.endsWith('|')) return readRow(line, content);
    if (index < 6 && /年度?.{0,10}报告$|工作年度报告$/u.test(line) && !/[。,]/u.test(line)) {
      content.title += line;
      return;
    }
    const head = /^([一二三四五六七八九十]{1,3}、\s*)([^。;]{0,40})$/u.exec(line);
    if (head) {
      section = { id: `s${index + 1}`, number: head[1] ?? '', title: head[2] ?? '', blocks: [] };
      content.sections.push(section);
      return;
    }
    const heading = /^(?:\([一二三四五六七八九十]{1,3}\)|\d\.)[^。]{0,40}。?$/u.test(line);
    const id = `l${index + 1}`;
    const block: Block = heading
      ? { id, kind: 'heading', level: 2, text: line }
      : { id, kind: 'paragraph', text: line };
    section.blocks.push(block);
  });
  content.sections = content.sections.filter(({ number, blocks }) => number !== '' || blocks.length > 0);
  return content;
}

function readRow(line: string, content: ReportContent): void {
  const cells = line.split('|').map((cell) => cell.trim());
  cells.forEach((cell, index) => {
    const key = METADATA[cell];
    const next = cells[index + 1] ?? '';
    if (key) content.metadata[key] = METADATA[next] ? '' : next;
  });
}
