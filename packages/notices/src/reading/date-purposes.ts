import type { DateMention } from '../dates/find-dates.ts';
import { plainOf } from '../text/lines.ts';
import type { Sentence } from '../text/sentences.ts';
import type { Purpose } from '../words/actions.ts';
import { asksElse, purposesIn, respectively, upToTurn, withoutNames } from './purpose.ts';

/** Behind the date, else before it, else with the next date, else with the one before, else in the heading above. */
export function purposesOf(
  sentence: Sentence,
  masked: string,
  deadlines: readonly DateMention[],
): Purpose[][] {
  const together =
    deadlines.length > 1 && /分别/u.test(masked) ? respectively(masked, deadlines.length) : null;
  if (together) return together.map((purpose) => [purpose]);
  const own = deadlines.map((mention, at) =>
    ownPurposes(masked, mention, deadlines[at - 1], deadlines[at + 1]),
  );
  return own.map((purposes, at) => {
    if (purposes.length > 0) return purposes;
    const later = own.slice(at + 1).find((one) => one.length > 0);
    const earlier = own.slice(0, at).findLast((one) => one.length > 0);
    const found = later ?? earlier ?? purposesAbove(sentence);
    return found.length > 0 ? found : ['other'];
  });
}

function ownPurposes(
  masked: string,
  mention: DateMention,
  previous: DateMention | undefined,
  next: DateMention | undefined,
): Purpose[] {
  const after = upToTurn(behindDate(masked, mention.end, next?.start));
  const before = lastPiece(masked, previous?.end ?? 0, mention.start);
  if (TIME_OF.test(before)) return purposesIn(before, before);
  const behind = purposesIn(after, before + after);
  if (behind.length === 0 && asksElse(after)) return ['other'];
  const told = behind.length > 0 ? behind : purposesIn(before, before + after);
  // 将初稿于…前报送: what is handed in stands before the date.
  const [of] = purposesIn(before, before + after);
  return (of === 'draft' || of === 'overdue') && told.includes('deliver') ? [of] : told;
}

/** 报送时间为, 公开截止日期: such a lead-in says by itself what its date is for. */
const TIME_OF = /(?:时间|时限|日期|期限|节点|截止)[^,;。]{0,6}$/u;

/** Up to the next date and what leads to it; a semicolon parts what one date is for from the next. */
function behindDate(masked: string, from: number, next: number | undefined): string {
  const words = /^[^;]*/u.exec(masked.slice(from, next))?.[0] ?? '';
  return next !== undefined && TIME_OF.test(words) ? words.replace(/[,;]?[^,;]*$/u, '') : words;
}

/** What leads to a date: behind another one, only its own clause. */
const lastPiece = (masked: string, from: number, to: number): string =>
  masked
    .slice(from, to)
    .split(from === 0 ? ';' : /[,;]/u)
    .at(-1) ?? '';

/** Only a heading that speaks of one purpose decides. */
export function purposesAbove({ under }: Sentence): Purpose[] {
  for (const heading of under.toReversed()) {
    const plain = plainOf(heading);
    const found = purposesIn(withoutNames(plain), plain);
    if (found.length === 1) return found;
  }
  return [];
}
