import type { Day } from '@nianbao/workdays';

/** The periods of the law under which an application was received, in working days. */
export interface Periods {
  from: Day;
  law: string;
  reply: number;
  replyArticle: string;
  extension: number;
  extensionArticle: string;
  /** None under the 条例 of 2007. */
  correctionNotice: number | null;
  opinion: number;
  consultationArticle: string;
}

const PERIODS: readonly Periods[] = [
  {
    from: '2008-05-01',
    law: '2007年条例（国务院令第492号）',
    reply: 15,
    replyArticle: '2007年条例第二十四条第二款',
    extension: 15,
    extensionArticle: '2007年条例第二十四条第二款',
    correctionNotice: null,
    opinion: 15,
    consultationArticle: '2007年条例第二十四条第三款',
  },
  {
    from: '2019-05-15',
    law: '条例（国务院令第711号）',
    reply: 20,
    replyArticle: '条例第三十三条第二款',
    extension: 20,
    extensionArticle: '条例第三十三条第二款',
    correctionNotice: 7,
    opinion: 15,
    consultationArticle: '条例第三十三条第三款',
  },
];

/** By the law in force on the day of receipt. */
export const periodsOn = (receivedOn: Day): Periods => {
  const [first] = PERIODS;
  const found = PERIODS.findLast(({ from }) => from <= receivedOn) ?? first;
  if (!found) throw new Error('no periods are declared');
  return found;
};

/** 国办函〔2020〕109号第六条: 收到收费通知次日起30日内. */
export const PAYMENT_DAYS = 30;
