import { addDays, type Day, daysBetween, toNumber } from './dates.ts';

/** What a notice on the holidays of a year says, as far as its words were understood. */
export interface Arrangement {
  /** Null where the text does not say of which year it is. */
  year: number | null;
  /** `国办发明电〔2025〕7号`; null where there is none in it. */
  documentNumber: string | null;
  off: { from: Day; to: Day }[];
  worked: Day[];
  /** What does not agree with itself, in words: it must be looked at. */
  doubts: string[];
}

const DATE = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日/u;
const SPAN = new RegExp(`${DATE.source}(?:[至到—－~-]+${DATE.source})?`, 'gu');
/** An arrangement longer than this was misread. */
const LONGEST = 15;

/**
 * Reads the notice by which 国务院办公厅 arranges the holidays of a year (`1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。`).
 * A text of another kind gives nothing. `year` counts where the text does not name its own.
 */
export function readArrangement(text: string, year: number): Arrangement {
  const plain = text.replaceAll(/\s+/gu, '');
  const named = /关于(\d{4})年.{0,8}节假日/u.exec(plain)?.[1];
  const found: Arrangement = {
    year: named === undefined ? null : Number(named),
    documentNumber:
      /国办发(?:明电)?[〔[［【(（]\d{4}[〕\]］】)）]\d+号/u
        .exec(plain)?.[0]
        .replace(/[[［【(（]/u, '〔')
        .replace(/[\]］】)）]/u, '〕') ?? null,
    off: [],
    worked: [],
    doubts: [],
  };
  // What stands in brackets are weekdays and days of the lunar calendar.
  const sentences = plain.replaceAll(/（[^）]*）|\([^)]*\)/gu, '').split(/[。；;]/u);
  for (const sentence of sentences) readSentence(sentence, found.year ?? year, found);
  return found;
}

function readSentence(sentence: string, year: number, found: Arrangement): void {
  const said = Number(/共(\d+)天/u.exec(sentence)?.[1]);
  for (const clause of sentence.split(/[，,：:]/u)) {
    const rest = /放假|补休/u.test(clause) ? 'off' : clause.includes('上班') ? 'worked' : null;
    if (rest === null) continue;
    for (const { from, to } of spansOf(clause, year, found.doubts)) {
      if (rest === 'worked') found.worked.push(...daysOf(from, to));
      else {
        found.off.push({ from, to });
        const days = daysBetween(from, to) + 1;
        if (!Number.isNaN(said) && said !== days)
          found.doubts.push(`“${clause}”为 ${days} 天，通知写的是共 ${said} 天`);
      }
    }
  }
}

function spansOf(clause: string, year: number, doubts: string[]): { from: Day; to: Day }[] {
  return [...clause.matchAll(SPAN)].flatMap(([words, y1, m1, d1, y2, m2, d2]) => {
    const from = dayOf(y1 ?? year, m1, d1);
    const to = d2 === undefined ? from : dayOf(y2 ?? y1 ?? year, m2 ?? m1, d2);
    const days = from && to ? daysBetween(from, to) + 1 : 0;
    if (from && to && days > 0 && days <= LONGEST) return [{ from, to }];
    doubts.push(`“${words}”不是可以放假或上班的日期`);
    return [];
  });
}

function dayOf(year: string | number, month: string | undefined, day: string | undefined): Day | null {
  if (month === undefined || day === undefined) return null;
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  try {
    toNumber(text);
    return text;
  } catch {
    return null;
  }
}

const daysOf = (from: Day, to: Day): Day[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i));
