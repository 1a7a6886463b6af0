const WORK = '只列出工作进度，不含稿件内容';
const OWN = '只是本人的消息与设置';
const PUBLIC = '只含已公开的内容';
const SETTINGS = '只含单位的设置和人员，不含稿件内容';
const PREVIEW = '只预览，不改变任何内容';

/** Reading that needs no entry: nothing of a draft is in the answer. */
export const UNRECORDED_READS: Record<string, string> = {
  getOrganisation: SETTINGS,
  listDepartments: SETTINGS,
  listPeople: SETTINGS,
  getCalendar: SETTINGS,
  getChannels: SETTINGS,
  listDeliveries: SETTINGS,
  listTemplates: SETTINGS,
  listDelegations: SETTINGS,
  getSession: OWN,
  listNotifications: OWN,
  getMessagePreferences: OWN,
  getTasks: WORK,
  listCycles: WORK,
  proposeStages: WORK,
  getReport: WORK,
  proposeAssignments: WORK,
  listActivity: WORK,
  listDeadlines: WORK,
  listExtensions: WORK,
  listReaders: WORK,
  listRevisions: WORK,
  listWordExports: WORK,
  listSignedCopies: WORK,
  getPublishing: WORK,
  getTimeliness: WORK,
  getBurnDown: WORK,
  listPublications: PUBLIC,
  getPublicationFragment: PUBLIC,
  exportPortal: PUBLIC,
  verifyAudit: '只说记录是否完整',
  listAnchors: '只含记录的哈希',
};

/** Writing that is no act on anything: previews, and what one sees or is told. */
export const UNRECORDED_WRITES: Record<string, string> = {
  previewPlan: PREVIEW,
  previewReplan: PREVIEW,
  previewExtension: PREVIEW,
  previewCalendar: PREVIEW,
  previewTemplate: PREVIEW,
  announcePresence: '只说明谁正在看，几十秒后即失效',
  markSeen: '记住本人看到哪里；看这件事本身由读取稿件时记录',
  readNotification: OWN,
  readAllNotifications: OWN,
};

/** Addresses under /api that are no operation of the contracts. */
export const OTHER_ADDRESSES: Record<string, string> = {
  'POST /api/attachments': '见下：attachment.upload',
  'GET /api/attachments/:id': '见下：attachment.read',
  'GET /api/calendar/:name': '日历订阅，只含本人的期限',
  'GET /api/live': '只推送本单位的动态；正文只给已打开该填报项的人',
  'GET /api/health': '运行状态',
  'GET /api/openapi.json': '接口说明',
  'GET /api/confirm-email/:token': '确认邮箱前的确认页',
  'POST /api/confirm-email/:token': '确认邮箱，见 preference.confirm',
  'GET /api/unsubscribe/:token': '退订前的确认页',
  'POST /api/unsubscribe/:token': '退订，见 preference.unsubscribe',
};
