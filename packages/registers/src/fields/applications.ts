import { APPLICANT_KINDS, RECEIPT_WAYS } from '../application/names.ts';
import { OUTCOMES } from '../application/outcomes.ts';
import { type Choice, defineRegister, type RecordOf, type Values } from './field.ts';

const ALSO: Readonly<Record<string, readonly string[]>> = {
  granted: ['公开', '同意公开', '全部公开', '已主动公开'],
  partial: ['同意部分公开', '区分处理'],
  denied_state_secret: ['国家秘密'],
  denied_third_party: ['商业秘密', '个人隐私'],
  denied_internal_affairs: ['内部事务信息'],
  denied_process_info: ['过程性信息'],
  denied_enforcement_file: ['行政执法案卷'],
  denied_admin_query: ['行政查询事项'],
  unable_not_held: ['信息不存在', '本机关不掌握', '非本机关公开', '不属于本机关公开'],
  unable_needs_creation: ['需要另行制作', '需加工分析'],
  np_petition_complaint: ['信访', '信访举报投诉', '投诉举报'],
  np_repeat: ['重复'],
};

/** Outcomes as choices. `其他` alone would be ambiguous, so the group is said too where people write it. */
const OUTCOME_CHOICES: Readonly<Record<string, Choice>> = Object.fromEntries(
  [...OUTCOMES].map(([id, { label, group, rows }]) => {
    const spoken = group === '' ? [] : [`${group}（${label}）`, `${group}-${label}`];
    const also = rows['2014'] === undefined ? [...spoken, ...(ALSO[id] ?? [])] : spoken;
    return [id, { label: rows['2014'] === undefined ? label : `${label}（2014）`, also }];
  }),
);

/** States of a row in which it must say how and when it ended. */
const ENDED = ['answered'] as const;

/** 依申请公开 (条例第四章). Dates of steps are its events: `eventsOf` makes them out of a row, and writes them into one. */
export const APPLICATIONS = defineRegister({
  id: 'applications',
  label: '依申请公开',
  identity: [['number'], ['applicantName', 'arrivedOn', 'subject']],
  fields: {
    number: {
      label: '申请编号',
      type: 'line',
      max: 60,
      required: 'always',
      listed: true,
      also: ['编号', '登记号', '受理编号', '登记编号', '申请号'],
    },
    arrivedOn: {
      label: '来件日期',
      type: 'day',
      required: 'always',
      listed: true,
      also: [
        '收到日期',
        '申请日期',
        '提交日期',
        '收到申请日期',
        '收件日期',
        '受理日期',
        '收到时间',
        '申请时间',
      ],
      help: '当面提交之日，或者信件、网络、传真、电子邮件到达之日。',
    },
    way: {
      label: '提交方式',
      type: 'choice',
      choices: RECEIPT_WAYS,
      required: 'always',
      listed: true,
      also: ['申请方式', '来件方式', '收到方式', '申请渠道', '渠道'],
    },
    confirmedOn: {
      label: '签收（确认）日期',
      type: 'day',
      also: ['签收日期', '确认日期'],
      help: '邮寄为签收之日；平信、网络、传真、电子邮件为与申请人确认之日（条例第三十一条）。',
    },
    applicantKind: {
      label: '申请人类别',
      type: 'choice',
      choices: APPLICANT_KINDS,
      required: 'always',
      listed: true,
      also: ['申请人类型', '申请人情况', '申请人性质', '申请主体'],
    },
    applicantName: {
      label: '申请人',
      type: 'line',
      max: 120,
      required: 'always',
      listed: true,
      personal: 'name',
      also: ['申请人姓名', '申请人名称', '姓名', '姓名或名称', '申请人姓名或名称'],
    },
    contact: {
      label: '联系方式',
      type: 'line',
      max: 200,
      personal: 'contact',
      also: ['联系电话', '电话', '手机', '手机号', '通信地址', '通讯地址', '电子邮箱地址'],
    },
    subject: {
      label: '申请内容',
      type: 'prose',
      max: 4000,
      required: 'always',
      listed: true,
      also: ['申请事项', '所需政府信息', '内容', '申请公开的政府信息', '申请信息内容', '所需信息内容描述'],
    },
    department: {
      label: '承办科室',
      type: 'line',
      max: 80,
      listed: true,
      also: ['承办单位', '承办部门', '科室', '办理科室', '主办科室'],
    },
    correctionAskedOn: { label: '补正告知日期', type: 'day', also: ['告知补正日期', '补正通知日期'] },
    correctionDueOn: { label: '补正期限', type: 'day', also: ['补正截止日期'] },
    correctionReceivedOn: { label: '收到补正日期', type: 'day', also: ['补正日期', '补正收到日期'] },
    consulted: { label: '征求意见对象', type: 'line', max: 120, also: ['第三方', '征求对象'] },
    consultedOf: {
      label: '征求意见类别',
      type: 'choice',
      choices: {
        third_party: { label: '第三方' },
        agency: { label: '其他行政机关', also: ['他机关', '行政机关'] },
      },
    },
    consultedOn: { label: '征求意见日期', type: 'day', also: ['征求第三方意见日期'] },
    opinionOn: { label: '意见收到日期', type: 'day', also: ['收到意见日期', '征求意见结束日期'] },
    extendedOn: { label: '延期日期', type: 'day', also: ['延期告知日期', '延长日期'] },
    extendedWorkdays: { label: '延期工作日数', type: 'count', also: ['延期天数', '延长天数'] },
    extendedBy: { label: '延期批准人', type: 'line', max: 60, also: ['批准人'] },
    chargedOn: { label: '收费通知日期', type: 'day' },
    chargedAmount: {
      label: '信息处理费（元）',
      type: 'money',
      also: ['信息处理费', '收费金额', '应收费用', '费用'],
    },
    paymentDueOn: { label: '缴费期限', type: 'day', also: ['缴费截止日期'] },
    paidOn: { label: '缴费日期', type: 'day' },
    endedOn: {
      label: '答复（办结）日期',
      type: 'day',
      required: ENDED,
      listed: true,
      also: ['答复日期', '办结日期', '答复时间', '办结时间', '回复日期', '办理完成日期'],
    },
    outcome: {
      label: '办理结果',
      type: 'choice',
      choices: OUTCOME_CHOICES,
      required: ENDED,
      listed: true,
      also: ['答复结果', '答复类型', '答复情形', '处理结果', '结果', '办理情况'],
    },
    documentNumber: { label: '答复文号', type: 'line', max: 80, also: ['文号', '答复书文号', '答复编号'] },
    earlier: {
      label: '前一申请编号',
      type: 'line',
      max: 60,
      help: '重复申请时填写已经答复的那一件。',
      also: ['重复申请原编号'],
    },
    withdrawnOn: { label: '撤回日期', type: 'day', also: ['申请人撤回日期'] },
    transferredOn: { label: '转办日期', type: 'day', also: ['转出日期'] },
    transferredTo: { label: '转往机关', type: 'line', max: 120, also: ['转办单位', '转办机关'] },
    note: { label: '备注', type: 'prose', max: 2000, also: ['说明'] },
  },
});

export type ApplicationValues = Values<typeof APPLICATIONS>;
export type ApplicationRecord = RecordOf<typeof APPLICATIONS>;
