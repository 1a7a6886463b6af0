import type { Problem, Rule } from '../../rule.ts';
import { clauseAround, type Passage } from '../../passage.ts';
import type { WordingEntry } from '../../words/political-wording.ts';

/** Fixed wording of the party and the state written wrong, and words to be looked at again. The reason is told with each. */
const wording: Rule = {
  id: 'form.political_wording',
  title: '固定提法与敏感词',
  area: 'form',
  level: 'warning',
  basis: '固定提法与敏感词表（可由安装单位、上级和本单位增补）',
  find: ({ content, passages, options }) => {
    const whole = passages.map(({ text }) => text).join('\n');
    const entries = options.wording.entries.filter(
      ({ wrong, since = 0 }) => (content.year === 0 || content.year >= since) && whole.includes(wrong),
    );
    return passages
      .flatMap((passage) =>
        passage.text === '' ? [] : withinLonger(entries.flatMap((entry) => placesOf(entry, passage))),
      )
      .map(({ entry, passage, at }): Problem => ({
        level: entry.level ?? 'question',
        addresses: [passage.address],
        quote: clauseAround(passage, at, at + entry.wrong.length),
        message: `“${entry.wrong}”${entry.right === '' ? '请核对' : `应为“${entry.right}”`}：${entry.reason}`,
        ...(entry.right === '' ? {} : { expected: entry.right }),
        actual: entry.wrong,
      }));
  },
};

interface Place {
  entry: WordingEntry;
  passage: Passage;
  at: number;
}

function placesOf(entry: WordingEntry, passage: Passage): Place[] {
  const places: Place[] = [];
  const { wrong, unlessFollowedBy = '' } = entry;
  let at = passage.text.indexOf(wrong);
  while (at >= 0 && places.length < 10) {
    const end = at + wrong.length;
    const lawful = unlessFollowedBy !== '' && passage.text.startsWith(unlessFollowedBy, end);
    if (!lawful) places.push({ entry, passage, at });
    at = passage.text.indexOf(wrong, end);
  }
  return places;
}

/** 战备布局 inside 全面战备布局 is told once, by the longer entry. */
const withinLonger = (places: readonly Place[]): Place[] =>
  places.filter(
    (place) =>
      !places.some(
        (other) =>
          other.entry.wrong.length > place.entry.wrong.length &&
          other.at < place.at + place.entry.wrong.length &&
          place.at < other.at + other.entry.wrong.length,
      ),
  );

export const politicalWordingRules: readonly Rule[] = [wording];
