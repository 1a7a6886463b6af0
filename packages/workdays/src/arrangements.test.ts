import { describe, expect, it } from 'vitest';
import { addWorkdays, calendarStatus, isWorkday } from './count.ts';
import { addDays, type Day, weekdayOf } from './dates.ts';
import { estimatedHolidays } from './estimate.ts';
import { noticeOf } from './notices.ts';

// Written out from the notices themselves, not from the data under test. [first day off, last day off] and the
// weekend days worked instead. A holiday over the turn of the year stands with the notice that set it.
const NOTICES: { notice: string; off: [Day, Day][]; worked: Day[] }[] = [
  {
    notice: '国办发明电〔2016〕17号',
    off: [
      ['2017-01-01', '2017-01-02'],
      ['2017-01-27', '2017-02-02'],
      ['2017-04-02', '2017-04-04'],
      ['2017-05-01', '2017-05-01'],
      ['2017-05-28', '2017-05-30'],
      ['2017-10-01', '2017-10-08'],
    ],
    worked: ['2017-01-22', '2017-02-04', '2017-04-01', '2017-05-27', '2017-09-30'],
  },
  {
    notice: '国办发明电〔2017〕12号',
    off: [
      ['2018-01-01', '2018-01-01'],
      ['2018-02-15', '2018-02-21'],
      ['2018-04-05', '2018-04-07'],
      ['2018-04-29', '2018-05-01'],
      ['2018-06-18', '2018-06-18'],
      ['2018-09-24', '2018-09-24'],
      ['2018-10-01', '2018-10-07'],
    ],
    worked: ['2018-02-11', '2018-02-24', '2018-04-08', '2018-04-28', '2018-09-29', '2018-09-30'],
  },
  {
    notice: '国办发明电〔2018〕15号，劳动节按国办发明电〔2019〕3号',
    off: [
      ['2018-12-30', '2019-01-01'],
      ['2019-02-04', '2019-02-10'],
      ['2019-04-05', '2019-04-05'],
      ['2019-05-01', '2019-05-04'],
      ['2019-06-07', '2019-06-07'],
      ['2019-09-13', '2019-09-13'],
      ['2019-10-01', '2019-10-07'],
    ],
    worked: [
      '2018-12-29',
      '2019-02-02',
      '2019-02-03',
      '2019-04-28',
      '2019-05-05',
      '2019-09-29',
      '2019-10-12',
    ],
  },
  {
    notice: '国办发明电〔2019〕16号，春节按国办发明电〔2020〕1号延长至2月2日',
    off: [
      ['2020-01-01', '2020-01-01'],
      ['2020-01-24', '2020-02-02'],
      ['2020-04-04', '2020-04-06'],
      ['2020-05-01', '2020-05-05'],
      ['2020-06-25', '2020-06-27'],
      ['2020-10-01', '2020-10-08'],
    ],
    worked: ['2020-01-19', '2020-04-26', '2020-05-09', '2020-06-28', '2020-09-27', '2020-10-10'],
  },
  {
    notice: '国办发明电〔2020〕27号',
    off: [
      ['2021-01-01', '2021-01-03'],
      ['2021-02-11', '2021-02-17'],
      ['2021-04-03', '2021-04-05'],
      ['2021-05-01', '2021-05-05'],
      ['2021-06-12', '2021-06-14'],
      ['2021-09-19', '2021-09-21'],
      ['2021-10-01', '2021-10-07'],
    ],
    worked: [
      '2021-02-07',
      '2021-02-20',
      '2021-04-25',
      '2021-05-08',
      '2021-09-18',
      '2021-09-26',
      '2021-10-09',
    ],
  },
  {
    notice: '国办发明电〔2021〕11号',
    off: [
      ['2022-01-01', '2022-01-03'],
      ['2022-01-31', '2022-02-06'],
      ['2022-04-03', '2022-04-05'],
      ['2022-04-30', '2022-05-04'],
      ['2022-06-03', '2022-06-05'],
      ['2022-09-10', '2022-09-12'],
      ['2022-10-01', '2022-10-07'],
    ],
    worked: [
      '2022-01-29',
      '2022-01-30',
      '2022-04-02',
      '2022-04-24',
      '2022-05-07',
      '2022-10-08',
      '2022-10-09',
    ],
  },
  {
    notice: '国办发明电〔2022〕16号',
    off: [
      ['2022-12-31', '2023-01-02'],
      ['2023-01-21', '2023-01-27'],
      ['2023-04-05', '2023-04-05'],
      ['2023-04-29', '2023-05-03'],
      ['2023-06-22', '2023-06-24'],
      ['2023-09-29', '2023-10-06'],
    ],
    worked: [
      '2023-01-28',
      '2023-01-29',
      '2023-04-23',
      '2023-05-06',
      '2023-06-25',
      '2023-10-07',
      '2023-10-08',
    ],
  },
  {
    notice: '国办发明电〔2023〕7号',
    off: [
      ['2024-01-01', '2024-01-01'],
      ['2024-02-10', '2024-02-17'],
      ['2024-04-04', '2024-04-06'],
      ['2024-05-01', '2024-05-05'],
      ['2024-06-10', '2024-06-10'],
      ['2024-09-15', '2024-09-17'],
      ['2024-10-01', '2024-10-07'],
    ],
    worked: [
      '2024-02-04',
      '2024-02-18',
      '2024-04-07',
      '2024-04-28',
      '2024-05-11',
      '2024-09-14',
      '2024-09-29',
      '2024-10-12',
    ],
  },
  {
    notice: '国办发明电〔2024〕12号',
    off: [
      ['2025-01-01', '2025-01-01'],
      ['2025-01-28', '2025-02-04'],
      ['2025-04-04', '2025-04-06'],
      ['2025-05-01', '2025-05-05'],
      ['2025-05-31', '2025-06-02'],
      ['2025-10-01', '2025-10-08'],
    ],
    worked: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    notice: '国办发明电〔2025〕7号',
    off: [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
];

const off = new Set(NOTICES.flatMap((notice) => notice.off.flatMap(([first, last]) => days(first, last))));
const worked = new Set(NOTICES.flatMap((notice) => notice.worked));

describe('the ten official arrangements 2017 to 2026', () => {
  it.each(NOTICES)('agrees with $notice on its days off and worked', (notice) => {
    const daysOff = notice.off.flatMap(([first, last]) => days(first, last));

    expect(daysOff.filter((day) => isWorkday(day))).toEqual([]);
    expect(notice.worked.filter((day) => !isWorkday(day))).toEqual([]);
    expect(notice.worked.every((day) => [0, 6].includes(weekdayOf(day)))).toBe(true);
  });

  it.each([
    ['2017-01-26', '2017-02-03', '国办发明电〔2016〕17号'],
    ['2018-02-14', '2018-02-22', '国办发明电〔2017〕12号'],
    ['2019-02-03', '2019-02-11', '国办发明电〔2018〕15号'],
    ['2020-01-23', '2020-02-03', '国办发明电〔2020〕1号'],
    ['2021-02-10', '2021-02-18', '国办发明电〔2020〕27号'],
    ['2022-01-30', '2022-02-07', '国办发明电〔2021〕11号'],
    ['2023-01-20', '2023-01-28', '国办发明电〔2022〕16号'],
    ['2024-02-09', '2024-02-18', '国办发明电〔2023〕7号'],
    ['2025-01-27', '2025-02-05', '国办发明电〔2024〕12号'],
    ['2026-02-14', '2026-02-24', '国办发明电〔2025〕7号'],
  ])('goes on from %s, before 春节, at %s (%s)', (before, after) => {
    expect(isWorkday(before)).toBe(true);
    expect([addWorkdays(before, 1), addWorkdays(after, -1)]).toEqual([after, before]);
  });

  it('agrees on every single day of those years', () => {
    const wrong = days('2017-01-01', '2026-12-31').filter((day) => {
      const weekend = [0, 6].includes(weekdayOf(day));
      return isWorkday(day) !== (worked.has(day) || (!weekend && !off.has(day)));
    });

    expect(wrong).toEqual([]);
  });

  it('names the notice of each of them, and none for a year without one', () => {
    expect([...NOTICES.keys()].map((i) => noticeOf(2017 + i))).toEqual(NOTICES.map(({ notice }) => notice));
    expect([noticeOf(2016), noticeOf(2031)]).toEqual([null, null]);
  });

  it('calls those years announced, and one that no notice covers an estimate', () => {
    expect([2017, 2020, 2026].map((year) => calendarStatus(year))).toEqual([
      'announced',
      'announced',
      'announced',
    ]);
    expect([1998, 2031].map((year) => calendarStatus(year))).toEqual(['estimated', 'estimated']);
  });
});

describe('a year not yet announced', () => {
  it.each([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])(
    'would have been expected in %i with every weekday off that the notice gave, and three more at most',
    (year) => {
      const expected = estimatedHolidays(year);
      const weekdays = days(`${year}-01-01`, `${year}-12-31`).filter(
        (day) => ![0, 6].includes(weekdayOf(day)),
      );

      expect(weekdays.filter((day) => off.has(day) && !expected.has(day))).toEqual([]);
      expect(weekdays.filter((day) => !off.has(day) && expected.has(day)).length).toBeLessThanOrEqual(3);
    },
  );

  // 《全国年节及纪念日放假办法》第六条: a day on a weekend is given on a working day; a Tuesday or Thursday is bridged.
  it.each([
    ['元旦 on a Saturday', '2028-01-01', '2028-01-03'],
    ['元旦 on a Tuesday, in the year before', '2030-01-01', '2029-12-31'],
    ['端午 on a Saturday', '2029-06-16', '2029-06-18'],
    ['春节 of 2027, a Saturday, from its eve', '2027-02-06', '2027-02-05'],
    ['春节 of 2027, to the end', '2027-02-06', '2027-02-12'],
    ['中秋 on 1 October', '2031-10-01', '2031-10-08'],
  ])('gives the day for %s', (_, feast, given) => {
    expect([isWorkday(feast), isWorkday(given)]).toEqual([false, false]);
  });

  // Spring Festival 2031: 23 January; 端午 24 June; 中秋 1 October (all from the lunar calendar).
  it.each([
    ['new year', '2031-01-01'],
    ["new year's eve of the lunar year", '2031-01-22'],
    ['the seventh day of the lunar year', '2031-01-29'],
    ['清明', '2033-04-04'],
    ['劳动节', '2031-05-01'],
    ['端午节', '2031-06-24'],
    ['国庆节', '2031-10-07'],
    ['a Saturday', '2031-03-01'],
  ])('expects %s to be a day off', (_, day) => {
    expect(isWorkday(day)).toBe(false);
  });

  it('takes other weekdays for working days, and no weekend', () => {
    expect(['2031-01-21', '2031-01-30', '2031-03-31', '2031-10-09'].map((day) => isWorkday(day))).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });
});

function days(first: Day, last: Day): Day[] {
  const found: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) found.push(day);
  return found;
}
