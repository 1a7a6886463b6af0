import { defineRegister, type RecordOf, type Values } from './field.ts';

export const DOCUMENT_KINDS = {
  rules: { label: '规章', also: ['政府规章', '部门规章'] },
  normative: { label: '行政规范性文件', also: ['规范性文件'] },
  other: { label: '其他', also: ['其他文件', '其他信息', '一般文件'] },
} as const;

/** 公开属性, settled at the source when the document is drafted. */
export const DISCLOSURE = {
  proactive: { label: '主动公开', also: ['公开'] },
  on_request: { label: '依申请公开', also: ['依申请'] },
  withheld: { label: '不予公开', also: ['不公开'] },
} as const;

/** Where information is published, with the field that holds the day. */
export const CHANNELS = {
  gazette: { label: '政府公报', field: 'gazetteOn' },
  website: { label: '政府网站', field: 'websiteOn' },
  weibo: { label: '政务微博', field: 'weiboOn' },
  wechat: { label: '政务微信', field: 'wechatOn' },
  board: { label: '公告栏', field: 'boardOn' },
  other: { label: '其他方式', field: 'otherOn' },
} as const;

/** 政府文件与信息. One record is one item of information, on however many channels it is published. */
export const DOCUMENTS = defineRegister({
  id: 'documents',
  label: '政府文件与信息',
  state: 'disclosure',
  identity: [['number'], ['title', 'madeOn']],
  fields: {
    title: {
      label: '标题',
      type: 'line',
      max: 300,
      required: 'always',
      listed: true,
      also: ['名称', '信息名称', '文件名称', '文件标题', '信息标题'],
    },
    number: {
      label: '文号',
      type: 'line',
      max: 80,
      listed: true,
      also: ['发文字号', '文件编号', '信息编号', '文件号'],
    },
    madeOn: {
      label: '成文日期',
      type: 'day',
      required: 'always',
      listed: true,
      also: ['生成日期', '生成时间', '制发日期', '发文日期', '印发日期', '形成日期'],
    },
    kind: {
      label: '文件类别',
      type: 'choice',
      choices: DOCUMENT_KINDS,
      required: 'always',
      listed: true,
      also: ['类别', '文件类型', '文种类别', '信息类别'],
    },
    department: {
      label: '制发科室',
      type: 'line',
      max: 80,
      listed: true,
      also: ['科室', '起草科室', '承办科室', '责任科室', '制作科室'],
    },
    disclosure: {
      label: '公开属性',
      type: 'choice',
      choices: DISCLOSURE,
      required: 'always',
      listed: true,
      also: ['公开方式', '公开类别', '信息公开属性'],
    },
    withheldReason: {
      label: '不予公开的理由和依据',
      type: 'prose',
      max: 500,
      required: ['withheld'],
      also: ['不予公开的理由', '不予公开理由', '不公开依据'],
    },
    draftedBy: { label: '承办人初审', type: 'line', max: 60, also: ['初审人', '承办人', '拟稿人'] },
    headedBy: { label: '科室负责人复审', type: 'line', max: 60, also: ['复审人', '科室负责人', '审核人'] },
    clearedBy: { label: '保密审查人终审', type: 'line', max: 60, also: ['终审人', '保密审查人', '审批人'] },
    clearedOn: { label: '保密审查日期', type: 'day', also: ['审查日期', '审查通过日期'] },
    websiteOn: {
      label: '政府网站公开日期',
      type: 'day',
      listed: true,
      also: ['公开日期', '发布日期', '网站发布日期', '公开时间', '发布时间'],
    },
    gazetteOn: { label: '政府公报公开日期', type: 'day', also: ['公报日期'] },
    weiboOn: { label: '政务微博公开日期', type: 'day', also: ['微博日期'] },
    wechatOn: { label: '政务微信公开日期', type: 'day', also: ['微信日期', '公众号日期'] },
    boardOn: { label: '公告栏公开日期', type: 'day', also: ['公告栏日期'] },
    otherOn: { label: '其他方式公开日期', type: 'day' },
    address: { label: '公开网址', type: 'line', max: 500, also: ['网址', '链接', '公开地址'] },
    interprets: {
      label: '解读的文件',
      type: 'line',
      max: 300,
      help: '本条是解读材料时，填所解读文件的文号或标题。',
      also: ['解读文件'],
    },
    repealedOn: { label: '废止日期', type: 'day', listed: true },
    lapsedOn: { label: '失效日期', type: 'day', also: ['有效期至', '有效期届满日期'] },
    note: { label: '备注', type: 'prose', max: 2000, also: ['说明'] },
  },
});

export type DocumentValues = Values<typeof DOCUMENTS>;
export type DocumentRecord = RecordOf<typeof DOCUMENTS>;
