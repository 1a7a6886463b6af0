import type { FindingLevel } from '@nianbao/report-formats';
import type { Problem, Rule } from '../../rule.ts';
import { type Passage, quoteOf, type Subject } from '../../subject.ts';
import { type Item, itemsWithin } from '../../text/items.ts';
import { APPLICATION_CLAIMS, type Claim, OTHER_CLAIMS } from './claims.ts';
import { denialRules } from './denials.ts';
import { feeAgainstSectionSix } from './fees.ts';
import { applications, type Meant } from './figures.ts';

const COUNTS = new Set(['件', '条', '份', '宗', '起', '个', '次', '项', '例', '部', '人次', '件次']);
const ON_APPLICATIONS = /信息公开申请|依申请|公开申请|申请公开/u;
/** Words around the count that give it another time or another reach than the table's. */
const OTHER_TIME = /增|减|比|较|同比|上升|下降|占|历年|以来|上半年|季度|平均|超过/u;
const OTHER_REACH = /本级|机关本级|本机关|各部门|各单位|所属|下属/u;

interface Stated {
  passage: Passage;
  item: Item;
  claim: Claim;
}

/** Counts told in the text against the cells they name. The text may mean 新收, 新收加结转 or 本级 alone: asked, not accused. */
const counts: Rule = {
  id: 'text.table_mismatch',
  title: '文字中的数与表中的数不一致',
  area: 'text-against-tables',
  level: 'question',
  basis: '公开核查的通行做法：总体情况中的申请、办结、结转、复议、诉讼等数据应与各表一致',
  find: (subject) => {
    const stated = statedBy(subject);
    const scope = agreesOnReceived(stated, subject);
    return stated.flatMap(({ passage, item, claim }) => {
      const meant = claim.meant(subject.content).filter((figure) => figure !== null);
      const [first] = meant;
      if (!first || meant.some(({ value }) => value === item.quantity.value)) return [];
      const level: FindingLevel =
        claim.ownWords && scope && !OTHER_REACH.test(passage.text.slice(0, 400)) ? 'warning' : 'question';
      return [problem(passage, item, claim, meant, level)];
    });
  },
};

function statedIn(passage: Passage, about: boolean, { content }: Subject): Stated[] {
  if (passage.quantities.length === 0) return [];
  const claims = [...(about ? APPLICATION_CLAIMS : []), ...OTHER_CLAIMS];
  return itemsWithin(passage, 0, passage.text.length).flatMap((item): Stated[] => {
    const { quantity } = item;
    if (!COUNTS.has(quantity.unit) || quantity.approximate || quantity.tolerance > 0) return [];
    const label = labelOf(passage, item);
    if (OTHER_TIME.test(label) || namesOtherYear(label, content.year)) return [];
    const claim = claims.find((candidate) => candidate.label.test(label) && !candidate.not?.test(label));
    return claim ? [{ passage, item, claim }] : [];
  });
}

/** `受理10件政府信息公开申请` is read as `受理政府信息公开申请`; a list with 、 before the last name is read with it. */
function labelOf({ text }: Passage, { label, quantity, start }: Item): string {
  const after =
    /^(?:政府)?(?:信息公开|依)申请|^申请/u.exec(text.slice(quantity.end, quantity.end + 12))?.[0] ?? '';
  const before =
    text[start - 1] === '、'
      ? (/[^,;:。、]{0,20}、$/u.exec(text.slice(Math.max(0, start - 22), start))?.[0] ?? '')
      : '';
  return before + label + after;
}

const namesOtherYear = (label: string, year: number): boolean =>
  [...label.matchAll(/(20\d\d)年/gu)].some(([, other]) => Number(other) !== year) && !/结转/u.test(label);

/** Every count with a claim. A passage is about applications when its own words, or the heading over it, are. */
function statedBy(subject: Subject): Stated[] {
  const known = read.get(subject);
  if (known) return known;
  const stated = readStated(subject);
  read.set(subject, stated);
  return stated;
}

/** Two rules ask for the same; a subject never changes. */
const read = new WeakMap<Subject, Stated[]>();

function readStated(subject: Subject): Stated[] {
  let underHeading = false;
  return subject.passages.flatMap((passage) => {
    const about = ON_APPLICATIONS.test(passage.text);
    if (passage.role !== 'paragraph') {
      underHeading = about;
      return [];
    }
    return statedIn(passage, about || underHeading, subject);
  });
}

/** The text tells what was received and agrees with the table: both speak of the same bodies. */
const agreesOnReceived = (stated: readonly Stated[], { content }: Subject): boolean => {
  const received = applications.received(content)?.value;
  return stated.some(
    ({ claim, item }) => claim.name === '收到申请' && item.quantity.value === received && received > 0,
  );
};

function problem(
  passage: Passage,
  item: Item,
  claim: Claim,
  meant: readonly Meant[],
  level: FindingLevel,
): Problem {
  const figures = meant.map(({ name, value }) => `“${name}”为 ${value}`).join('，');
  const [first] = meant;
  return {
    level,
    addresses: [passage.address, ...(first?.addresses ?? [])],
    quote: quoteOf(passage, item.start, item.quantity.end),
    message: `文中${claim.name} ${item.quantity.value}，表中${figures}。口径不同（本级、新收或含结转）的请注明`,
    expected: String(first?.value ?? ''),
    actual: String(item.quantity.value),
  };
}

/** The printed identity told in words: 上年结转 5，新收 61，办结 57，结转 4 do not meet. */
const identity: Rule = {
  id: 'text.identity',
  title: '文字中收到、结转、办结数不平衡',
  area: 'text-against-itself',
  level: 'question',
  basis: '表头所印勾稽关系：第一项加第二项之和，等于第三项加第四项之和',
  find: (subject) => {
    const byPassage = new Map<Passage, Stated[]>();
    for (const one of statedBy(subject)) {
      const known = byPassage.get(one.passage);
      if (known) known.push(one);
      else byPassage.set(one.passage, [one]);
    }
    return [...byPassage].flatMap(([passage, stated]): Problem[] => {
      const told = ['收到申请', '上年结转', '办结', '结转下年'].map((name) =>
        stated.filter(({ claim }) => claim.name === name),
      );
      const [received, carriedIn, finished, carriedOut] = told.map(([only, ...more]) =>
        more.length === 0 ? only?.item : undefined,
      );
      if (!received || !carriedIn || !finished || !carriedOut) return [];
      const numbers = [received, carriedIn, finished, carriedOut].map(({ quantity }) => quantity.value);
      const [a = 0, b = 0, c = 0, d = 0] = numbers;
      // What was received may already include what was carried over.
      if (a + b === c + d || (a === c + d && !received.label.includes('新'))) return [];
      const ends = [received, carriedIn, finished, carriedOut];
      return [
        {
          addresses: [passage.address],
          quote: quoteOf(
            passage,
            Math.min(...ends.map(({ start }) => start)),
            Math.max(...ends.map(({ quantity }) => quantity.end)),
          ),
          message: `新收 ${a} + 上年结转 ${b} = ${a + b}，办结 ${c} + 结转下年 ${d} = ${c + d}，相差 ${Math.abs(a + b - c - d)}`,
          expected: String(a + b),
          actual: String(c + d),
        },
      ];
    });
  },
};

export const textAgainstTablesRules: readonly Rule[] = [
  counts,
  identity,
  feeAgainstSectionSix,
  ...denialRules,
];
