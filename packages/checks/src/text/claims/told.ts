import { type Measure, type MeasureId, SCOPE_WORDS } from '@nianbao/report-formats';
import type { Passage } from '../../passage.ts';
import type { Mention } from './mentions.ts';
import { COMPARED, EVERYONE, OTHER_TIME } from './words.ts';

/** A figure of the text with the measure that its words name. */
export interface Told {
  mention: Mention;
  measure: Measure;
  /** The words say that it is of 本级 alone, or of the bodies below. */
  scoped: boolean;
  /** It is last year's figure. */
  past: boolean;
}

interface Pattern {
  measure: Measure;
  sayings: readonly { words: RegExp; near: RegExp | null; inSentence: RegExp | null }[];
  unless: RegExp | null;
}

const TAIL = '(?:的|共|为|数量|总数|总量|数|量)*$';
const SCOPED = new RegExp(SCOPE_WORDS, 'u');
const COUNT_UNITS = new Set([
  '件',
  '条',
  '份',
  '宗',
  '起',
  '个',
  '次',
  '项',
  '例',
  '部',
  '篇',
  '人次',
  '件次',
]);

const patternsOf = (measures: readonly Measure[]): Pattern[] =>
  measures.map((measure) => ({
    measure,
    sayings: measure.said.map(({ words, near, inSentence }) => ({
      words: new RegExp(`(?:${words.replaceAll('…', '[^,;:]{0,16}?')})${TAIL}`, 'u'),
      near: near === undefined ? null : new RegExp(near, 'u'),
      inSentence: inSentence === undefined ? null : new RegExp(inSentence, 'u'),
    })),
    unless: measure.unless === undefined ? null : new RegExp(measure.unless, 'u'),
  }));

const compiled = new WeakMap<readonly Measure[], Pattern[]>();
function patterns(measures: readonly Measure[]): Pattern[] {
  const known = compiled.get(measures);
  if (known) return known;
  const made = patternsOf(measures);
  compiled.set(measures, made);
  return made;
}

/** Every figure that the words of a measure name. A paragraph speaks of what its words, or the heading over it, say. */
export function readTold(
  passages: readonly Passage[],
  mentionsOf: ReadonlyMap<Passage, readonly Mention[]>,
  measures: readonly Measure[],
): Told[] {
  let heading = '';
  return passages.flatMap((passage): Told[] => {
    if (passage.role !== 'paragraph') heading = passage.role === 'title' ? '' : passage.text.slice(0, 60);
    return toldIn(mentionsOf.get(passage) ?? [], heading, measures);
  });
}

function toldIn(mentions: readonly Mention[], heading: string, measures: readonly Measure[]): Told[] {
  const known = new Map<number, MeasureId>();
  return mentions.flatMap((mention): Told[] => {
    if (mention.role !== 'count' && mention.role !== 'past') return [];
    const words = wordsOf(mention);
    if (OTHER_TIME.test(words) || COMPARED.test(words)) return [];
    const measure = measureOf(mention, words, heading, measures, known.get(mention.sentence));
    if (!measure) return [];
    if (measure.id === 'review' || measure.id === 'litigation') known.set(mention.sentence, measure.id);
    const past = mention.role === 'past' && measure.id !== 'carried-in';
    return [{ mention, measure, past, scoped: SCOPED.test(words) }];
  });
}

/** The measure that a label names, its words as `wordsOf` gives them. */
export function measureOf(
  mention: Mention,
  words: string,
  heading: string,
  measures: readonly Measure[],
  under?: MeasureId,
): Measure | null {
  if (words === '' || !hasUnit(mention)) return null;
  const found = patterns(measures).find(({ measure, sayings, unless }) => {
    if (!fitsUnit(mention, measure) || (measure.under && !(under && measure.under.includes(under))))
      return false;
    return (
      !unless?.test(words) &&
      sayings.some(
        (saying) =>
          saying.words.test(words) &&
          (saying.near?.test(around(mention) + heading) ?? true) &&
          (saying.inSentence?.test(sentenceOf(mention) + heading) ?? true),
      )
    );
  });
  return found?.measure ?? null;
}

const hasUnit = ({ quantity }: Mention): boolean => quantity.unit === '元' || COUNT_UNITS.has(quantity.unit);

const fitsUnit = ({ quantity }: Mention, { unit }: Measure): boolean =>
  (quantity.unit === '元') === (unit === '万元' || unit === '元');

const sentenceOf = ({ passage, sentence }: Mention): string =>
  passage.sentences[sentence]?.text.slice(0, 400) ?? '';

/** The paragraph around the figure, as far as it may say what it is about. */
const around = ({ passage, quantity }: Mention): string =>
  passage.text.slice(Math.max(0, quantity.start - 300), quantity.end + 60);

const NOUN = /^(?:有效)?(?:政府)?(?:信息公开|依)申请|^申请|^行政(?:复议|诉讼)(?:案件)?|^(?:行政)?规范性文件/u;
const RESULT = /^(?:予以公开|部分公开|不予公开|无法提供|不予处理|其他处理)/u;

/**
 * `受理10件政府信息公开申请` is read as `受理政府信息公开申请`, `12件予以公开` as `予以公开`; a list with 、 before
 * the last name is read with it.
 */
export function wordsOf({ label, clause, after }: Mention): string {
  const own = label.replace(/^(?:其中|另有|有)/u, '');
  if (own === '') return RESULT.exec(after)?.[0] ?? NOUN.exec(after)?.[0] ?? '';
  const listed = clause.replace(EVERYONE, '').replace(/[\s为是有达约共近计]+$/u, '');
  return (listed === '' ? own : listed) + (NOUN.exec(after)?.[0] ?? '');
}
