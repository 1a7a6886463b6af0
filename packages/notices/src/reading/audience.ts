import type { Stretch } from '../dates/not-deadlines.ts';
import { plainOf } from '../text/lines.ts';
import type { Sentence } from '../text/sentences.ts';
import { AUDIENCE_WORDS } from '../words/audiences.ts';

const NAME = AUDIENCE_WORDS.map(({ words }) => `(?:${words.source})`).join('|');
/** What a name can begin with, so that the search passes over all else. */
const BEGINS = '(?=[各省市州盟县区旗地镇厅局委乡街你贵尚仍未至政部机开功高经园])';
/** Several names beside each other are one audience: 各县区人民政府、市直各部门. */
const LIST = new RegExp(`${BEGINS}(?:${NAME})(?:(?:、|,|和|及|以及|与) ?(?:${NAME})){0,6}`, 'gu');
/** A name behind these is where something goes or whose it is, not who acts: 报送至各…, 汇总县直单位年报. */
const NOT_ACTING =
  /(?:向|至|到|给|对|在|指导|督促|汇总|收集|组织|要求|本级|印发|转发|抄送|上级|全市|全县|全区|全州|全省) ?$/u;
/** What belongs to the name: 各县市区政府信息公开工作主管部门. */
const REST =
  /^(?:政府信息公开工作?(?:主管|牵头)部门|政务公开(?:工作)?(?:主管部门|办公室|办)|(?:办公室|府办))/u;

/** An office that acts itself, and so is not whom the notice asks: 局办公室汇总后, 由市政府办公室统一. */
const OFFICE_ACTS =
  /(?:^|[,;])(?:由|我)?[一-鿿]{0,12}?(?:办公室|党政办|公开办|府办|办|数据局|中心)(?:负责|汇总|将|统一|审核|反馈|形成|组织|根据|于)/u;
const officeActs = (words: string): boolean => OFFICE_ACTS.test(words);

/** Whom the sentence speaks to, in its order. */
function findAudiences(plain: string): Stretch[] {
  return [...plain.matchAll(LIST)].flatMap(({ index, 0: name }) => {
    if (NOT_ACTING.test(plain.slice(Math.max(0, index - 6), index))) return [];
    const end = index + name.length;
    return [{ start: index, end: end + (REST.exec(plain.slice(end, end + 24))?.[0].length ?? 0) }];
  });
}

/** The last one named before the date; else the one named above. */
export function audiencesOf(
  { text, plain, under }: Sentence,
  deadlines: readonly Stretch[],
): (string | null)[] {
  const named = findAudiences(plain);
  // A row is put together from its cells: its words are taken as they were put together.
  const words = plainOf(text) === plain ? text : plain;
  return deadlines.map(({ start, end }, at) => {
    const next = deadlines[at + 1]?.start;
    const follows = plain.slice(end, next).split(';')[0] ?? '';
    if (follows.startsWith(',') && officeActs(follows.slice(0, 24))) return null;
    // 1月23日前，各单位报送定稿.
    const actor = named.find((one) => one.start === end + 1);
    const led = named.some((one) => one.end <= start && one.start >= (deadlines[at - 1]?.end ?? 0));
    if (actor && !led && follows.startsWith(',')) return words.slice(actor.start, actor.end);
    const before = named.findLast((one) => one.end <= start);
    const bracketed = named.find((one) => one.start >= end && one.start <= end + 2);
    const found = before ?? (bracketed && /^[(:]/u.test(plain.slice(end)) ? bracketed : undefined);
    if (found && officeActs(plain.slice(found.end, start))) return null;
    return found ? words.slice(found.start, found.end) : audienceAbove(under);
  });
}

function audienceAbove(under: readonly string[]): string | null {
  for (const heading of under.toReversed()) {
    const [first] = findAudiences(plainOf(heading));
    if (first) return heading.slice(first.start, first.end);
  }
  return null;
}
