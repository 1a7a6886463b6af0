import type { CellPath } from '../content.ts';
import type { Measure } from '../measures.ts';

/** What texts tell of the blocks of section two; the forms of 2019 and 2021 have other columns for the same words. */

const NOT_ISSUED = '解读|公开|备案|审查|党|清理|废止|修订|拟|草案|征求|报送|审核|评估';

const measure = (more: Pick<Measure, 'id' | 'name' | 'cells' | 'said'> & Partial<Measure>): Measure => ({
  table: 'art20',
  unit: '件',
  ...more,
});

/** `noun` issued, repealed, in force; any of `issued` may be meant by 制发. */
export function documentMeasures(
  of: 'rules' | 'documents',
  name: string,
  cells: { issued: readonly CellPath[]; repealed?: CellPath; inForce?: CellPath },
): readonly Measure[] {
  const noun = `(?:行政|政府)?${name}`;
  const [issued, ...others] = cells.issued;
  return [
    ...(cells.repealed === undefined
      ? []
      : [
          measure({
            id: `${of}-repealed`,
            name: `废止${name}`,
            cells: [cells.repealed],
            said: [{ words: `废止[^,;:]{0,6}${noun}` }],
            unless: '修改|修订|清理|宣布失效|失效|和|拟',
          }),
        ]),
    ...(cells.inForce === undefined
      ? []
      : [
          measure({
            id: `${of}-in-force`,
            name: `现行有效${name}`,
            cells: [cells.inForce],
            said: [{ words: `现行有效(?:的)?…${noun}(?:共|总数)?` }, { words: `${noun}…现行有效` }],
          }),
        ]),
    ...(issued === undefined
      ? []
      : [
          measure({
            id: `${of}-issued`,
            name: `制发${name}`,
            cells: [issued],
            variants: others.map((path) => ({ name, cells: [path] })),
            said: [{ words: `(?:制发|制定|出台|新制定|制定发布|制定印发)…${noun}(?:数量)?` }],
            unless: NOT_ISSUED,
          }),
        ]),
  ];
}

const DECIDED = '(?:作出|做出|办理|处理|实施|决定)';
const NOT_DECIDED = '公开|公示|发布|归集|录入|信息|事项清单|下放|取消|承接|梳理';

export const decisionMeasures: readonly Measure[] = (
  [
    ['licences', '行政许可', '(?:决定|事项)?', 'art20_5/licence/decisions'],
    ['penalties', '行政处罚', '(?:决定|案件)?', 'art20_6/penalty/decisions'],
    ['compulsion', '行政强制', '(?:决定|措施|案件)?', 'art20_6/compulsion/decisions'],
  ] as const
).map(([id, name, tail, path]) =>
  measure({
    id,
    name: `${name}决定`,
    cells: [path],
    said: [
      { words: `${DECIDED}[^,;:]{0,8}${name}${tail}` },
      { words: `^${name}${tail}`, inSentence: `${DECIDED}.{0,30}(?:行政许可|行政处罚|决定)` },
    ],
    unless: NOT_DECIDED,
  }),
);

export const feeMeasure: Measure = measure({
  id: 'fees',
  name: '行政事业性收费',
  unit: '万元',
  cells: ['art20_8/admin_fee/fee_amount'],
  said: [{ words: '行政事业性收费…(?:金额|总额|收入)?' }],
  unless: '信息处理费|减|免|下降|增长',
});

export const procurementMeasures: readonly Measure[] = [
  measure({
    id: 'procurements',
    name: '政府集中采购项目',
    cells: ['art20_9/central_procurement/procurement_count'],
    said: [{ words: '政府集中采购(?:项目)?…' }],
    unless: '公开|公告|信息|金额|总额|节约',
  }),
  measure({
    id: 'procurement-amount',
    name: '政府集中采购总金额',
    unit: '元',
    cells: ['art20_9/central_procurement/procurement_amount'],
    said: [{ words: '政府集中采购…(?:总?金额|总额)' }],
    unless: '节约|预算|公开',
  }),
];
