import { BODY_KINDS, METADATA_LABELS } from '@nianbao/report-formats';
import { PART_STATUSES, REPORT_STATUSES } from '@nianbao/workflow';
import { PART_STATUS_LABELS, REPORT_STATUS_LABELS, ROLE_LABELS } from '../../lib/labels.ts';

/** Words for the names that the record keeps by id. */
export interface Names {
  /** A department or person by id; the id itself where nobody knows it any more. */
  nameOf: (id: string) => string;
  placeName: (address: string) => string;
  /** Short, where the record has the whole title; null where the year is not known. */
  reportName: string | null;
}

const WORDS: Record<string, string> = {
  ...Object.fromEntries(REPORT_STATUSES.map((status) => [status, REPORT_STATUS_LABELS[status]])),
  ...Object.fromEntries(PART_STATUSES.map((status) => [status, PART_STATUS_LABELS[status]])),
  ...ROLE_LABELS,
  pass: '通过',
  object: '有异议',
  department: '部门',
  government: '政府',
  true: '是',
  false: '否',
};

const KEYS: Record<string, string> = {
  ...METADATA_LABELS,
  day: '日期',
  status: '状态',
  departmentId: '科室',
  assigneeIds: '填报人',
  dueOn: '截止',
  reason: '理由',
  comment: '意见',
  opinion: '意见',
  places: '退回',
  edition: '版次',
  contentHash: '内容指纹',
  basis: '依据',
  result: '结果',
  sectionIds: '部分',
  signerIds: '签发人',
  title: '标题',
  name: '名称',
  text: '内容',
  message: '问题',
  rule: '规则',
  notice: '通知',
  documentNumber: '文号',
  date: '日期',
  year: '年度',
  formatId: '格式',
  stages: '阶段',
  inputDue: '填报',
  reviewDue: '审核',
  signDue: '签发',
  publishDue: '公开',
  assignDue: '分派',
  endorseDue: '科室审核',
  secrecyDue: '保密审查',
  deliverDue: '报送',
  superior: '上级机关',
  filedOn: '报送日期',
  number: '备案号',
  metadata: '公开信息',
  memberships: '角色',
  role: '角色',
  account: '账号',
  disabled: '停用',
  isOffice: '办公室',
  settings: '设置',
  headStep: '科室负责人审核',
  nearWorkdays: '临近天数',
  // Of entries from before the date followed from the kind of body.
  legalDate: '法定公开日',
  kind: '单位类型',
  deadlines: '期限与提醒',
  durations: '各阶段工作日数',
  delivers: '报送上级机关',
  deliverFirst: '先备案后公布',
  reworkDays: '退回后至少留',
  escalation: '逾期上报',
  afterDays: '工作日',
  tellFromHour: '提醒时间',
  heading: '小标题',
  rows: '行',
  organisation: '单位',
  slug: '地址简称',
  size: '大小',
  sha256: '文件指纹',
  late: '逾期',
  confirmedBy: '确认人',
  statement: '确认',
  zeros: '填 0 的格',
};

/** Of no use to a reader: what stands in the entry's other columns, or counts versions. */
const LEFT_OUT = new Set(['id', 'version', 'kept', 'kind', 'position', 'attachmentId', 'mediaType']);

/** The one kind that no other column tells. */
const isBodyKind = (key: string, value: unknown): boolean =>
  key === 'kind' && BODY_KINDS.some((kind) => kind === value);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stood before or after an act, in words, one line for each thing. */
export function describe(value: unknown, names: Names): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.map((one) => inline(one, names)).filter((line) => line !== '');
  if (!isRecord(value)) return [inline(value, names)];
  return Object.entries(value).flatMap(([key, one]) => {
    const words = LEFT_OUT.has(key) && !isBodyKind(key, one) ? '' : inline(one, names, key);
    return words === '' ? [] : [`${KEYS[key] ?? key}：${words}`];
  });
}

/** Both sides of an act without the lines that stayed as they were. */
export function describeChange(
  before: unknown,
  after: unknown,
  names: Names,
): { before: string[]; after: string[] } {
  const [was, is] = [describe(before, names), describe(after, names)];
  return {
    before: was.filter((line) => !is.includes(line)),
    after: is.filter((line) => !was.includes(line)),
  };
}

function inline(value: unknown, names: Names, key = ''): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) {
    return value
      .map((one) => inline(one, names, key.replace(/s$/u, '')))
      .filter(Boolean)
      .join('、');
  }
  if (isRecord(value)) {
    if (typeof value['address'] === 'string') {
      const why = typeof value['reason'] === 'string' ? `：${value['reason']}` : '';
      const lost = value['kept'] === false ? '（有冲突，未采用）' : '';
      const place = value['address'] === '' ? '全部内容' : names.placeName(value['address']);
      const stood = 'value' in value ? `：${value['value'] ?? '（空）'}` : '';
      return `${place}${stood}${why}${lost}`;
    }
    return describe(value, names).join('，');
  }
  const text = String(value);
  if (key === 'address') return names.placeName(text);
  if (key.endsWith('Id') && key !== 'formatId' && key !== 'sectionId') return names.nameOf(text);
  if (key === 'contentHash' || key === 'sha256') return `${text.slice(0, 12)}…`;
  return WORDS[text] ?? text;
}
