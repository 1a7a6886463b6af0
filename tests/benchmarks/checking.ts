import { performance } from 'node:perf_hooks';
import { checkReport } from '@nianbao/checks';
import {
  blankReport,
  canonicalJson,
  cellsOf,
  fillReportSums,
  findFormat,
  type ReportContent,
} from '@nianbao/report-formats';

/**
 * How long the whole of the checks takes for one report, against the 50 ms in which the editor wants an answer while
 * somebody types, and against writing the same report out once as JSON: the least that any reader of it must do.
 */

const SENTENCES = [
  '全年主动公开政府信息457条，其中政策文件及解读32条、办事服务信息261条、工作动态164条，同比增长10.9%。',
  '新收政府信息公开申请47件，上年结转4件，办结48件，结转下年度继续办理3件。',
  '围绕“高效办成一件事”，公开跨部门联办事项清单、办理流程和申报材料，更新办事指南71项，网上可办率达98.6%。',
  '一是健全机制，二是压实责任，三是加强培训，全年举办业务培训2次，参训人员76人次，其中科室负责人14人次。',
];

/** A report at the length limit of section one, every figure filled. */
function aFullReport(year: number): ReportContent {
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
  return fillReportSums({
    ...blank,
    tables,
    sections: blank.sections.map((s) => ({
      ...s,
      blocks: s.id === 's1' ? paragraphs : paragraphs.slice(0, 2),
    })),
  });
}

function median(run: () => unknown, times = 200): number {
  const took = Array.from({ length: times }, () => {
    const begun = performance.now();
    run();
    return performance.now() - begun;
  });
  return took.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}

const content = aFullReport(2025);
const previous = aFullReport(2024);
for (let i = 0; i < 50; i += 1) checkReport({ content, previous });
const checked = median(() => checkReport({ content, previous }));
const written = median(() => canonicalJson(content));
const characters = content.sections
  .flatMap(({ blocks }) => blocks)
  .reduce((sum, block) => sum + ('text' in block ? block.text.length : 0), 0);

console.log(
  `report of ${characters} characters and ${Object.values(content.tables).reduce((n, t) => n + Object.keys(t).length, 0)} figures`,
);
console.log(`check              ${checked.toFixed(2)} ms`);
console.log(`share of 50 ms     ${((checked / 50) * 100).toFixed(0)} %`);
console.log(`times writing JSON ${(checked / written).toFixed(1)}`);
if (checked > 50) process.exitCode = 1;
