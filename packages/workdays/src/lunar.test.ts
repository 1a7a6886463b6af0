import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, fromNumber } from './dates.ts';
import { lunarFestivals } from './lunar.ts';

const YEARS = Array.from({ length: 85 }, (_, i) => 2016 + i);
const LUNATION = 29.530588861;
/** Terrestrial time is ahead of the clocks by about this much in this century. */
const DELTA_T = 75 / 86_400;

describe('the lunar festivals', () => {
  it('lie 0, 4 and 14 days after a new moon over Beijing, each of them', () => {
    const firsts = YEARS.flatMap((year) => {
      const found = lunarFestivals(year);
      return found ? [found.spring, addDays(found.dragonBoat, -4), addDays(found.midAutumn, -14)] : [];
    });

    expect(firsts).toHaveLength(3 * 85);
    expect(firsts.map((day) => newMoonNear(day))).toEqual(firsts);
  });

  it('stand in the season that the month has: the first, the fifth and the eighth', () => {
    const months = YEARS.map((year) => {
      const found = lunarFestivals(year);
      return [found?.spring, found?.dragonBoat, found?.midAutumn].map((day) => day?.slice(5) ?? '');
    });

    // 正月 holds 雨水, 五月 夏至, 八月 秋分: their new moons lie in the 29 days before.
    expect(
      months.filter(
        ([spring = '', boat = '', moon = '']) =>
          spring < '01-21' ||
          spring > '02-20' ||
          boat < '05-27' ||
          boat > '06-25' ||
          moon < '09-07' ||
          moon > '10-06',
      ),
    ).toEqual([]);
  });

  it('are right where the calendar of the system is not', () => {
    expect([2027, 2030].map((year) => lunarFestivals(year)?.spring)).toEqual(['2027-02-06', '2030-02-03']);
  });

  it('are not guessed outside of the table', () => {
    expect([2015, 2101].map((year) => lunarFestivals(year))).toEqual([null, null]);
  });
});

/** The day in Beijing of the new moon next to that day: Meeus, Astronomical Algorithms, chapter 49. */
function newMoonNear(day: string): string {
  const k = Math.round(daysBetween('2000-01-06', day) / LUNATION);
  return fromNumber(Math.floor(newMoon(k) - DELTA_T - 2_440_587.5 + 8 / 24));
}

/** As a Julian day of terrestrial time, to about a minute. */
function newMoon(k: number): number {
  const t = k / 1236.85;
  const sin = (degrees: number) => Math.sin((degrees * Math.PI) / 180);
  const sun = 2.5534 + 29.1053567 * k - 0.0000014 * t ** 2;
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t ** 2;
  const node = 160.7108 + 390.67050284 * k - 0.0016118 * t ** 2;
  const e = 1 - 0.002516 * t - 0.0000074 * t ** 2;
  return (
    2_451_550.09766 +
    LUNATION * k +
    0.00015437 * t ** 2 -
    0.4072 * sin(moon) +
    0.17241 * e * sin(sun) +
    0.01608 * sin(2 * moon) +
    0.01039 * sin(2 * node) +
    0.00739 * e * sin(moon - sun) -
    0.00514 * e * sin(moon + sun) +
    0.00208 * e ** 2 * sin(2 * sun) -
    0.00111 * sin(moon - 2 * node) -
    0.00057 * sin(moon + 2 * node) +
    0.00056 * e * sin(2 * moon + sun) -
    0.00042 * sin(3 * moon) +
    0.00042 * e * sin(sun + 2 * node) +
    0.00038 * e * sin(sun - 2 * node) -
    0.00024 * e * sin(2 * moon - sun) -
    0.00017 * sin(124.7746 - 1.56375588 * k)
  );
}
