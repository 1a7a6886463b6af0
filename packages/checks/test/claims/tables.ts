import type { TableContent, TableId } from '@nianbao/report-formats';
import { figure, type Figure, type Phrase, phrase } from './phrase.ts';
import type { Pick } from './pick.ts';

type Make = (pick: Pick) => Phrase;

const told = (
  kind: string,
  table: TableId,
  figures: TableContent,
  ...paragraph: (string | Figure)[]
): Phrase => ({ ...phrase(kind, false, paragraph), tables: { [table]: figures } });

const received: Make = (pick) => {
  const [fresh, carried] = [pick.int(3, 400), pick.int(0, 9)];
  const withCarried = pick.chance(0.3);
  return told(
    '新收',
    'applications',
    { 'new_received/total': fresh, 'carried_in/total': carried },
    pick.of(['全年', '2023年，我局', '2023年']),
    withCarried
      ? '加上上年结转，共受理政府信息公开申请'
      : pick.of([
          '共收到政府信息公开申请',
          '新收政府信息公开申请',
          '受理公民、法人和其他组织政府信息公开申请',
          '共接收依申请公开',
        ]),
    figure(fresh + (withCarried ? carried : 0), '件'),
    '，均在法定期限内答复。',
  );
};

const balance: Make = (pick) => {
  const [fresh, carried] = [pick.int(20, 400), pick.int(1, 9)];
  const out = pick.int(1, 9);
  const finished = fresh + carried - out;
  return told(
    '收办结转',
    'applications',
    {
      'new_received/total': fresh,
      'carried_in/total': carried,
      'results_total/total': finished,
      'carried_out/total': out,
    },
    '依申请公开方面，本年新收政府信息公开申请',
    figure(fresh, '件'),
    '，上年结转',
    figure(carried, '件'),
    pick.of(['，办结', '，本年度办结', '，共办理完毕']),
    figure(finished, '件'),
    pick.of(['，结转下年度继续办理', '，结转下年']),
    figure(out, '件'),
    '。',
  );
};

const ROWS = [
  ['予以公开', 'granted'],
  ['部分公开', 'partial'],
  ['不予公开', 'denied_third_party'],
  ['无法提供', 'unable_not_held'],
  ['不予处理', 'np_repeat'],
  ['其他处理', 'oh_other'],
] as const;

const results: Make = (pick) => {
  const chosen = ROWS.map(([name, row]) => [name, row, pick.int(2, 60)] as const);
  return told(
    '办理结果',
    'applications',
    Object.fromEntries(chosen.map(([, row, count]) => [`${row}/total`, count])),
    '对依申请公开的申请，作出',
    ...chosen.flatMap(([name, , count], index) => [
      `${index === 0 ? '' : pick.of(['，', '、'])}${name}${pick.of(['', '的'])}`,
      figure(count, '件'),
    ]),
    '。',
  );
};

const disputes: Make = (pick) => {
  const [review, direct, after] = [pick.int(1, 30), pick.int(1, 20), pick.int(1, 20)];
  return told(
    '复议诉讼',
    'review_litigation',
    { 'cases/review_total': review, 'cases/direct_total': direct, 'cases/after_review_total': after },
    pick.of([
      '因政府信息公开发生行政复议',
      '全年因政府信息公开工作引起行政复议案件',
      '登记的涉政府信息公开行政复议案件',
      '政府信息公开类行政复议',
    ]),
    figure(review, '件'),
    pick.of(['，行政诉讼', '，行政诉讼案件', '、行政诉讼']),
    figure(direct + after, '件'),
    '。',
  );
};

const outcomes: Make = (pick) => {
  const [upheld, corrected] = [pick.int(2, 20), pick.int(1, 9)];
  return told(
    '复议结果',
    'review_litigation',
    {
      'cases/review_upheld': upheld,
      'cases/review_corrected': corrected,
      'cases/review_total': upheld + corrected,
    },
    '全年因政府信息公开发生行政复议',
    figure(upheld + corrected, '件'),
    pick.of(['，其中结果维持', '，其中维持']),
    figure(upheld, '件'),
    pick.of(['，结果纠正', '，纠正', '、被纠错']),
    figure(corrected, '件'),
    '。',
  );
};

const documents: Make = (pick) => {
  const [issued, repealed, inForce] = [pick.int(2, 20), pick.int(1, 9), pick.int(30, 200)];
  return told(
    '规范性文件',
    'art20',
    {
      'art20_1/normative_docs/issued': issued,
      'art20_1/normative_docs/repealed': repealed,
      'art20_1/normative_docs/in_force': inForce,
    },
    pick.of(['制发行政规范性文件', '全年制定行政规范性文件', '出台规范性文件', '本年制定印发规范性文件']),
    figure(issued, '件'),
    pick.of(['，废止规范性文件', '，废止行政规范性文件']),
    figure(repealed, '件'),
    pick.of(['，现行有效行政规范性文件', '，现行有效的规范性文件共']),
    figure(inForce, '件'),
    '。',
  );
};

const decisions: Make = (pick) => {
  const [licences, penalties, measures] = [pick.int(10, 9000), pick.int(5, 900), pick.int(2, 90)];
  return told(
    '许可处罚强制',
    'art20',
    {
      'art20_5/licence/decisions': licences,
      'art20_6/penalty/decisions': penalties,
      'art20_6/compulsion/decisions': measures,
    },
    pick.of(['全年作出行政许可决定', '办理行政许可', '作出行政许可']),
    figure(licences, '件'),
    pick.of(['，作出行政处罚决定', '，实施行政处罚']),
    figure(penalties, '件'),
    pick.of(['，实施行政强制', '，作出行政强制决定', '，实施行政强制措施']),
    figure(measures, '件'),
    '。',
  );
};

const fees: Make = (pick) => {
  const fee = pick.int(20, 90_000) / 100;
  return told(
    '收费',
    'art20',
    { 'art20_8/admin_fee/fee_amount': fee },
    pick.of(['本年行政事业性收费', '全年行政事业性收费金额', '行政事业性收费总金额']),
    figure(fee, '万元', true, 2),
    '。',
  );
};

export const TABLES: readonly Make[] = [
  received,
  balance,
  results,
  disputes,
  outcomes,
  documents,
  decisions,
  fees,
];
