import type { Stage } from '@nianbao/workdays';
import type { PartAction, ReportAction } from './names.ts';

/** What is asked of whoever has it. */
export const TASKS = [
  'assign',
  'open',
  'hand_out',
  'fill',
  'endorse',
  'set_reviewers',
  'review',
  'begin_review',
  'secrecy',
  'send',
  'sign',
  'take_back',
  'publish',
  'deliver',
  'prove',
] as const;
export type Task = (typeof TASKS)[number];

/** Steps of the machines, and acts that change no status: naming reviewers, entering a 备案, looking at the public page. */
export type AwaitedAction = PartAction | ReportAction | 'set_reviewers' | 'file' | 'prove';

interface Reason {
  task: Task;
  /** Whose date of the plan it has to be done by; null where no date is planned for it. */
  stage: Stage | null;
  /** One of these is expected; whoever has it may take at least one. */
  actions: readonly AwaitedAction[];
  words: string;
}

const asked = (
  task: Task,
  stage: Stage | null,
  actions: readonly AwaitedAction[],
  words: string,
): Reason => ({ task, stage, actions, words });

/** Why somebody has it, with what that asks of them, until which date of the plan, and in words. */
export const REASONS = {
  unassigned: asked('assign', 'assign', ['assign'], '尚未分派到科室'),
  nobody_named: asked('hand_out', 'input', ['delegate', 'start'], '已分派到科室，待科室负责人指定填报人'),
  open_to_department: asked('fill', 'input', ['start'], '已分派到科室，未指定填报人，科室填报人均可填报'),
  named: asked('fill', 'input', ['start'], '已指定填报人，尚未动笔'),
  drafting: asked('fill', 'input', ['submit'], '正在填报，尚未提交'),
  returned: asked('fill', 'input', ['submit'], '已退回，待修改后重新提交'),
  named_gone: asked('hand_out', 'input', ['delegate'], '指定的填报人已不能填报，待科室负责人另行指定'),
  nobody_to_fill: asked('assign', 'input', ['reassign'], '科室没有可以填报的人，待办公室转办'),
  submitted: asked('endorse', 'endorse', ['endorse', 'return'], '已提交，待科室负责人审核'),
  review_in_order: asked('endorse', 'endorse', ['endorse', 'return'], '已提交，依次审核，轮到此人'),
  review_all: asked('endorse', 'endorse', ['endorse', 'return'], '已提交，会签，尚有审核人未审核'),
  review_any: asked('endorse', 'endorse', ['endorse', 'return'], '已提交，或签，任一审核人审核即可'),
  nobody_to_review: asked(
    'set_reviewers',
    'endorse',
    ['set_reviewers', 'reassign'],
    '已提交，没有可以审核的人，待办公室指定审核人或转办',
  ),
  endorsed: asked('review', 'review', ['accept', 'return'], '科室已审核，待办公室审核'),

  secrecy_open: asked('secrecy', 'secrecy', ['pass_secrecy_review'], '尚未进行保密审查'),
  secrecy_outdated: asked('secrecy', 'secrecy', ['pass_secrecy_review'], '保密审查后内容有变化，须重新审查'),
  secrecy_objected: asked('review', 'secrecy', ['return', 'reopen'], '保密审查有异议，待办公室退回修改'),

  ready_to_open: asked('open', 'assign', ['open'], '填报项均已分派，待开始填报'),
  all_endorsed: asked('begin_review', 'review', ['begin_review'], '填报项均已报送办公室，待进入审核'),
  signers_missing: asked('send', 'secrecy', ['send_to_sign'], '审核已完成，签发人须重新设定'),
  errors_open: asked('send', 'secrecy', ['send_to_sign'], '审核已完成，尚有校验错误未处理'),
  ready_to_send: asked('send', 'secrecy', ['send_to_sign'], '审核已完成，待送签'),
  correction_ready: asked('send', null, ['send_to_sign', 'abandon_correction'], '更正已可送签，或放弃更正'),
  turn_to_sign: asked('sign', 'sign', ['sign', 'return'], '已送签，轮到此人签发'),
  signer_gone: asked('take_back', 'sign', ['take_back'], '轮到的签发人已不是本单位领导，待办公室收回'),
  nobody_left_to_sign: asked('take_back', 'sign', ['take_back'], '没有待签发的人，待办公室收回后重新送签'),
  changed_since_signed: asked(
    'take_back',
    'publish',
    ['take_back'],
    '签发后内容有变化，待办公室收回重新签发',
  ),
  filing_ruled: asked('publish', 'publish', ['file'], '先备案后公布，登记备案后方可公开'),
  filing_planned: asked('publish', 'publish', ['file'], '已安排备案后公开，登记备案后自动公开'),
  publication_planned: asked('publish', 'publish', ['publish'], '已安排定时公开，到时自动公开'),
  plan_failed: asked('publish', 'publish', ['publish'], '定时公开未成功，待办公室处理'),
  ready_to_publish: asked('publish', 'publish', ['publish'], '已签发，待公开'),
  not_delivered: asked('deliver', 'deliver', ['file'], '尚未报送'),
  proof_failed: asked('prove', null, ['prove'], '公开页面核对未通过，待办公室处理'),
} as const satisfies Record<string, Reason>;
export type AwaitedWhy = keyof typeof REASONS;
