import type { ReceiptWay } from '../application/names.ts';
import type { MeasureId } from '../fields/measures.ts';
import { outcomesByRow } from './applications.ts';
import { measured } from './art20.ts';
import type { DOCUMENT_MOMENTS } from './moments.ts';
import { disputes2014 } from './review-litigation.ts';
import type { CountRule, CountTable } from './rule.ts';

const ONCE = '不同渠道和方式公开相同信息计1条（表中所注）。';

const published = (cell: string, moment: keyof typeof DOCUMENT_MOMENTS, help: string): CountRule => ({
  register: 'documents',
  moment,
  cell,
  help,
});
const received = (cell: string, ways: readonly ReceiptWay[]): CountRule => ({
  register: 'applications',
  moment: 'entered',
  where: { way: ways },
  cell,
  help: '本年度收到的申请，按提交方式计；电子邮件计入网络申请，邮寄、平信计入信函申请。',
});
const replied = outcomesByRow('2014');
const answered = replied.flatMap(([, ids]) => ids);

const applications: readonly CountRule[] = [
  received('c1_inperson', ['in_person']),
  received('c1_fax', ['fax']),
  received('c1_online', ['online', 'email']),
  received('c1_letter', ['registered_mail', 'plain_mail']),
  {
    register: 'applications',
    moment: 'ended',
    where: { outcome: answered, punctuality: ['in_time'] },
    cell: 'c2_ontime',
    help: '本年度答复的申请中，在答复期限（不含延长）内答复的（2007年条例第二十四条）。',
  },
  {
    register: 'applications',
    moment: 'ended',
    where: { outcome: answered, punctuality: ['extended', 'late'] },
    cell: 'c2_extended',
    help: '本年度答复的申请中，超过答复期限（不含延长）答复的；表中没有逾期一行，逾期答复的也在此计。',
  },
  ...replied.map(([cell, outcome]): CountRule => ({
    register: 'applications',
    moment: 'ended',
    where: { outcome },
    cell,
    help: '按答复之日计入答复的年度。撤回、转办等没有答复的不计（国办发〔2014〕32号指标）。',
  })),
  {
    register: 'applications',
    moment: 'ended',
    where: { outcome: answered.filter((id) => id.startsWith('c3_denied_')) },
    cell: 'c3_denied',
    help: '不同意公开答复数，即以下六种理由之和。',
  },
  {
    register: 'applications',
    moment: 'paid',
    cell: 'g',
    sum: { field: 'paid', per: 10_000 },
    help: '本年度实际缴纳的费用，由元折合万元。',
  },
];

const flows: readonly (readonly [cell: string, measure: MeasureId, per?: number])[] = [
  ['b1', 'hot_responses'],
  ['b2_press', 'press_conferences'],
  ['b2_press_head', 'press_conferences_head'],
  ['b2_interview', 'interviews'],
  ['b2_interview_head', 'interviews_head'],
  ['b2_article', 'interpretations'],
  ['b2_social', 'social_responses'],
  ['b2_other', 'other_responses'],
  ['f', 'complaints'],
  ['h4', 'funds', 10_000],
  ['i1', 'meetings'],
  ['i2', 'trainings'],
  ['i3', 'trainees'],
];
const levels: readonly (readonly [cell: string, measure: MeasureId])[] = [
  ['h1', 'offices'],
  ['h2', 'reading_points'],
  ['h3_full', 'staff_full'],
  ['h3_part', 'staff_part'],
];

export const statisticsOf2014: CountTable = {
  formatId: '2014',
  table: 'statistics',
  rules: [
    published('a1', 'first_published', `本年度首次公开的信息数，${ONCE}`),
    {
      register: 'documents',
      moment: 'first_published',
      where: { kind: ['normative'] },
      cell: 'a1_norm',
      help: `本年度首次公开的规范性文件，${ONCE}`,
    },
    {
      register: 'documents',
      moment: 'issued',
      where: { kind: ['normative'] },
      cell: 'a1_issued',
      help: '成文日期在本年度的规范性文件件数，公开与否都计。',
    },
    published('a2_gazette', 'gazette', '本年度在政府公报公开的信息数，一条信息在每个渠道各计一次。'),
    published('a2_website', 'website', '本年度在政府网站公开的信息数，一条信息在每个渠道各计一次。'),
    published('a2_weibo', 'weibo', '本年度在政务微博公开的信息数，一条信息在每个渠道各计一次。'),
    published('a2_wechat', 'wechat', '本年度在政务微信公开的信息数，一条信息在每个渠道各计一次。'),
    published(
      'a2_other',
      'elsewhere',
      '本年度以公告栏等其他方式公开的信息数，公告栏和其他方式同时公开计一次。',
    ),
    ...flows.map(([cell, measure, per]) => measured(cell, measure, '按期登记数之和。', per)),
    ...applications,
    ...disputes2014,
    ...levels.map(([cell, measure]): CountRule => ({
      ...measured(cell, measure, '各科室年内最后一期登记数之和，即年底的情况。'),
      latest: true,
    })),
  ],
};
