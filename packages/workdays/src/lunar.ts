import type { Day } from './dates.ts';

/**
 * 春节, 端午 and 中秋 from 2016 on, as month and day, a year a group. Written down rather than asked of the system: the
 * lunar calendar of ICU, which `Intl` uses, has 春节 of 2027 and of 2030 on the wrong day, and others follow the zone of
 * the machine. `lunar.test.ts` holds each of them to the new moon over Beijing.
 */
const FESTIVALS = `
0208 0609 0915 | 0128 0530 1004 | 0216 0618 0924 | 0205 0607 0913 | 0125 0625 1001
0212 0614 0921 | 0201 0603 0910 | 0122 0622 0929 | 0210 0610 0917 | 0129 0531 1006
0217 0619 0925 | 0206 0609 0915 | 0126 0528 1003 | 0213 0616 0922 | 0203 0605 0912
0123 0624 1001 | 0211 0612 0919 | 0131 0601 0908 | 0219 0620 0927 | 0208 0610 0916
0128 0530 1004 | 0215 0618 0924 | 0204 0607 0913 | 0124 0527 1002 | 0212 0614 0920
0201 0603 0910 | 0122 0622 0928 | 0210 0611 0917 | 0130 0531 1005 | 0217 0619 0925
0206 0608 0915 | 0126 0529 1004 | 0214 0615 0922 | 0202 0604 0911 | 0123 0623 0930
0211 0613 0919 | 0201 0601 0907 | 0219 0620 0926 | 0208 0610 0916 | 0128 0530 1005
0215 0617 0924 | 0204 0606 0913 | 0124 0625 1002 | 0212 0614 0921 | 0202 0603 0909
0121 0622 0928 | 0209 0611 0917 | 0129 0601 1006 | 0217 0619 0925 | 0205 0608 0915
0126 0528 1003 | 0214 0616 0923 | 0203 0604 0911 | 0123 0623 0929 | 0211 0613 0919
0131 0602 0908 | 0219 0620 0926 | 0207 0610 0916 | 0127 0530 1005 | 0215 0617 0924
0205 0606 0912 | 0124 0624 1001 | 0212 0614 0920 | 0202 0604 0910 | 0122 0622 0928
0209 0611 0917 | 0129 0601 1006 | 0217 0619 0926 | 0206 0607 0914 | 0126 0527 1003
0214 0615 0922 | 0203 0605 0911 | 0124 0623 0929 | 0210 0613 0918 | 0130 0602 0908
0218 0621 0927 | 0207 0609 0916 | 0127 0529 1005 | 0215 0617 0924 | 0205 0606 0913
0125 0624 0930 | 0212 0614 0920 | 0201 0604 0909 | 0121 0623 0929 | 0209 0612 0918`;

const FIRST_YEAR = 2016;
const years = FESTIVALS.trim().split(/\n| \| /u);

export interface LunarFestivals {
  /** 正月初一. */
  spring: Day;
  /** 五月初五. */
  dragonBoat: Day;
  /** 八月十五. */
  midAutumn: Day;
}

/** Null outside of the table, 2016 to 2100: what lies before is known from the notices. */
export function lunarFestivals(year: number): LunarFestivals | null {
  const [spring, dragonBoat, midAutumn] = years[year - FIRST_YEAR]?.split(' ') ?? [];
  if (!spring || !dragonBoat || !midAutumn) return null;
  const day = (text: string): Day => `${year}-${text.slice(0, 2)}-${text.slice(2)}`;
  return { spring: day(spring), dragonBoat: day(dragonBoat), midAutumn: day(midAutumn) };
}
