import type { DeadlineSettings, DeadlineView, ExtensionView } from '@nianbao/contracts';

export const LEVEL_LABELS: Record<DeadlineSettings['escalation'][number]['to'], string> = {
  department_head: '科室负责人',
  office: '办公室',
  leader: '领导',
};

/** Where a date comes from. */
export const BASIS_LABELS: Record<DeadlineView['basis'], string> = {
  plan: '按计划',
  hand: '手工设定',
  rule: '按规则顺延',
  extension: '经批准延期',
};

export const EXTENSION_STATUS_LABELS: Record<ExtensionView['status'], string> = {
  asked: '◑ 待答复',
  granted: '✓ 已批准',
  refused: '✕ 未批准',
  void: '已不需要',
};

export const LATER_LABELS: Record<NonNullable<ExtensionView['later']>, string> = {
  follow: '以后各阶段日期顺延',
  stay: '以后各阶段日期不变',
};
