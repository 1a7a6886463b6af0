/** The words of an application. Nothing is imported here, so that the browser can use them without the machine. */

export const APPLICATION_STATUSES = [
  'registered',
  'awaiting_correction',
  'consulting',
  'awaiting_payment',
  'answered',
  'abandoned',
  'withdrawn',
  'transferred',
  'merged',
  'archived',
] as const;
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];

export const APPLICATION_STATUS_LABELS: Record<ApplicationStatus, string> = {
  registered: '办理中',
  awaiting_correction: '待补正',
  consulting: '征求意见中',
  awaiting_payment: '待缴费',
  answered: '已答复',
  abandoned: '不再处理',
  withdrawn: '已撤回',
  transferred: '已转办',
  merged: '已并案',
  archived: '已归档',
};

export const APPLICATION_ACTIONS = [
  'ask_correction',
  'receive_correction',
  'lapse_correction',
  'consult',
  'receive_opinion',
  'extend',
  'charge',
  'pay',
  'lapse_payment',
  'answer',
  'correct_answer',
  'withdraw',
  'transfer',
  'merge',
  'split',
  'archive',
] as const;
export type ApplicationAction = (typeof APPLICATION_ACTIONS)[number];

export const APPLICATION_ACTION_LABELS: Record<ApplicationAction, string> = {
  ask_correction: '补正告知',
  receive_correction: '收到补正',
  lapse_correction: '逾期不补正',
  consult: '征求意见',
  receive_opinion: '意见征求结束',
  extend: '延期',
  charge: '收费通知',
  pay: '缴费',
  lapse_payment: '逾期未缴费',
  answer: '答复',
  correct_answer: '纠错',
  withdraw: '撤回',
  transfer: '转办',
  merge: '并案',
  split: '拆分',
  archive: '归档',
};

/** How an application came in; 条例第三十一条 says for each which day is the day of receipt. */
export const RECEIPT_WAYS = {
  in_person: { label: '当面', also: ['当面提交', '现场', '现场提交', '窗口'] },
  registered_mail: { label: '邮寄', also: ['挂号信', '快递', '特快专递', 'EMS', '邮政寄送', '信函'] },
  plain_mail: { label: '平信', also: ['平常信函', '普通信件'] },
  online: { label: '网络', also: ['网站', '在线', '互联网', '网上', '在线申请', '网络申请', '网上申请'] },
  fax: { label: '传真', also: [] },
  email: { label: '电子邮件', also: ['电子邮箱', '邮箱', 'E-mail', 'email', '邮件'] },
} as const;
export type ReceiptWay = keyof typeof RECEIPT_WAYS;

/** Ids are those of the columns of the table of section 三. */
export const APPLICANT_KINDS = {
  natural_person: { label: '自然人', also: ['个人', '公民', '居民', '个人申请', '公民申请'] },
  org_business: { label: '商业企业', also: ['企业', '公司', '企业法人'] },
  org_research: { label: '科研机构', also: ['科研院所', '高校', '研究机构'] },
  org_welfare: { label: '社会公益组织', also: ['公益组织', '社会组织', '社会团体'] },
  org_legal_service: { label: '法律服务机构', also: ['律师事务所', '律所', '法律服务所'] },
  org_other: { label: '其他组织', also: ['其他', '其他法人或组织', '法人或其他组织其他'] },
} as const;
export type ApplicantKind = keyof typeof APPLICANT_KINDS;
