import type { Problem, Rule } from '../../rule.ts';
import { type Passage, quoteOf } from '../../passage.ts';
import { type Subject } from '../../subject.ts';
import type { Measure } from '@nianbao/report-formats';
import { cellsOfFigure, figuresIn } from './measured.ts';

const NONE = '没有|未发生|未产生|未出现|未收到|未接到|未有|不存在|均无|未(?=收到|接到|受理)|无(?!效|锡)';

/** What stands behind the denial and makes it one of some cases only. */
const ONLY_SOME =
  /败诉|纠错|纠正|撤销|违法|超期|逾期|投诉|举报|书面|当面|信函|邮寄|网络|传真|邮件|不予受理|上年|结转|后|复杂|无正当|异议|第三方/u;

/** `未发生行政复议` over a table that counts some. A denial of lost or overturned cases denies only those. */
const denial: Rule = {
  id: 'text.denied_but_counted',
  title: '文字说没有，表中却有',
  area: 'text-against-tables',
  level: 'warning',
  basis: '公开核查的通行做法：文字与各表应一致',
  find: (subject) =>
    subject.format.measures.flatMap((measure) => {
      const told = countOf(measure, subject);
      return measure.denied === undefined || !told
        ? []
        : subject.paragraphs.flatMap((passage) => deniedIn(passage, measure, told));
    }),
};

interface Counted {
  value: number;
  words: string;
  addresses: readonly string[];
  level: 'warning' | 'question';
}

/** What the tables count, or, where they have nothing to say, what the text itself tells elsewhere. */
function countOf(measure: Measure, subject: Subject): Counted | null {
  const [figure] = figuresIn(subject, measure);
  if (figure)
    return figure.value === 0
      ? null
      : {
          value: figure.value,
          words: `表中“${figure.name}”为 ${figure.value}`,
          addresses: cellsOfFigure(measure, figure),
          level: 'warning',
        };
  const told = subject.claims.told.find(
    (one) => one.measure === measure && !one.past && one.mention.quantity.value > 0,
  );
  if (!told) return null;
  const { passage, start, quantity } = told.mention;
  return {
    value: quantity.value,
    words: `文中又说“${quoteOf(passage, start, quantity.end)}”`,
    addresses: [passage.address],
    level: 'question',
  };
}

const patterns = new WeakMap<Measure, RegExp>();
function patternOf(measure: Measure): RegExp {
  const known = patterns.get(measure);
  if (known) return known;
  const made = new RegExp(`(?:${NONE})(?:${measure.denied ?? ''})`, 'gu');
  patterns.set(measure, made);
  return made;
}

function deniedIn(
  passage: Passage,
  measure: Measure,
  { value, words, addresses, level }: Counted,
): Problem[] {
  return [...passage.text.matchAll(patternOf(measure))].slice(0, 3).flatMap((match): Problem[] => {
    const end = match.index + match[0].length;
    const rest = /^[^,。;]{0,20}/u.exec(passage.text.slice(end, end + 20))?.[0] ?? '';
    if (ONLY_SOME.test(match[0] + rest) || /20\d\d年/u.test(match[0])) return [];
    if (/有无|是否|无论/u.test(passage.text.slice(Math.max(0, match.index - 3), match.index + 3))) return [];
    return [
      {
        level,
        addresses: [passage.address, ...addresses],
        quote: quoteOf(passage, match.index, end),
        message: `文中说没有${measure.name}，${words}`,
        expected: String(value),
        actual: '0',
        read: `读作：${measure.name} 0`,
      },
    ];
  });
}

export const denialRules: readonly Rule[] = [denial];
