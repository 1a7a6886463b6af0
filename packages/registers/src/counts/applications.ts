import type { FormatId } from '@nianbao/report-formats';
import { OUTCOMES } from '../application/outcomes.ts';
import type { CountRule, CountTable } from './rule.ts';

const IDENTITY = '来源：表头勾稽关系“第一项加第二项之和，等于第三项加第四项之和”';

const HELP = {
  new_received: `本年度收到的申请，收到之日按条例第三十一条确定。上年十二月收到、本年一月补正的，仍计入收到的年度：补正只使答复期限重新计算（条例第三十条），不改变收到之日。拆分出的各件自拆分之日计入。${IDENTITY}。`,
  carried_in: '上年底没有办结的申请，即上年报告“结转下年度继续办理”的各件（公开核查的通行做法）。',
  carried_out: `至本年 12 月 31 日没有办结的申请，待补正、征求意见、待缴费的也在内。${IDENTITY}。`,
  results:
    '按办结之日计入办结的年度。答复后又纠错的，同一年度内按纠正后的结果计，以后年度纠错不改已公布的表。并案的各件随主案的结果各计一件，除非本机关另有设置。',
  other: '撤回、转办按登记之日计入其他处理（表格没有单列的行，各种办结都须在第三项中体现）。',
};

/** Table of section 三: its columns are the kinds of applicant. */
function applications(formatId: '2019' | '2021'): CountTable {
  const top = (cell: string, moment: 'entered' | 'carried_in' | 'open', help: string): CountRule => ({
    register: 'applications',
    moment,
    cell,
    column: 'applicant',
    help,
  });
  return {
    formatId,
    table: 'applications',
    rules: [
      top('new_received', 'entered', HELP.new_received),
      top('carried_in', 'carried_in', HELP.carried_in),
      ...outcomesByRow(formatId).map(([cell, ids]): CountRule => ({
        register: 'applications',
        moment: 'ended',
        where: { outcome: ids },
        cell,
        column: 'applicant',
        help: helpOf(cell, ids),
      })),
      top('carried_out', 'open', HELP.carried_out),
    ],
  };
}

/** The rows of a form with the outcomes that count in each. */
export function outcomesByRow(formatId: FormatId): [string, string[]][] {
  const rows = new Map<string, string[]>();
  for (const [id, outcome] of OUTCOMES) {
    const row = outcome.rows[formatId];
    if (row !== undefined) rows.set(row, [...(rows.get(row) ?? []), id]);
  }
  return [...rows];
}

function helpOf(row: string, ids: readonly string[]): string {
  const [first] = ids.flatMap((id) => OUTCOMES.get(id) ?? []);
  const own = first ? `${first.when}（${first.article}）` : '';
  return `${own}${HELP.results}${row === 'oh_other' || row === 'other_handling' ? HELP.other : ''}`;
}

export const applications2019 = applications('2019');
export const applications2021 = applications('2021');
