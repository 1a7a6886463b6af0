import type { CellPath } from '../content.ts';
import type { Measure } from '../measures.ts';

/** What texts tell of 行政复议 and 行政诉讼, in every form; only the cells differ. */

export const ON_DISCLOSURE = '(?<!不涉及(?:政府)?|无关.{0,4})(?:信息公开|政务公开|依申请)';
const OUTCOME =
  '维持|纠正|纠错|撤销|驳回|败诉|胜诉|审结|调解|撤回|答复|代理|审理|应诉|出庭|一审|二审|意见|建议|人员|培训|宣传|(?:复议|诉讼)工作|局长|负责人';
const ARISE = '(?:发生|收到|被申请|引起|涉及|产生|引发|共有|提起|新增|引致|导致|被提起)';
const KNOWN = '(?:登记|受理|办理|备案|涉及|涉|存在|共|有)?';

export interface DisputeCells {
  review: readonly CellPath[];
  litigation: readonly CellPath[];
  outcomes: Readonly<
    Record<'upheld' | 'corrected' | 'other' | 'pending', Record<'review' | 'litigation', CellPath[]>>
  >;
}

const OUTCOMES = [
  ['upheld', '维持', '(?:结果)?维持…|驳回(?:诉讼|复议|原告)?(?:请求)?…'],
  ['corrected', '纠正', '(?:结果)?(?:被)?(?:依法)?(?:纠正|纠错|撤销)(?:的|结果)?'],
  ['other', '其他结果', '其[他它](?:结果|情形)(?:的)?'],
  ['pending', '尚未审结', '(?:尚未|未|正在)(?:审结|审理|办结)(?:的|中)?'],
] as const;

export function disputeMeasures(
  table: Measure['table'],
  { review, litigation, outcomes }: DisputeCells,
): readonly Measure[] {
  const both: Measure = {
    id: 'disputes',
    name: '行政复议和行政诉讼',
    table,
    cells: [...review, ...litigation],
    unit: '件',
    said: [
      {
        words: '行政复议(?:案件|申请)?[、和及与](?:被?提起)?行政诉讼(?:案件)?',
        inSentence: `${ON_DISCLOSURE}|${ARISE}`,
      },
    ],
    unless: OUTCOME,
  };
  const kind = (
    id: 'review' | 'litigation',
    name: string,
    short: string,
    cells: readonly CellPath[],
  ): Measure => ({
    id,
    name,
    table,
    cells,
    unit: '件',
    said: [
      { words: `${ARISE}…${name}(?:案件|申请)?` },
      { words: `${KNOWN}…(?:${name}|${short})(?:案件|申请|案)?`, inSentence: ON_DISCLOSURE },
    ],
    // Where the total is blank, its parts are what the table tells.
    variants: [{ name, cells: OUTCOMES.flatMap(([outcome]) => outcomes[outcome][id]) }],
    unless: `${OUTCOME}|直接起诉|复议后|${id === 'review' ? '诉讼' : '行政复议[、和及与]'}`,
    denied: `(?:因|由|被|涉及)?[^,。;\\d]{0,34}${name}`,
  });
  return [
    both,
    ...(['review', 'litigation'] as const).flatMap((of) =>
      OUTCOMES.flatMap(([outcome, name, words]): Measure[] =>
        outcomes[outcome][of].length === 0
          ? []
          : [
              {
                id: `${of}-${outcome}`,
                name: `${of === 'review' ? '行政复议' : '行政诉讼'}${name}`,
                table,
                cells: outcomes[outcome][of],
                unit: '件',
                said: [{ words }],
                under: [of],
              },
            ],
      ),
    ),
    kind('review', '行政复议', '复议', review),
    kind('litigation', '行政诉讼', '诉讼', litigation),
  ];
}

const columns = (kinds: readonly string[], outcome: string): CellPath[] =>
  kinds.map((kind) => `cases/${kind}_${outcome}`);

const LITIGATION = ['direct', 'after_review'];
const outcome = (id: string) => ({ review: columns(['review'], id), litigation: columns(LITIGATION, id) });

/** Of the table of section four. */
export const reviewLitigationMeasures = disputeMeasures('review_litigation', {
  review: columns(['review'], 'total'),
  litigation: columns(LITIGATION, 'total'),
  outcomes: {
    upheld: outcome('upheld'),
    corrected: outcome('corrected'),
    other: outcome('other'),
    pending: outcome('pending'),
  },
});
