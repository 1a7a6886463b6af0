import {
  addUp,
  type Address,
  cellAddress,
  type CellValue,
  type Finding,
  type ReportContent,
  sectionAddress,
} from '@nianbao/report-formats';
import { type FoundText, findFigures, findText, type Passage } from './places.ts';
import type { RequirementRule, Term } from './rule.ts';
import { cellInWords, figurePlaceInWords, ruleInWords, textPlaceInWords } from './words.ts';

/** The figures as they stood when another body confirmed them: changed since, they are unconfirmed again. */
export interface Confirmation {
  rule: string;
  values: Readonly<Record<Address, CellValue>>;
}

/** What a rule may look at beside the report. */
export interface RuleFacts {
  previous?: ReportContent | null;
  confirmations?: readonly Confirmation[];
}

/** Where the report breaks the rules, in their order. Pure: the browser and the server find the same. */
export const evaluate = (
  rules: readonly RequirementRule[],
  content: ReportContent,
  facts: RuleFacts = {},
): Finding[] =>
  rules.flatMap((rule) =>
    problemsOf(rule, content, facts).map((problem) => ({
      rule: `requirement.${rule.id}`,
      level: rule.level,
      basis: [rule.clause, rule.reason].filter((words) => words !== '').join('；') || ruleInWords(rule),
      ...problem,
    })),
  );

type Problem = Pick<Finding, 'addresses' | 'quote' | 'message' | 'expected' | 'actual'>;

function problemsOf(rule: RequirementRule, content: ReportContent, facts: RuleFacts): Problem[] {
  switch (rule.kind) {
    case 'filled':
      return blanks(rule, content);
    case 'confirmed':
      return unconfirmed(rule, content, facts);
    case 'relation':
      return unequal(rule, content, facts);
    default:
      return inText(rule, content);
  }
}

type TextRule = Extract<RequirementRule, { words: string[] } | { chars: number }>;
type Of<K extends RequirementRule['kind']> = Extract<RequirementRule, { kind: K }>;

function inText(rule: TextRule, content: ReportContent): Problem[] {
  const found = findText(content, rule.where);
  if (!found)
    return rule.kind === 'max_length' || rule.kind === 'must_not_mention' ? [] : [missing(rule, content)];
  switch (rule.kind) {
    case 'max_length':
    case 'min_length':
      return length(rule, found);
    case 'must_mention':
      return unmentioned(rule, found);
    case 'must_not_mention':
      return mentioned(rule, found);
  }
}

/** Shown at the last section, as a part that is not there has no place of its own. */
function missing(rule: TextRule, content: ReportContent): Problem {
  const last = content.sections.at(-1);
  return {
    addresses: [last ? sectionAddress(last.id) : 'title'],
    quote: '',
    message: `没有找到${textPlaceInWords(rule.where)}：${ruleInWords(rule)}`,
  };
}

const squeezed = (text: string): string => text.replace(/\s+/gu, '');
const charsOf = (passages: readonly Passage[]): number =>
  passages.reduce((sum, { text }) => sum + squeezed(text).length, 0);

function length(rule: Of<'max_length' | 'min_length'>, { address, passages }: FoundText): Problem[] {
  const chars = charsOf(passages);
  const over = rule.kind === 'max_length';
  if (over ? chars <= rule.chars : chars >= rule.chars) return [];
  const by = Math.abs(chars - rule.chars);
  return [
    {
      addresses: [address],
      quote: '',
      message: `${ruleInWords(rule)}，现为 ${chars} 字，${over ? '超出' : '还差'} ${by} 字`,
      expected: `${over ? '不超过' : '不少于'} ${rule.chars} 字`,
      actual: `${chars} 字`,
    },
  ];
}

function unmentioned(rule: Of<'must_mention'>, { address, passages }: FoundText): Problem[] {
  const text = passages.map((passage) => squeezed(passage.text)).join('\n');
  const absent = rule.words.filter((word) => !text.includes(squeezed(word)));
  if (rule.every ? absent.length === 0 : absent.length < rule.words.length) return [];
  const words = absent.map((word) => `“${word}”`).join('、');
  return [
    {
      addresses: [address],
      quote: '',
      message: `${ruleInWords(rule)}，没有写到${words}`,
      expected: absent.join('、'),
    },
  ];
}

function mentioned(rule: Of<'must_not_mention'>, { passages }: FoundText): Problem[] {
  return rule.words.flatMap((word) =>
    passages
      .filter(({ text }) => text.includes(word))
      .map(({ address, text }) => ({
        addresses: [address],
        quote: around(text, word),
        message: `${textPlaceInWords(rule.where)}出现了“${word}”：${around(text, word)}`,
      })),
  );
}

/** The word with what stands next to it. */
function around(text: string, word: string): string {
  const at = text.indexOf(word);
  return text.slice(Math.max(0, at - 8), at + word.length + 8).trim();
}

function blanks(rule: Of<'filled'>, content: ReportContent): Problem[] {
  const empty = findFigures(content, rule.where).filter(({ value }) => value === null);
  const [first] = empty;
  if (!first) return [];
  const name = cellInWords(rule.where.table, first.path);
  return [
    {
      addresses: empty.map(({ address }) => address),
      quote: '',
      message: `${figurePlaceInWords(rule.where)}有 ${empty.length} 处未填，第一处是${name}；没有的填 0`,
    },
  ];
}

function unconfirmed(rule: Of<'confirmed'>, content: ReportContent, facts: RuleFacts): Problem[] {
  const figures = findFigures(content, rule.where);
  const [first] = figures;
  if (!first) return [];
  const given = facts.confirmations?.filter((confirmation) => confirmation.rule === rule.id) ?? [];
  const holds = given.some(({ values }) => figures.every(({ address, value }) => values[address] === value));
  if (holds) return [];
  const changed = given.length > 0 ? '，核对之后数据有改动' : '';
  return [
    {
      addresses: figures.map(({ address }) => address),
      quote: '',
      message: `${ruleInWords(rule)}，尚未确认${changed}`,
    },
  ];
}

function unequal(rule: Of<'relation'>, content: ReportContent, facts: RuleFacts): Problem[] {
  const [left, right] = [sumOf(rule.left, content, facts), sumOf(rule.right, content, facts)];
  // What is not filled, or was not in last year's report, proves nothing.
  if (left === null || right === null) return [];
  const holds = { '=': left === right, '<=': left <= right, '>=': left >= right }[rule.op];
  const own = [...rule.left, ...rule.right].filter(({ year }) => year === 'this');
  if (holds || own.length === 0) return [];
  return [
    {
      addresses: own.map(({ table, path }) => cellAddress(table, path)),
      quote: '',
      message: `${ruleInWords(rule)}；现为 ${left} 与 ${right}，差 ${addUp([left, -right])}`,
      expected: `${rule.op} ${right}`,
      actual: String(left),
    },
  ];
}

function sumOf(terms: readonly Term[], content: ReportContent, { previous }: RuleFacts): number | null {
  const values: number[] = [];
  for (const { table, path, year, sign } of terms) {
    const source = year === 'this' ? content : previous;
    const value = source?.tables[table]?.[path];
    if (value === 'n/a') continue;
    if (typeof value !== 'number') return null;
    values.push(sign * value);
  }
  return values.length === 0 ? null : addUp(values);
}
