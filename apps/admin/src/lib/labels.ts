import { findFormat, type FindingLevel, type FormatId } from '@nianbao/report-formats';
import type { PartAction, PartStatus, ReportAction, ReportStatus, Role } from '@nianbao/workflow';

/** The words people read for the names of the code: a new name does not compile until it has one. */
export const PART_STATUS_LABELS: Record<PartStatus, string> = {
  unassigned: '未分派',
  assigned: '待填报',
  drafting: '填报中',
  submitted: '待科室审核',
  endorsed: '待办公室审核',
  returned: '已退回',
  accepted: '已通过',
};

export const PART_ACTION_LABELS: Record<PartAction, string> = {
  assign: '分派',
  delegate: '指定填报人',
  start: '开始填报',
  submit: '提交',
  withdraw: '撤回',
  endorse: '科室审核通过',
  return: '退回',
  accept: '审核通过',
  reopen: '重新打开',
  reassign: '转办',
};

export const REPORT_STATUS_LABELS: Record<ReportStatus, string> = {
  draft: '待分派',
  collecting: '填报中',
  reviewing: '审核中',
  signing: '待签发',
  signed: '已签发',
  published: '已公开',
  taken_down: '已撤下',
};

export const REPORT_ACTION_LABELS: Record<ReportAction, string> = {
  open: '启动填报',
  begin_review: '进入审核',
  pass_secrecy_review: '保密审查',
  send_to_sign: '送签',
  sign: '签发',
  return: '退回',
  publish: '公开',
  take_back: '撤回',
  correct: '更正',
  abandon_correction: '撤销更正',
  take_down: '撤下',
};

export const ROLE_LABELS: Record<Role, string> = {
  office: '办公室',
  department_head: '科室负责人',
  contributor: '填报人',
  secrecy_reviewer: '保密审查员',
  leader: '领导',
  admin: '系统管理员',
  auditor: '审计员',
};

export const FINDING_LEVEL_LABELS: Record<FindingLevel, string> = {
  error: '错误',
  warning: '提醒',
  question: '待确认',
};

export const formatLabel = (id: FormatId): string => findFormat(id).label;
