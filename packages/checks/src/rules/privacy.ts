import type { Problem, Rule } from '../rule.ts';
import { clauseAround, type Passage } from '../passage.ts';
import { type Subject } from '../subject.ts';

const ask = (
  { passages }: Subject,
  pattern: RegExp,
  tell: (found: RegExpExecArray, passage: Passage) => string | null,
): Problem[] =>
  passages.flatMap((passage) =>
    [...passage.text.matchAll(pattern)].slice(0, 10).flatMap((match): Problem[] => {
      const message = tell(match, passage);
      return message === null
        ? []
        : [
            {
              addresses: [passage.address],
              quote: clauseAround(passage, match.index, match.index + match[0].length),
              message,
            },
          ];
    }),
  );

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The check digit of GB 11643 tells an identity number from any other of eighteen digits. */
function isIdentityNumber(number: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return '10X98765432'[sum % 11] === number[17]?.toUpperCase();
}

/** Luhn: every second digit from the right doubled. */
function isCardNumber(number: string): boolean {
  const sum = [...number].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

const numbers: Rule = {
  id: 'privacy.personal_number',
  title: '疑似身份证号、手机号、银行卡号',
  area: 'privacy',
  level: 'question',
  basis: '条例第十五条：涉及个人隐私的信息不得公开；《个人信息保护法》',
  find: (subject) =>
    ask(subject, NUMBERS, ([printed]) => {
      const number = printed.replace(/[ -]/gu, '');
      if (number.length === 18 && isIdentityNumber(number)) return `“${printed}”疑似身份证号`;
      if (number.length === 18 && hasBirthday(number)) return `“${printed}”疑似身份证号（校验位不符）`;
      if (number.length === 15 && hasBirthday(`${number.slice(0, 6)}19${number.slice(6)}`))
        return `“${printed}”疑似旧身份证号`;
      if (number.length === 11) return `“${printed}”疑似手机号`;
      return number.length >= 16 && isCardNumber(number) ? `“${printed}”疑似银行卡号` : null;
    }),
};

/** Identity, mobile and card numbers, the last two also in groups: 138 1234 5678, 6222 0200 …. */
const NUMBERS =
  /(?<![\d\w.-])(?:[1-9]\d{16}[\dXx]|1[3-9]\d{9}|1[3-9]\d[ -]\d{4}[ -]\d{4}|[3-6]\d{15,18}|[3-6]\d{3}(?: \d{4}){3}(?: \d{1,3})?|[1-9]\d{14})(?![\d\w.-])/gu;

/** Figures 7 to 14 of an identity number are a day of birth. */
const hasBirthday = (number: string): boolean =>
  /^[1-8]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/u.test(number);

/** Mail of a person rather than of an office, and where somebody lives. */
const whereabouts: Rule = {
  id: 'privacy.whereabouts',
  title: '疑似个人邮箱或住址',
  area: 'privacy',
  level: 'question',
  basis: '条例第十五条：涉及个人隐私的信息不得公开；《个人信息保护法》',
  find: (subject) => [
    ...ask(
      subject,
      /(?<![\w.+-])[\w.+-]{2,40}@(?:qq|163|126|139|189|sina|sohu|gmail|hotmail|outlook|foxmail|yeah|aliyun)\.[a-z.]{2,8}/giu,
      ([mail]) => `“${mail}”是个人邮箱服务的地址，请核对是否应当公开`,
    ),
    ...ask(
      subject,
      /(?:家庭住址|家庭地址|户籍地址|住址|家住|现住|户籍地)[:为是在]?[一-鿿\d]{2,30}(?:号|室|村|组|栋|幢|单元|小区|街)/gu,
      ([home]) => `“${home}”疑似个人住址`,
    ),
  ],
};

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤';

const applicants: Rule = {
  id: 'privacy.applicant_name',
  title: '疑似写出申请人姓名',
  area: 'privacy',
  level: 'question',
  basis: '条例第十五条：涉及个人隐私的信息不得公开',
  find: (subject) =>
    ask(
      subject,
      new RegExp(
        `(?:申请人|原告|当事人|公民)[:：]?([${SURNAMES}][一-鿿]{1,2})(?=(?:诉|向|不服|申请|提出|提交|因|等|要求|于|、|,|;))`,
        'gu',
      ),
      ([, name = '']) =>
        /[某提交申请向对的因在和与或及人可应有我局本该单位方未]/u.test(name.slice(1))
          ? null
          : `“${name}”疑似申请人姓名，请核对是否应当隐去`,
    ),
};

/** 张三诉我局: a party's full name beside the case. 张某 and 张某某 are masked already. */
const parties: Rule = {
  id: 'privacy.party_name',
  title: '疑似写出案件当事人姓名',
  area: 'privacy',
  level: 'question',
  basis: '条例第十五条：涉及个人隐私的信息不得公开',
  find: (subject) =>
    ask(
      subject,
      new RegExp(
        `(?<![一-鿿])([${SURNAMES}][一-鿿]{1,2})(?:诉|不服)(?:我|本|原告|被告|[一-鿿]{2,14}(?:局|政府|委|厅))`,
        'gu',
      ),
      ([, name = '']) =>
        /[某人民们方起申上被]/u.test(name.slice(1))
          ? null
          : `“${name}”疑似案件当事人姓名，请核对是否应当隐去`,
    ),
};

const staff: Rule = {
  id: 'privacy.staff_contact',
  title: '公布了工作人员姓名或电话',
  area: 'privacy',
  level: 'question',
  basis: '公布稿中是否保留经办人姓名、直拨电话，由单位决定',
  find: (subject) =>
    ask(
      subject,
      /(?:审核人|填报人|经办人|联系人|单位负责人):\s*[一-鿿]{2,4}(?=\s|$|[,;。])|(?:联系电话|联系方式|手机):\s*\d[\d-]{6,14}/gu,
      ([found], { text }) =>
        /负责人:\s*(?:审核|填报|联系)/u.test(found) || text.length > 100
          ? null
          : `“${found}”：请确认公布稿中是否保留`,
    ),
};

const secrecy: Rule = {
  id: 'privacy.classification_mark',
  title: '疑似密级标志',
  area: 'privacy',
  level: 'question',
  basis: '条例第十四条；《保守国家秘密法》：国家秘密不得公开',
  find: (subject) =>
    ask(
      subject,
      /(?:绝密|机密|秘密|内部)\s*[★☆]|(?:^|\n)\s*[【[(]?(?:绝密|机密|秘密|内部资料|内部文件|内部使用|不得外传)[】\])]?\s*(?=$|\n)|密级[:：]\s*(?:绝密|机密|秘密)/gu,
      ([mark]) => `“${mark.trim()}”疑似密级或内部标志，请先作保密审查`,
    ),
};

export const privacyRules: readonly Rule[] = [numbers, whereabouts, applicants, parties, staff, secrecy];
