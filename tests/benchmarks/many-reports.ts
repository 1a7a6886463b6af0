import { blankReport, formatOfYear, type ReportContent } from '@nianbao/report-formats';

/** In one report of a thousand. */
export const RARE = '跨境数据流动便利化';

const SUBJECTS =
  '本局 各科室 办公室 县级部门 乡镇街道 政务服务中心 信息中心 行政审批科 政策法规科 基层站所'.split(' ');
const VERBS =
  '持续推进 严格落实 进一步规范 统筹开展 及时更新 全面梳理 定期检查 不断完善 依法办理 积极回应'.split(' ');
const OBJECTS =
  '政府信息公开 电子证照应用 营商环境优化 行政规范性文件 行政许可事项 重大行政决策 财政预算决算 政策解读材料 依申请公开答复 政务公开标准目录 公共企事业单位信息 民生实事项目 安全生产监管 生态环境保护 教育医疗保障 社会救助信息'.split(
    ' ',
  );
const RESULTS =
  '群众满意度明显提升 未发生因信息公开引发的纠纷 取得了较好成效 仍存在更新不够及时的问题 得到上级充分肯定 下一步将加强培训'.split(
    ' ',
  );

/** Numbers that follow each other without a pattern, the same in every run. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** A report of some 2,500 characters as offices write them; every common character stands somewhere. */
export function aManyfoldReport(year: number, body: number): ReportContent {
  const next = numbers(year * 100_003 + body);
  const one = (words: readonly string[]) => words[Math.floor(next() * words.length)] ?? '';
  // Names of places and people make every report's words a little different from the others'.
  const name = () =>
    String.fromCodePoint(0x4e00 + Math.floor(next() * 6000), 0x4e00 + Math.floor(next() * 6000));
  const sentence = () =>
    `${year}年，${one(SUBJECTS)}${one(VERBS)}${one(OBJECTS)}，在${name()}开展检查${Math.floor(next() * 90)}次，公开信息${Math.floor(next() * 3000)}条，${one(RESULTS)}。`;
  const blank = blankReport(formatOfYear(year).id, year, `某市第${body}局`);
  return {
    ...blank,
    sections: blank.sections.map((section) => ({
      ...section,
      blocks: Array.from({ length: 3 }, (_, i) => ({
        id: `b${i}`,
        kind: 'paragraph' as const,
        text:
          Array.from({ length: 3 }, sentence).join('') +
          (body % 1000 === 7 && i === 0 ? `探索${RARE}。` : ''),
      })),
    })),
  };
}
