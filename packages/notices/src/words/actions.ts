/** What a date of a notice is for. */
export const PURPOSES = ['deliver', 'publish', 'overdue', 'draft', 'file', 'other'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const PURPOSE_NAMES: Readonly<Record<Purpose, string>> = {
  deliver: '报送',
  publish: '公开',
  overdue: '逾期催报',
  draft: '初稿',
  file: '备案',
  other: '其他',
};

/**
 * Words by which a notice says what is to be done by a date, as they are searched for. A new phrasing is a new word here; where
 * several stand beside one date, see `STRONGEST`.
 */
export const ACTION_WORDS: Readonly<Record<Exclude<Purpose, 'other'>, readonly string[]>> = {
  overdue: ['补报', '补交', '补齐', '催报', '催缴', '逾期', '仍未', '至今未', '尚未', '迟报'],
  draft: ['初稿', '送审稿', '审核稿', '征求意见稿', '草稿', '讨论稿', '预审', '初审', '送审', '报审', '审阅'],
  file: ['备案', '报备', '存档'],
  publish: ['公开', '公布', '发布', '公示', '挂网', '上网', '刊登', '刊载', '登载', '上传', '社会公告'],
  deliver: [
    '报送',
    '填报',
    '函送',
    '(?:提|递|上|送|转)交',
    '交(?:至|到|市|县|区|我|办)',
    '送(?:达|至|到|报|市|县|区|我|政)',
    '发(?:送|至|到)',
    '寄(?:送|至|到)',
    '(?<!上)传(?:送|至|到)',
    '(?<![年月日周季简通公晚晨海申快])报(?!告|表|名|道|刊|纸|酬|销|警|价|备|审|批)',
  ],
};

/** Where several purposes stand beside one date, those before the first pair are told by it alone. */
export const STRONGEST: readonly Purpose[] = ['overdue', 'draft', 'file'];

/** What may be handed in beside the report; a date for these is none for it. */
export const OTHER_OBJECTS: readonly string[] = [
  '联系人',
  '联络员',
  '联络人',
  '回执',
  '名单',
  '自查',
  '自评',
  '整改',
  '统计表',
  '统计数据',
  '台账',
  '意见建议',
  '反馈意见',
  '报名',
  '参会',
  '培训',
  '会议',
  '链接',
  '截图',
  '网址',
  '工作总结',
  '工作要点',
  '考核',
  '目录',
  '指南',
  '(?:□|有关|工作|落实|编制|发布)情况',
];

/** What else may be done by a date. */
export const OTHER_ACTIONS: readonly string[] = [
  '反馈',
  '修改',
  '整改',
  '培训',
  '召开',
  '确认',
  '核对',
  '自查',
  '参加',
  '参会',
  '汇总',
  '审定',
  '审核(?!后)',
  '统稿',
  '撰写',
  '起草',
  '校核',
  '会签',
];

/** What follows the draft. */
export const FINAL_WORDS: readonly string[] = ['定稿', '终稿', '正式稿', '正式文本', '正式报告'];

export const REPORT_WORDS: readonly string[] = [
  '年度报告',
  '年报',
  '报告文本',
  '报告初稿',
  '报告全文',
  '《报告》',
];

/** Names that hold a word of an action and are none. Masked before anything is looked for. */
export const NAMES_WITH_ACTIONS: readonly RegExp[] = [
  /《[^《》]{0,120}》/gu,
  /“[^“”]{0,60}”/gu,
  /(?:政府信息|政务|信息|主动|依申请|不予|部分|予以|党务|村务|公共企事业单位信息)公开(?:和政务服务|与政务公开)?/gu,
  /公开(?:办公室|办|科|股|处|属性|申请|指南|目录|平台|专栏|栏目|条例|领导小组)/gu,
  /(?:公开|发布|公布|报送)(?=情况|链接|截图|结果|台账)/gu,
  /新闻发布会?/gu,
  /应公开尽公开|应报尽报/gu,
  /发布(?:机构|日期|时间|会)/gu,
];
