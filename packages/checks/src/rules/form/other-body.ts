import type { Problem, Rule } from '../../rule.ts';
import { clauseAround, type Passage } from '../../passage.ts';
import { type Subject } from '../../subject.ts';
import { squeeze, withoutQuotes } from '../../text/normalise.ts';
import { type Level, type Place, placeAtHead, placesAtHead } from '../../text/places.ts';

const BASIS = '国办公开办函〔2021〕30号：内容雷同的追究责任；公开核查常见问题：照抄他单位报告而未改名称';

/** Text of another place or body taken over with the name left in. Always asked, never said. */
const otherBody: Rule = {
  id: 'form.other_body',
  title: '写了别的地方或单位的名称',
  area: 'form',
  level: 'question',
  basis: BASIS,
  find: (subject) => {
    const name = ownName(subject);
    return name === '' ? [] : [...otherSelf(subject, name), ...otherPlace(subject, name)];
  },
};

const ownName = ({ content }: Subject): string => squeeze(content.organisation);

/** How a body speaks of itself: `fits` is what its name must have for that, `among` which names are held to it. */
interface Self {
  word: string;
  pattern: RegExp;
  fits: RegExp;
  /** `null`: any whose name begins with a place. */
  among: RegExp | null;
}
const OFFICES = /(?:局|委员会|委|厅|人民政府)$/u;
const SELVES: readonly Self[] = [
  { word: '我县', pattern: /我县(?!级|域|委书)/gu, fits: /县|旗/u, among: null },
  { word: '我镇', pattern: /我镇(?!压|静|级)/gu, fits: /镇/u, among: null },
  { word: '我乡', pattern: /我乡(?!镇|村|土)/gu, fits: /乡/u, among: null },
  { word: '我街道', pattern: /我街道/gu, fits: /街道|办事处/u, among: null },
  { word: '我局', pattern: /我局(?!域|部|势)/gu, fits: /局/u, among: OFFICES },
  { word: '我委', pattern: /我委(?!托|派|任|婉)/gu, fits: /委/u, among: OFFICES },
  { word: '我厅', pattern: /我厅/gu, fits: /厅|办公/u, among: OFFICES },
];

/** 我局 in the report of a committee, 我县 in that of a city: each word once, at its first place. */
function otherSelf(subject: Subject, name: string): Problem[] {
  // A name that fits in title or publisher explains itself.
  const own = `${name}${squeeze(subject.content.title)}${squeeze(subject.content.metadata.publisher ?? '')}`;
  // Without a place in its name a body may lie in any county.
  const held = ({ among }: Self) => (among ? among.test(name) : placesAtHead(name).length > 0);
  return SELVES.filter((self) => !self.fits.test(own) && held(self)).flatMap(
    ({ word, pattern }): Problem[] => {
      for (const passage of subject.passages) {
        const found = withoutQuotes(passage.text).matchAll(pattern).next().value;
        if (found)
          return [problemAt(passage, found.index, found[0], `报告单位是“${name}”，文中自称“${word}”`)];
      }
      return [];
    },
  );
}

/** Where a report says whose it is: 现将…公布如下, 本报告由…编制, 请与…联系. */
const OWN_WORDS: readonly RegExp[] = [
  /现将([一-鿿()]{4,30}?)(?:20\d\d年?度?)?(?:政府信息|政务信息|政务|信息)公开/gu,
  /(?:本报告|本年报|本年度报告)由([一-鿿]{4,24}?)(?:编制|根据|依据|按照|公布|发布|负责)/gu,
  /(?:疑问|问题|建议)[^。;]{0,12}?,?请(?:直接)?(?:与|向)([一-鿿]{4,24}?)(?:联系|反映|咨询)/gu,
];
const VERB =
  /^(?:[一-鿿]{2,14}?(?:局|委|委员会|办|办公室|政府|中心|院))?(?:20\d\d年|认真|严格|高度|坚持|深入|积极|全面|持续|共[收受制公发]|主动公开|始终|紧紧|切实|收到|紧扣|紧密|不断|进一步|扎实|贯彻|政府信息公开工作)/u;

/** Another place of the same rank as one's own, as the subject of a sentence or where the report names its author. */
function otherPlace(subject: Subject, name: string): Problem[] {
  const own = placesAtHead(name);
  const rank = own.at(-1);
  if (!rank) return [];
  const around = squeeze(`${name}${subject.content.title}${subject.content.metadata.publisher ?? ''}`);
  const foreign = (place: Place): boolean =>
    place.level === rank.level && !around.includes(place.stem) && !name.includes(place.name);
  const told = new Set<string>();
  return subject.passages.flatMap((passage) =>
    candidates(passage, rank.level).flatMap(({ place, at }): Problem[] => {
      if (!foreign(place) || told.has(place.name)) return [];
      told.add(place.name);
      return [
        problemAt(
          passage,
          at,
          place.name,
          `报告单位是“${name}”，这里写的是“${place.name}”，请核对是否照抄他处`,
        ),
      ];
    }),
  );
}

function candidates(passage: Passage, level: Level): { place: Place; at: number }[] {
  if (passage.role === 'title') return [];
  const named = OWN_WORDS.flatMap((pattern) =>
    [...passage.text.matchAll(pattern)].flatMap(({ index, 0: whole, 1: name = '' }) =>
      placesAtHead(name).map((place) => ({
        place,
        at: passage.text.indexOf(place.name, index + whole.indexOf(name)),
      })),
    ),
  );
  // A city may name the cities below and above it at any place; there only the author's own words count.
  if (level === 'city') return named;
  const subjects = passage.sentences.flatMap(({ start, end }) => {
    const lead = /^\s*(?:20\d\d年度?以?来?,?)?/u.exec(passage.text.slice(start, end))?.[0].length ?? 0;
    const at = start + lead;
    const place = placeAtHead(passage.text.slice(at, Math.min(end, at + 12)));
    return place && VERB.test(passage.text.slice(at + place.name.length, Math.min(end, at + 40)))
      ? [{ place, at }]
      : [];
  });
  return [...named, ...subjects];
}

const problemAt = (passage: Passage, at: number, found: string, message: string): Problem => ({
  addresses: [passage.address],
  quote: clauseAround(passage, at, at + found.length),
  message,
  actual: found,
});

export const otherBodyRules: readonly Rule[] = [otherBody];
