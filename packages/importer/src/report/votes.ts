import { arabicYears } from './year.ts';

/** What the text says of its year. */
export interface YearVotes {
  year: number;
  because: string;
  /** Years named as often; none is taken then. */
  ties: number[];
}

const FIRST_YEAR = 2007;
const PERIOD = /(20\d\d)\s?年\s?1\s?月\s?1\s?日(?=\s?(?:起|至|到|—|-|－|~|开始))/gu;
const NAMED = /(20\d\d)\s?年(?:度)?(?!\s?\d{1,2}\s?月\s?\d{1,2}\s?日)/gu;
/** Numbers of documents and dates of laws, and what is going to be done. */
const OTHERWISE =
  /[〔[（(【]\s?20\d\d\s?[〕\]）)】]|《[^《》]{1,60}》|20\d\d\s?年(?:度)?[^。；]{0,12}(?:将|打算|计划|下一步)/gu;

/** The year that most of the text speaks of: its own words for the period count five, the beginning of a paragraph two. */
export function yearByVotes(paragraphs: readonly string[]): YearVotes | null {
  const votes = new Map<number, number>();
  const vote = (found: string | undefined, weight: number): void => {
    const year = Number(found);
    if (year >= FIRST_YEAR) votes.set(year, (votes.get(year) ?? 0) + weight);
  };
  let period: number | null = null;
  for (const paragraph of paragraphs) {
    const text = arabicYears(paragraph).replace(OTHERWISE, ' ');
    for (const match of text.matchAll(PERIOD)) {
      period ??= Number(match[1]);
      vote(match[1], 5);
    }
    for (const match of text.matchAll(NAMED)) vote(match[1], match.index <= 4 ? 2 : 1);
  }
  const most = Math.max(0, ...votes.values());
  if (most === 0) return null;
  const years = [...votes].filter(([, count]) => count === most).map(([year]) => year);
  const [year = 0] = years;
  if (period !== null && years.includes(period))
    return { year: period, because: `正文写明统计期限为${period}年`, ties: [] };
  return years.length > 1
    ? { year: 0, because: `正文提到${years.join('年、')}年的次数一样多`, ties: years }
    : { year, because: `正文${most}处说的是${year}年`, ties: [] };
}
