/**
 * Wordings that published tables print instead of the form's: a new one is a new word here. The first of each line is the
 * form's own label, without number and punctuation; what stands in brackets there may be left out anywhere.
 */
const ROWS = `
规范性文件 行政规范性文件 行政规范性文件数量
行政规范性文件 规范性文件 行政规范性文件数量
其他对外管理服务事项 其他管理服务事项
行政事业性收费 行政事业性收费项目
本年新收政府信息公开申请数量 本年新收政府信息公开申请数 本年新收申请数量
上年结转政府信息公开申请数量 上年度结转政府信息公开申请数量 上年结转申请数量
本年度办理结果 本年办理结果
结转下年度继续办理 结转下年继续办理 结转下年度继续办理数量
总计 合计 小计
危及三安全一稳定 危及国家安全公共安全经济安全社会稳定
本机关不掌握相关政府信息 本机关不掌握相关信息
信访举报投诉类申请 信访投诉举报类申请
制发规范性文件数 制发规范性文件总数
行政复议数量 行政复议数
行政诉讼数量 行政诉讼数
举报投诉数量 举报投诉数
`;

/** As `ROWS`, for heads. Words without a form's head stand in the heads of any table. */
const HEADS = `
本年制发件数 本年制发数
本年废止件数 本年废止数
现行有效件数 现行有效数
法人或其他组织 法人和其他组织
统计数 数量 统计数据
统计指标 指标 指标名称
总计 合计
`;

/** Heads that are in no form and say nothing of which table it is. */
export const PLAIN_HEADS = ['单位件', '单位万元', '单位', '项目', '类别', '序号', '代码', '申请情况', '备注'];

const read = (lines: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    lines
      .trim()
      .split('\n')
      .map((line) => {
        const [official = '', ...others] = line.split(' ');
        return [official, others] as const;
      }),
  );

export const ROW_WORDINGS = read(ROWS);
export const HEAD_WORDINGS = read(HEADS);
