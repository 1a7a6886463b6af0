import type { ReportView } from '@nianbao/contracts';
import type { ReportAction } from '@nianbao/workflow';

/** Acts that need nothing but a press, or a reason; the others have a page of their own. */
export type BoardAction =
  | 'open'
  | 'begin_review'
  | 'send_to_sign'
  | 'publish'
  | 'take_back'
  | 'correct'
  | 'abandon_correction'
  | 'take_down';

export interface ActWords {
  /** What will happen, said before it happens. */
  effect: (report: ReportView) => string;
  /** Label of the reason, where one must be given. */
  reason?: string;
  /** A reason lets it through in spite of what is missing (late parts). */
  reasonOvercomes?: boolean;
  danger?: boolean;
}

export const ACT_WORDS: Record<BoardAction, ActWords> = {
  open: { effect: () => '各科室将收到填报通知，可以开始填报。之后仍可转办、调整日期。' },
  begin_review: {
    effect: () => '进入审核后，未完成的填报项仍可继续填报。',
    reason: '提前进入审核的理由',
    reasonOvercomes: true,
  },
  send_to_sign: {
    effect: ({ signers }) =>
      `送签后内容不再改动，由${signers.map(({ name }) => name).join('、') || '签发人'}依次签发。签发前可以撤回。`,
  },
  publish: {
    effect: ({ title, edition }) =>
      edition > 1
        ? `“${title}”第 ${edition} 版将立即向社会公开，代替现在公开的一版，页面上注明更正情况。`
        : `“${title}”将立即向社会公开，任何人都可以查阅、下载。公开的内容就是签发的内容，一字不差。`,
  },
  take_back: { effect: () => '撤回后回到审核，已作的签发不再有效，改好后需要重新送签。', reason: '撤回理由' },
  correct: {
    effect: () => '已公开的一版在更正公开之前继续有效。更正要重新审核、签发，公开时注明更正的内容和理由。',
    reason: '更正理由（将随更正一并公开）',
  },
  abandon_correction: {
    effect: ({ edition }) =>
      `第 ${edition} 版不再编制，正在公开的一版继续有效。更正中改过的内容留存备查，不再采用。`,
    reason: '撤销更正的理由',
    danger: true,
  },
  take_down: {
    effect: () => '公开页面将不再显示年报内容，原地址保留一份撤下说明。撤下前的内容仍留存备查。',
    reason: '撤下理由（将显示在原地址）',
    danger: true,
  },
};

export const isBoardAction = (action: ReportAction): action is BoardAction => action in ACT_WORDS;

/** The next step of the chain stands out; going back does not. */
export const FORWARD: readonly ReportAction[] = ['open', 'begin_review', 'send_to_sign', 'sign', 'publish'];
