import { defineRegister, type RecordOf, type Values } from './field.ts';

/** Ids are the beginnings of the columns of the table of section 四. */
export const DISPUTE_KINDS = {
  review: { label: '行政复议', also: ['复议'] },
  direct: { label: '未经复议直接起诉', also: ['直接起诉', '行政诉讼', '诉讼', '直接诉讼'] },
  after_review: { label: '复议后起诉', also: ['复议后诉讼', '经复议起诉'] },
} as const;

export const DISPUTE_RESULTS = {
  upheld: { label: '结果维持', also: ['维持', '驳回', '驳回复议请求', '驳回诉讼请求', '胜诉'] },
  corrected: { label: '结果纠正', also: ['纠正', '撤销', '确认违法', '责令履行', '败诉', '变更'] },
  other: { label: '其他结果', also: ['其他', '撤回', '终止', '和解', '不予受理'] },
  pending: { label: '尚未审结', also: ['未审结', '审理中', '未结', '在审'] },
} as const;

/** 行政复议 and 行政诉讼 about 政府信息公开 (条例第五十一条). A case goes on over the years until it has a result. */
export const DISPUTES = defineRegister({
  id: 'disputes',
  label: '行政复议、行政诉讼',
  state: 'result',
  identity: [['caseNumber']],
  fields: {
    caseNumber: {
      label: '案号',
      type: 'line',
      max: 80,
      required: 'always',
      listed: true,
      also: ['案件编号', '案件号', '编号', '文号'],
    },
    kind: {
      label: '案件类别',
      type: 'choice',
      choices: DISPUTE_KINDS,
      required: 'always',
      listed: true,
      also: ['案件类型', '类别', '类型'],
    },
    acceptedOn: {
      label: '受理日期',
      type: 'day',
      required: 'always',
      listed: true,
      also: ['立案日期', '收到日期', '应诉通知日期', '收到复议通知日期'],
    },
    party: {
      label: '申请人（原告）',
      type: 'line',
      max: 120,
      personal: 'name',
      also: ['申请人', '原告', '复议申请人', '当事人'],
    },
    organ: {
      label: '复议机关（法院）',
      type: 'line',
      max: 120,
      listed: true,
      also: ['复议机关', '法院', '受理机关', '审理机关'],
    },
    applicationNumber: {
      label: '所涉申请编号',
      type: 'line',
      max: 60,
      listed: true,
      also: ['申请编号', '关联申请', '涉及申请'],
    },
    coDefendant: {
      label: '本机关作为复议机关共同被告',
      type: 'flag',
      also: ['共同被告'],
      help: '只由原行为主体统计，复议机关不计（国办公开办函〔2016〕201号）。',
    },
    result: {
      label: '结果',
      type: 'choice',
      choices: DISPUTE_RESULTS,
      required: 'always',
      listed: true,
      also: ['审理结果', '案件结果', '处理结果', '裁判结果'],
    },
    concludedOn: {
      label: '审结日期',
      type: 'day',
      required: ['upheld', 'corrected', 'other'],
      listed: true,
      also: ['结案日期', '决定日期', '判决日期', '裁定日期'],
    },
    note: { label: '备注', type: 'prose', max: 2000, also: ['说明'] },
  },
});

export type DisputeValues = Values<typeof DISPUTES>;
export type DisputeRecord = RecordOf<typeof DISPUTES>;
