import { dayInWords, type Day } from '@nianbao/workdays';
import { RECEIPT_WAYS, type ReceiptWay } from './names.ts';

/** The days known of an application's coming in. */
export interface Arrival {
  way: ReceiptWay;
  /** Handed in, delivered, or sent. */
  arrivedOn: Day;
  /** Signed for at the counter of the post, or confirmed with the applicant. */
  confirmedOn: Day | null;
}

/** The day of receipt, by which sentence it is that day, and what should be mended. */
export interface Receipt {
  receivedOn: Day;
  words: string;
  article: string;
  doubt: string | null;
}

interface Rule {
  item: string;
  says: string;
  /** What the second day is called; in person there is none. */
  second: '签收' | '确认' | null;
}

/** 条例第三十一条, for each way. An e-mail comes through the internet (第三项). */
const RULES: Record<ReceiptWay, Rule> = {
  in_person: { item: '一', says: '以提交之日为收到申请之日', second: null },
  registered_mail: { item: '二', says: '以行政机关签收之日为收到申请之日', second: '签收' },
  plain_mail: { item: '二', says: '平常信函当日与申请人确认，以确认之日为收到申请之日', second: '确认' },
  online: { item: '三', says: '以双方确认之日为收到申请之日', second: '确认' },
  fax: { item: '三', says: '以双方确认之日为收到申请之日', second: '确认' },
  email: { item: '三', says: '以双方确认之日为收到申请之日', second: '确认' },
};

/** The day of receipt. Without a day of confirmation the day of arrival is taken for the time being, and doubted. */
export function receiptOf({ way, arrivedOn, confirmedOn }: Arrival): Receipt {
  const { item, says, second } = RULES[way];
  const receivedOn = second === null ? arrivedOn : (confirmedOn ?? arrivedOn);
  const doubt =
    second === null || confirmedOn !== null
      ? confirmedOn !== null && confirmedOn < arrivedOn
        ? `${second ?? '确认'}日期 ${confirmedOn} 早于来件日期 ${arrivedOn}`
        : null
      : `未登记${second}日期，暂按来件日期计算`;
  return {
    receivedOn,
    words: `${dateInWords(receivedOn)}收到申请（${RECEIPT_WAYS[way].label}，${says}）`,
    article: `条例第三十一条第${item}项`,
    doubt,
  };
}

/** `2026年1月31日（周六）` */
export const dateInWords = (day: Day): string => `${day.slice(0, 4)}年${dayInWords(day)}`;
