import {
  blankReport,
  cellsOf,
  fillReportSums,
  findFormat,
  type ReportContent,
} from '@nianbao/report-formats';

const SENTENCES = [
  '全年主动公开政府信息457条，其中政策文件及解读32条、办事服务信息261条、工作动态164条，同比增长10.9%。',
  '新收政府信息公开申请47件，上年结转4件，办结48件，结转下年度继续办理3件。',
  '围绕“高效办成一件事”，公开跨部门联办事项清单、办理流程和申报材料，更新办事指南71项，网上可办率达98.6%。',
  '一是健全机制，二是压实责任，三是加强培训，全年举办业务培训2次，参训人员76人次，其中科室负责人14人次。',
];

/** A report three times as long as the notices ask for, every figure filled. */
export function aFullReport(year: number): ReportContent {
  const blank = blankReport('2021', year, '云溪市营商环境建设局');
  const tables = Object.fromEntries(
    findFormat('2021').tables.map((table) => [
      table.id,
      Object.fromEntries(cellsOf(table).map(({ path }, i) => [path, i % 7])),
    ]),
  );
  const paragraphs = Array.from({ length: 24 }, (_, i) => ({
    id: `b${i}`,
    kind: 'paragraph' as const,
    text: `${SENTENCES[i % SENTENCES.length]}${SENTENCES[(i + 1) % SENTENCES.length]}`,
  }));
  const sections = blank.sections.map((section) => ({
    ...section,
    blocks: section.id === 's1' ? paragraphs : paragraphs.slice(0, 2),
  }));
  return fillReportSums({ ...blank, tables, sections });
}

export const sizeOf = ({ sections, tables }: ReportContent): string => {
  const characters = sections
    .flatMap(({ blocks }) => blocks)
    .reduce((sum, block) => sum + ('text' in block ? block.text.length : 0), 0);
  const figures = Object.values(tables).reduce((sum, table) => sum + Object.keys(table).length, 0);
  return `${characters} characters and ${figures} figures`;
};
