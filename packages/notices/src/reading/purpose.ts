import {
  ACTION_WORDS,
  FINAL_WORDS,
  NAMES_WITH_ACTIONS,
  OTHER_ACTIONS,
  OTHER_OBJECTS,
  type Purpose,
  REPORT_WORDS,
  STRONGEST,
} from '../words/actions.ts';

const KINDS = ['overdue', 'draft', 'file', 'publish', 'deliver'] as const;
const SEARCHED = KINDS.map((purpose) => [purpose, new RegExp(ACTION_WORDS[purpose].join('|'), 'u')] as const);
const OTHERS = new RegExp(OTHER_OBJECTS.join('|'), 'u');
const REPORTS = new RegExp(REPORT_WORDS.join('|'), 'u');

/** Names that only contain a word of an action taken out, place for place. */
export const withoutNames = (plain: string): string =>
  NAMES_WITH_ACTIONS.reduce((text, name) => text.replace(name, (found) => '□'.repeat(found.length)), plain);

/** 报局领导审定: a step inside the body, no delivery. */
const INNER = /(?:报|送|呈|交)[^,;。]{0,10}(?:领导|负责人|负责同志|局长|主任)(?:审|签|阅|批|同意)/u;

/**
 * What the words (masked) ask for. What is handed in beside the report is `other`; a date that is for an overdue report, a draft
 * or a filing is for nothing else; 报送 and 公开 may share one.
 */
export function purposesIn(words: string, around: string): Purpose[] {
  if (INNER.test(words)) return ['other'];
  const found = SEARCHED.filter(([, pattern]) => pattern.test(words)).map(([purpose]) => purpose);
  const strongest = STRONGEST.find((purpose) => found.some((one) => one === purpose));
  if (strongest !== undefined) return [strongest];
  if (found.length > 0 && OTHERS.test(words + around) && !REPORTS.test(around)) return ['other'];
  return found.toSorted((a, b) => KINDS.indexOf(b) - KINDS.indexOf(a));
}

const ELSE = new RegExp(OTHER_ACTIONS.join('|'), 'u');
export const asksElse = (words: string): boolean => ELSE.test(words);

const LISTS: readonly (readonly (readonly [Purpose, string])[])[] = [
  [
    ['draft', ACTION_WORDS.draft.join('|')],
    ['deliver', FINAL_WORDS.join('|')],
  ],
  [
    ['deliver', ACTION_WORDS.deliver.join('|')],
    ['publish', ACTION_WORDS.publish.join('|')],
    ['file', ACTION_WORDS.file.join('|')],
  ],
];

/** 于1月15日、1月20日前分别报送初稿和定稿: as many purposes as dates, in their order; null where they do not match. */
export function respectively(words: string, count: number): Purpose[] | null {
  for (const list of LISTS) {
    const found = list
      .flatMap(([purpose, pattern]) =>
        [...words.matchAll(new RegExp(pattern, 'gu'))].map(({ index }) => ({ purpose, index })),
      )
      .toSorted((a, b) => a.index - b.index);
    if (found.length === count) return found.map(({ purpose }) => purpose);
  }
  return null;
}

/** What follows the words that part a date from what somebody else does, or from what happens to the late. */
const TURN =
  /[,;:(]? ?(?:由(?!于)|我(?:办|局|厅|委|中心)(?:将|统一)|届时|(?:公开|公布|发布|报送)后|对(?:逾期|未|不)|逾期|否则|审核(?:通过|同意)?后|经审核)/u;

/** The words up to where another subject begins to act. */
export function upToTurn(words: string): string {
  const at = words.search(TURN);
  // 逾期未报送的 directly behind a date is what the date is for.
  return at > 0 || /^ ?[,;]/u.test(words.slice(at, at + 2)) ? words.slice(0, Math.max(at, 0)) : words;
}
