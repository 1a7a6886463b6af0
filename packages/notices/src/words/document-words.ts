/** What a document is; only a notice or a circular opens or moves a year. */
export const NOTICE_KINDS = [
  'notice',
  'circular',
  'interpretation',
  'statistics',
  'form',
  'model',
  'rules',
  'report',
  'other',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const NOTICE_KIND_NAMES: Readonly<Record<NoticeKind, string>> = {
  notice: '通知',
  circular: '通报',
  interpretation: '解释答复',
  statistics: '统计',
  form: '空白表',
  model: '范本',
  rules: '制度',
  report: '年度报告',
  other: '其他文件',
};

const KIND_WORDS: readonly { kind: NoticeKind; title: RegExp }[] = [
  {
    kind: 'model',
    title: /(?:模板|范本|范文|范例|样本|样例|示例|示范文本|参考文本|参考样式|例文)(?:\([^()]*\))?$/u,
  },
  {
    kind: 'interpretation',
    title:
      /(?:的?(?:解释|答复|复函|解答|问答|释义|批复)|口径说明|填报说明|填写说明|政策解读|指标解释)(?:\([^()]*\))?$/u,
  },
  {
    kind: 'statistics',
    title: /(?:统计表|汇总表|情况表|一览表|统计数据|统计制度|统计报告|统计公报)(?:\([^()]*\))?$/u,
  },
  { kind: 'statistics', title: /统计(?!局)(?!.*(?:年度报告|年报)).{0,24}(?:通知|函|提示)$/u },
  {
    kind: 'form',
    title: /(?:格式|表样|样表|空表|登记表|申请表|审批表|审查表|报送表|回执|表)(?:\([^()]*\))?$/u,
  },
  { kind: 'circular', title: /通报$/u },
  { kind: 'notice', title: /(?:通知|函|提示|提醒|明电|督办单|通知单|提示单|工作安排|方案)(?:\([^()]*\))?$/u },
  { kind: 'rules', title: /(?:制度|办法|规定|规范|标准|细则|规程|条例)(?:\([^()]*\))?$/u },
  { kind: 'report', title: /(?:年度报告|年度工作报告|年报)$/u },
];

/** The kind that a title tells; null where it tells none. The first that fits. */
export const kindOfTitle = (title: string): NoticeKind | null =>
  KIND_WORDS.find(({ title: words }) => words.test(title))?.kind ?? null;

/** How a title ends; a line that ends otherwise is one only in part. */
export const TITLE_END =
  /(?:通知|通报|函|提示|提醒|解释|答复|解答|问答|批复|说明|制度|办法|规定|规范|方案|安排|报告|公告|意见|格式|统计表|汇总表|情况表|一览表|样表|表|模板|范本|样本|示例|参考文本|督办单|通知单|提示单)(?:\([^()]{1,12}\))?$/u;

/** Labels of the box above a document on a site. */
export const LABELS = {
  title: ['名称', '标题', '信息名称', '文件名称'],
  number: ['文号', '发文字号', '文件编号', '发布文号', '文件号'],
  issuer: ['发布机构', '发文机关', '发文单位', '发布单位', '制发机关', '发文机构'],
  date: ['成文日期', '发文日期', '印发日期', '制发日期'],
  other: [
    '索引号',
    '公开目录',
    '发布日期',
    '发布时间',
    '来源',
    '信息来源',
    '浏览量',
    '浏览次数',
    '访问量',
    '点击数',
    '字体',
    '字号',
    '分享到',
    '主题词',
    '关键词',
    '有效性',
    '分类',
    '组配分类',
    '公开方式',
    '公开属性',
    '签发人',
    '等级',
    '密级',
    '紧急程度',
    '当前位置',
    '首页',
    '打印',
    '关闭',
    '作者',
    '责任编辑',
  ],
} as const;

/** How the name of a body ends. */
export const BODY_END =
  /(?:人民政府|政府|办公厅|办公室|委员会|管委会|领导小组|工作组|专班|局|厅|部|委|办|处|科|股|中心|院|厂|大队|支队|乡|镇|街道|党政办|府办|工作部门)(?:\((?:代章|盖章|印章|章|印)\))?$/u;
