import { describe, expect, it } from 'vitest';
import { aReport, zeros } from '../../../test/report.ts';
import { checkReport } from '../../check-report.ts';

const tables = {
  applications: zeros('2021', 'applications', {
    'new_received/natural_person': 10,
    'carried_in/natural_person': 2,
    'granted/natural_person': 5,
    'partial/natural_person': 1,
    'denied_state_secret/natural_person': 2,
    'unable_not_held/natural_person': 1,
    'np_repeat/natural_person': 1,
    'oh_other/natural_person': 1,
    'carried_out/natural_person': 1,
  }),
  review_litigation: zeros('2021', 'review_litigation', {
    'cases/review_upheld': 2,
    'cases/direct_pending': 1,
  }),
  art20: zeros('2021', 'art20', {
    'art20_1/normative_docs/issued': 3,
    'art20_1/normative_docs/in_force': 20,
    'art20_5/licence/decisions': 88,
  }),
};

const said = (text: string): string[] =>
  checkReport({ content: aReport({ formatId: '2021', year: 2022, text, tables }) })
    .filter(({ rule }) => rule === 'text.table_mismatch' || rule === 'text.denied_but_counted')
    .map(({ level, expected, actual }) => `${level} ${actual} (${expected})`);

describe('a sentence that the tables contradict', () => {
  it.each([
    ['question 11 (10)', '2022年，共收到政府信息公开申请11件。'],
    ['question 13 (10)', '全年受理13件政府信息公开申请。'],
    ['question 85 (10)', '全年共受理依申请公开85件，均在规定时间内答复。'],
    ['question 3 (2)', '依申请公开方面，上年结转3件。'],
    ['question 4 (1)', '依申请公开方面，结转下年度继续办理4件。'],
    ['question 9 (11)', '全年办结政府信息公开申请9件。'],
    ['warning 7 (5)', '共收到政府信息公开申请10件，其中予以公开7件，部分公开1件。'],
    ['question 7 (2)', '依申请公开方面，不予公开7件。'],
    ['question 5 (2)', '全年发生行政复议5件。'],
    ['question 4 (3)', '全年制发行政规范性文件4件。'],
    ['question 90 (88)', '全年作出行政许可决定90件。'],
    ['warning 0 (2)', '全年未发生因政府信息公开引起的行政复议。'],
    ['warning 0 (1)', '没有因政府信息公开被提起行政诉讼的情况。'],
    ['warning 0 (10)', '2022年，我局未收到政府信息公开申请。'],
  ])('%s: %s', (expected, text) => {
    expect(said(text)).toEqual([expected]);
  });
});

describe('a sentence that may mean something else', () => {
  it.each([
    '共收到政府信息公开申请10件。',
    '加上结转，共收到政府信息公开申请12件，办结11件。',
    '收到政府信息公开申请10件，其中网络申请收到7件，信函申请收到3件。',
    '收到自然人政府信息公开申请7件。',
    '2021年收到政府信息公开申请20件。',
    '收到政府信息公开申请比上年增加4件。',
    '收到政府信息公开申请10余件。',
    '予以公开及部分公开6件，依申请公开答复及时。',
    '公开行政许可信息300条，公开行政处罚信息20条。',
    '没有被纠错的行政复议案件，没有败诉的行政诉讼。',
    '行政复议维持2件，纠正0件。',
    '未收到书面政府信息公开申请。',
    '解读规范性文件7件，废止和修改规范性文件5件。',
    '全年办理提案9件，收到来信15件，收到投诉举报3件。',
  ])('%s', (text) => {
    expect(said(text)).toEqual([]);
  });
});
