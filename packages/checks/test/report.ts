import {
  type Block,
  blankReport,
  fillReportSums,
  type FormatId,
  type ReportContent,
  type TableContent,
  type TableId,
} from '@nianbao/report-formats';

interface Builder {
  formatId?: FormatId;
  year?: number;
  title?: string;
  metadata?: ReportContent['metadata'];
  /** Paragraphs of the first section; `标题：` at the head of a line is no syntax here. */
  text?: string | readonly string[];
  /** Number and title of further sections with their paragraphs. */
  sections?: readonly (readonly [number: string, title: string, ...paragraphs: string[]])[];
  tables?: Record<TableId, TableContent>;
}

const paragraphs = (texts: readonly string[], section: string): Block[] =>
  texts.map((text, index) => ({ id: `${section}-${index + 1}`, kind: 'paragraph', text }));

/** A report that has what a rule looks at; tables only where the test fills them, sums computed. */
export function aReport({
  formatId = '2014',
  year = 2018,
  title = '某县水务局2018年政府信息公开工作年度报告',
  metadata = {},
  text = [],
  sections = [],
  tables = {},
}: Builder): ReportContent {
  const content: ReportContent = { ...blankReport(formatId, year, '某县水务局'), title, metadata, tables };
  const first = typeof text === 'string' ? [text] : text;
  content.sections = [
    { id: 's1', number: '一、', title: '总体情况', blocks: paragraphs(first, 's1') },
    ...sections.map(([number, heading, ...texts], index) => ({
      id: `s${index + 2}`,
      number,
      title: heading,
      blocks: paragraphs(texts, `s${index + 2}`),
    })),
  ];
  return fillReportSums(content);
}

/** Every cell of the table 0 but those given. */
export function zeros(formatId: FormatId, table: TableId, figures: TableContent): TableContent {
  const blank = blankReport(formatId, 2021, '').tables[table] ?? {};
  return { ...Object.fromEntries(Object.keys(blank).map((path) => [path, 0])), ...figures };
}
