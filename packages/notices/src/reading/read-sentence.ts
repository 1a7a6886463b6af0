import type { DateGround } from '../dates/resolve.ts';
import type { RequirementRule } from '../requirements/rule.ts';
import type { Sentence } from '../text/sentences.ts';
import { OBLIGING, REQUIREMENT_TOPICS } from '../words/report-words.ts';
import type { Contradiction } from './contradictions.ts';
import { datesOf, type NoticeDate, type SentenceDates } from './deadlines.ts';
import { type Material, materialsOf } from './materials.ts';
import { rulesOf } from './rules-of.ts';

/** What the notice asks of the report; without a rule where only a person can judge it. */
export interface Requirement {
  sentence: string;
  rule: RequirementRule | null;
}

/** What one sentence says. */
export interface ReadSentence {
  dates: NoticeDate[];
  materials: Material[];
  requirements: Requirement[];
  rhythms: string[];
  contacts: string[];
  contradictions: Contradiction[];
  unread: string[];
}

const CONTACT = /联系(?:人|电话|方式) ?[:(]|咨询电话|(?:传真|电话|邮箱):/u;
/** Why and by what right: the sentence that leads to the notice, and what it quotes. */
const BACKGROUND =
  /^(?:根据|按照|为|依据|近日|日前|近期|现将|现就|特此|此前|前期|截至目前)[^。]{0,200}(?:如下|通知|函告|要求|规定|精神|给你们|收悉)|^现将[^。]{0,80}(?:报上|报来|呈报|呈上|随函报送)|(?:通知|函告|提示|答复)如下|特此(?:通知|函告|函达|提示)|^附件?[\d一二三]?[:：]?/u;
const LAW = /条例》?第[一二三四五六七八九十\d]{1,6}条/u;
const NUMBERS =
  /\d+ ?(?:字|份|个工作日|个|%|页|日|天|件|条|时|点)|[一二两三四五六七八九十]{1,3}(?:个工作日|份|日内|天内)/u;
/** Long enough for any sentence; what is longer is no sentence, and only its beginning is read. */
const LONGEST = 1500;

export function readSentence(whole: Sentence, ground: DateGround): ReadSentence {
  const sentence =
    whole.plain.length > LONGEST
      ? { ...whole, plain: whole.plain.slice(0, LONGEST), text: whole.text.slice(0, LONGEST) }
      : whole;
  const text = sentence.text.trim();
  const dated = datesOf(sentence, ground);
  const contact = CONTACT.test(sentence.plain);
  const materials = materialsOf(sentence).filter((one) => !sentence.heading || tellsMore(one));
  const requirements = requirementsOf(sentence, dated, materials);
  const read = {
    dates: dated.dates,
    materials,
    requirements,
    rhythms: dated.rhythm ? [text] : [],
    contacts: contact ? [text] : [],
    contradictions: dated.clashes.map((words) => ({ words, sentences: [text] })),
  };
  return { ...read, unread: isUnread(sentence, dated, read) ? [text] : [] };
}

/** A heading that only names a medium asks for nothing. */
const tellsMore = ({ sealed, signed, copies, to }: Material): boolean =>
  sealed || signed || copies !== null || to !== null;

function requirementsOf(
  sentence: Sentence,
  dated: SentenceDates,
  materials: readonly Material[],
): Requirement[] {
  const text = sentence.text.trim();
  const drafts = rulesOf(sentence);
  if (drafts.length > 0)
    return drafts.map((draft) => ({
      sentence: text,
      rule: { ...draft, id: 'notice', clause: text, reason: '' },
    }));
  const said = dated.dates.length > 0 || materials.length > 0;
  if (said || sentence.heading || BACKGROUND.test(sentence.plain) || !OBLIGING.test(sentence.plain))
    return [];
  return REQUIREMENT_TOPICS.test(sentence.plain) ? [{ sentence: text, rule: null }] : [];
}

/** A date, a number or a duty in it led to nothing. */
function isUnread(
  sentence: Sentence,
  dated: SentenceDates,
  { materials, requirements, rhythms, contacts }: Omit<ReadSentence, 'unread'>,
): boolean {
  if (!dated.understood && !(dated.dates.length === 0 && BACKGROUND.test(sentence.plain))) return true;
  const used = [dated.dates, materials, requirements, rhythms, contacts].some((found) => found.length > 0);
  if (used || sentence.heading || BACKGROUND.test(sentence.plain) || LAW.test(sentence.plain)) return false;
  return (
    /必须|务必|(?<![相响回反供适对顺感])应(?![用急答对邀收聘])当?|不得|严禁/u.test(sentence.plain) ||
    NUMBERS.test(dated.rest)
  );
}
