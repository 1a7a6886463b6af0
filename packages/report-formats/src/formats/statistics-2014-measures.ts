import type { Measure } from '../measures.ts';
import {
  CARRIED_IN,
  CARRIED_OUT,
  FINISHED,
  NO_APPLICATION,
  NO_TOTAL,
  WITH_CARRIED,
  ON_APPLICATIONS,
  RECEIVED,
} from './application-measures.ts';
import { disputeMeasures } from './dispute-measures.ts';

const measure = (more: Pick<Measure, 'id' | 'name' | 'cells' | 'said'> & Partial<Measure>): Measure => ({
  table: 'statistics',
  unit: '件',
  ...more,
});

const PUBLISHED = '(?:主动)?公开(?:各类)?(?:政府)?信息(?:总数|数)?(?:共|共计)?';

const publication: readonly Measure[] = [
  ...(
    [
      ['published-gazette', '政府公报公开', '(?:通过)?政府公报…', 'a2_gazette'],
      ['published-website', '政府网站公开', '(?:通过)?(?:政府|门户)网站…', 'a2_website'],
      ['published-weibo', '政务微博公开', '(?:通过)?(?:政务)?微博…', 'a2_weibo'],
      ['published-wechat', '政务微信公开', '(?:通过)?(?:政务)?微信…', 'a2_wechat'],
      ['published-other', '其他方式公开', '(?:通过)?其[他它](?:方式|渠道)…', 'a2_other'],
    ] as const
  ).map(([id, name, words, cell]) =>
    measure({
      id,
      name: `${name}政府信息数`,
      unit: '条',
      cells: [cell],
      said: [{ words: `${words}${PUBLISHED}` }],
      unless: '解读|访谈|回应|粉丝|关注|栏目|点击|访问|和|及|、',
    }),
  ),
  measure({
    id: 'published',
    name: '主动公开政府信息',
    unit: '条',
    cells: ['a1'],
    said: [{ words: '(?:全年|年度?|共|累计)…主动公开(?:各类)?政府信息(?:总数|数)?(?:共|共计)?' }],
    unless: '网站|微信|微博|渠道|平台|公报',
  }),
  measure({
    id: 'documents-issued',
    name: '制发规范性文件',
    cells: ['a1_issued'],
    variants: [{ name: '主动公开规范性文件数', cells: ['a1_norm'] }],
    said: [{ words: '(?:制发|制定|出台|新制定)…规范性文件(?:总数|数)?' }],
    unless: '解读|备案|审查|党|清理|废止|修订|拟',
  }),
  measure({
    id: 'documents-public',
    name: '主动公开规范性文件',
    unit: '条',
    cells: ['a1_norm'],
    variants: [{ name: '制发规范性文件数', cells: ['a1_issued'] }],
    said: [{ words: '主动公开…规范性文件(?:数)?' }],
    unless: '解读',
  }),
];

const activities: readonly Measure[] = [
  measure({
    id: 'press',
    name: '新闻发布会',
    unit: '次',
    cells: ['b2_press'],
    said: [{ words: '(?:召开|举办|举行|参加)…新闻发布会(?:总次数)?' }],
    unless: '负责人|领导|在线|访谈',
  }),
  measure({
    id: 'interviews',
    name: '政府网站在线访谈',
    unit: '次',
    cells: ['b2_interview'],
    said: [{ words: '(?:开展|举办|参加|组织)…在线访谈(?:次数)?' }],
    unless: '负责人|领导',
  }),
  measure({
    id: 'explanations',
    name: '政策解读稿件',
    unit: '篇',
    cells: ['b2_article'],
    said: [{ words: '(?:发布|刊发|撰写)…政策解读(?:稿件|材料|信息)?(?:发布数|数)?' }],
    unless: '视频|图解|微信|微博',
  }),
  measure({
    id: 'meetings',
    name: '政府信息公开会议',
    unit: '次',
    cells: ['i1'],
    said: [{ words: '召开…(?:信息公开|政务公开)…会议(?:数)?' }],
    unless: '常务会|新闻发布',
  }),
  measure({
    id: 'trainings',
    name: '培训班',
    unit: '次',
    cells: ['i2'],
    said: [{ words: '(?:举办|组织|开展)…培训班(?:数)?', inSentence: '信息公开|政务公开|接受培训' }],
  }),
  measure({
    id: 'trained',
    name: '接受培训人员',
    unit: '人',
    cells: ['i3'],
    said: [{ words: '接受培训(?:人员)?(?:数)?' }],
  }),
  measure({
    id: 'complaints',
    name: '举报投诉',
    cells: ['f'],
    said: [{ words: '(?:收到|发生|受理)…(?:举报投诉|投诉举报)', near: '信息公开' }],
  }),
];

/** The narrative of 2014-2018 beside the 《政府信息公开情况统计表》; before 2014 there is no table and only the words. */
export const statistics2014Measures: readonly Measure[] = [
  // The table of these years has no row for what was carried over; texts tell it all the same.
  measure({ id: 'carried-in', name: '上年结转', cells: [], said: CARRIED_IN, unless: WITH_CARRIED }),
  measure({ id: 'carried-out', name: '结转下年', cells: [], said: CARRIED_OUT }),
  measure({
    id: 'received',
    name: '收到申请',
    cells: ['c1'],
    said: RECEIVED,
    unless: `${NO_TOTAL}|结转|累计|上年`,
    denied: NO_APPLICATION,
  }),
  measure({
    id: 'finished',
    name: '办结',
    cells: ['c2'],
    variants: [{ name: '收到申请数', cells: ['c1'] }],
    said: FINISHED,
    unless: `${NO_TOTAL}|率|当年|本年度?新`,
  }),
  measure({
    id: 'granted',
    name: '同意公开',
    cells: ['c3_granted'],
    variants: [
      { name: '同意公开加部分公开', cells: ['c3_granted', 'c3_partial'] },
      { name: '属于已主动公开范围加同意公开', cells: ['c3_already', 'c3_granted'] },
    ],
    said: [{ words: '(?<!不)(?:予以|同意)公开(?:的|答复|申请)?', near: ON_APPLICATIONS }],
    unless: '及|和|与|或|含|包括|增|减|比|较',
    ownWords: true,
  }),
  ...publication,
  ...disputeMeasures('statistics', {
    review: ['d'],
    litigation: ['e'],
    outcomes: {
      upheld: { review: ['d1'], litigation: ['e1'] },
      corrected: { review: ['d2'], litigation: ['e2'] },
      other: { review: ['d3'], litigation: ['e3'] },
      pending: { review: [], litigation: [] },
    },
  }),
  ...activities,
];
