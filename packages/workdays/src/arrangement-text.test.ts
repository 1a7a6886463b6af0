import { describe, expect, it } from 'vitest';
import { readArrangement } from './arrangement-text.ts';
import { calendarWith, isWeekday, official } from './calendar.ts';
import { addDays, type Day } from './dates.ts';

const HEAD = (year: number, number: string) => `国务院办公厅关于${year}年部分节假日安排的通知
国办发明电〔${year - 1}〕${number}号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将${year}年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
`;
const FOOT = (year: number) => `
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
国务院办公厅
${year - 1}年11月4日
（此件公开发布）`;

const TEXTS: { year: number; number: string; text: string }[] = [
  {
    year: 2017,
    number: '17',
    text: `一、元旦：1月1日放假，1月2日（星期一）补休。
二、春节：1月27日至2月2日放假调休，共7天。1月22日（星期日）、2月4日（星期六）上班。
三、清明节：4月2日至4日放假调休，共3天。4月1日（星期六）上班。
四、劳动节：5月1日放假，与周末连休。
五、端午节：5月28日至30日放假调休，共3天。5月27日（星期六）上班。
六、中秋节、国庆节：10月1日至8日放假调休，共8天。9月30日（星期六）上班。`,
  },
  {
    year: 2018,
    number: '12',
    text: `一、元旦：1月1日放假，与周末连休。
二、春节：2月15日至21日放假调休，共7天。2月11日（星期日）、2月24日（星期六）上班。
三、清明节：4月5日至7日放假调休，共3天。4月8日（星期日）上班。
四、劳动节：4月29日至5月1日放假调休，共3天。4月28日（星期六）上班。
五、端午节：6月18日放假，与周末连休。
六、中秋节：9月24日放假，与周末连休。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期六）、9月30日（星期日）上班。`,
  },
  {
    year: 2021,
    number: '27',
    text: `一、元旦：2021年1月1日至3日放假，共3天。
二、春节：2月11日至17日放假调休，共7天。2月7日（星期日）、2月20日（星期六）上班。
三、清明节：4月3日至5日放假调休，共3天。
四、劳动节：5月1日至5日放假调休，共5天。4月25日（星期日）、5月8日（星期六）上班。
五、端午节：6月12日至14日放假，共3天。
六、中秋节：9月19日至21日放假调休，共3天。9月18日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月26日（星期日）、10月9日（星期六）上班。`,
  },
  {
    year: 2023,
    number: '16',
    text: `一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
三、清明节：4月5日放假，共1天。
四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。`,
  },
  {
    year: 2024,
    number: '7',
    text: `一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。`,
  },
  {
    year: 2025,
    number: '12',
    text: `一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。`,
  },
  {
    year: 2026,
    number: '7',
    text: `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`,
  },
];

describe('the words of a notice', () => {
  it.each(TEXTS)(
    'of $year give every day off and worked of that year, and its number',
    ({ year, number, text }) => {
      const read = readArrangement(`${HEAD(year, number)}${text}${FOOT(year)}`, 2000);

      const off = new Set(read.off.flatMap(({ from, to }) => between(from, to)));
      const worked = new Set(read.worked);
      // A later notice gave 30 and 31 December 2018 to the year after; the 29th was worked for them.
      const wrong = between(`${year}-01-01`, `${year}-12-28`).filter(
        (day) => official.isWorkday(day) !== (worked.has(day) || (isWeekday(day) && !off.has(day))),
      );
      expect(wrong).toEqual([]);
      expect(read).toMatchObject({
        year,
        documentNumber: `国办发明电〔${year - 1}〕${number}号`,
        doubts: [],
      });
    },
  );

  it('make the calendar of a year that is not built in', () => {
    const text =
      '一、春节：2月5日（周五）至12日（周五）放假调休，共8天。1月31日（周日）、2月20日（周六）上班。';
    const { off, worked, year } = readArrangement(text, 2027);
    const set = [
      ...off.flatMap(({ from, to }) => between(from, to).map((day) => ({ day, working: false, source: '' }))),
      ...worked.map((day) => ({ day, working: true, source: '' })),
    ];
    const calendar = calendarWith(set, [2027]);

    expect(year).toBeNull();
    expect(
      ['2027-01-31', '2027-02-05', '2027-02-12', '2027-02-15'].map((day) => calendar.isWorkday(day)),
    ).toEqual([true, false, false, true]);
  });

  it.each([
    [
      'a count that is another',
      '5月1日至5日放假调休，共4天。',
      ['“5月1日至5日放假调休”为 5 天，通知写的是共 4 天'],
    ],
    ['a day that is none', '2月30日放假。', ['“2月30日”不是可以放假或上班的日期']],
    ['an end before the beginning', '5月5日至1日放假。', ['“5月5日至1日”不是可以放假或上班的日期']],
  ])('are doubted where they hold %s', (_, text, doubts) => {
    expect(readArrangement(text, 2027).doubts).toEqual(doubts);
  });

  it.each(['', '关于召开年度工作会议的通知，12月3日下午上报材料。', '放假', '日至日放假，共天。'])(
    'are none in “%s”',
    (text) => {
      expect(readArrangement(text, 2027)).toMatchObject({ off: [], worked: [] });
    },
  );
});

function between(first: Day, last: Day): Day[] {
  const found: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) found.push(day);
  return found;
}
