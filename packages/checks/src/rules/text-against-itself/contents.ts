import type { Problem, Rule } from '../../rule.ts';
import { type Passage, quoteOf } from '../../passage.ts';
import { type Subject } from '../../subject.ts';
import { readSmallNumber } from '../../text/chinese-numerals.ts';
import { split } from '../../text/claims/counts.ts';
import { hanOnly, halfWidth } from '../../text/normalise.ts';

const LEAD = /(?:全文|本报告|本年度报告|报告)(?:共|主要)?(?:包括|由|分为|分)/u;
const NUMBERED_SECTION = /^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}部分)/u;

/** The sentence that lists the report's parts, in the text before or at the start of the sections. */
function contentsOf({ paragraphs }: Subject): { passage: Passage; start: number; text: string } | null {
  for (const passage of paragraphs.slice(0, 5)) {
    const sentence = passage.sentences.find(({ text }) => LEAD.test(text) && /[,、]/u.test(text));
    const lead = sentence && LEAD.exec(sentence.text);
    if (sentence && lead) {
      const start = lead.index + lead[0].length;
      return { passage, start: sentence.start + start, text: sentence.text.slice(start, start + 600) };
    }
  }
  return null;
}

const numberedSections = ({ content }: Subject) =>
  content.sections.filter(({ number }) => NUMBERED_SECTION.test(halfWidth(number)));

/** A heading that is not what the contents sentence promised. */
const headings: Rule = {
  id: 'text.heading_mismatch',
  title: '标题与开头所列目录不一致',
  area: 'text-against-itself',
  level: 'warning',
  basis: '文字自身：开头所列各部分名称应与标题一致',
  find: (subject) => {
    const contents = contentsOf(subject);
    const sections = numberedSections(subject);
    if (!contents || sections.length < 3) return [];
    const listed = listedIn(contents.text);
    const titles = sections.map(({ id, title }) => ({ id, title, words: hanAndDigits(title) }));
    const items = listed
      .map((item) => ({ item, words: hanAndDigits(item) }))
      .filter(({ words }) => words.length >= 4);
    const exact = new Set(
      items.map(({ words }) => words).filter((words) => titles.some((title) => title.words === words)),
    );
    return items
      .filter(({ words }) => !exact.has(words))
      .flatMap(({ item, words }): Problem[] => {
        const near = titles
          .filter((title) => !exact.has(title.words))
          .map((title) => ({ title, likeness: likeness(title.words, words) }))
          .toSorted((a, b) => b.likeness - a.likeness)[0];
        if (!near || near.likeness < 0.7) return [];
        const { title, id } = near.title;
        return [
          {
            // The names of the six sections are fixed since 2019; how a preface words them matters less.
            level: subject.content.formatId === '2014' ? 'warning' : 'question',
            addresses: [`sections/${id}`, contents.passage.address],
            quote: title,
            message: `标题“${title}”与开头所列“${item}”不一致`,
            expected: item,
            actual: title,
          },
        ];
      });
  },
};

/** The names that the sentence lists, without the number that it says before or behind them. */
const listedIn = (text: string): string[] =>
  split((/^[^。]*/u.exec(text)?.[0] ?? '').replace(/^[^:]{0,12}(?:部分|方面)[^:]{0,4}[:,]/u, '')).map(
    (item) => item.replace(/(?:等|共)?[一二三四五六七八九十\d]{1,2}个?部分.*$/u, '').trim(),
  );

/** Names that a contents sentence gives to what is no section of its own. */
const NO_SECTION = /附|说明|概述|概况|总体|前言|引言|基本情况|编制/u;

/** A part that the contents sentence announces and that does not follow, in a report whose sections are fixed. */
const announced: Rule = {
  id: 'text.announced_part_missing',
  title: '开头所列的部分后面没有',
  area: 'text-against-itself',
  level: 'question',
  basis: '国办公开办函〔2021〕30号所附格式固定为六个部分；文字自身：开头所列各部分应与后文一致',
  find: (subject) => {
    const contents = contentsOf(subject);
    const sections = numberedSections(subject);
    if (!contents || sections.length < 3 || subject.content.formatId === '2014') return [];
    const titles = sections.map(({ title }) => hanAndDigits(title));
    return listedIn(contents.text).flatMap((item): Problem[] => {
      const words = hanAndDigits(item);
      if (words.length < 4 || NO_SECTION.test(words)) return [];
      if (titles.some((title) => likeness(title, words) >= 0.4)) return [];
      return [
        {
          addresses: [contents.passage.address],
          quote: item,
          message: `开头所列“${item}”后面没有这一部分，现行格式的六个部分中也没有`,
        },
      ];
    });
  },
};

const hanAndDigits = (text: string): string =>
  halfWidth(text).replace(/[^\p{Script=Han}\d]|[和及与的]/gu, '');

/** Share of characters that both have, counted with repetition. */
function likeness(a: string, b: string): number {
  const left = new Map<string, number>();
  for (const mark of a) left.set(mark, (left.get(mark) ?? 0) + 1);
  let common = 0;
  for (const mark of b) {
    const count = left.get(mark) ?? 0;
    if (count > 0) {
      common += 1;
      left.set(mark, count - 1);
    }
  }
  return (2 * common) / Math.max(1, [...a].length + [...b].length);
}

const PARTS =
  /(?:由|包括|包含|分为|共|分|等)[^。]{0,300}?([一二两三四五六七八九十]{1,2}|\d{1,2})个?(?:部分|方面)(?:组成|构成|内容)?/u;

/** 由…等五个部分组成, and six sections follow. */
const sectionCount: Rule = {
  id: 'text.section_count',
  title: '开头所说部分数与实际不符',
  area: 'text-against-itself',
  level: 'warning',
  basis: '文字自身：开头所说“几个部分”应与标题数一致',
  find: (subject) => {
    const sections = numberedSections(subject);
    if (sections.length < 2) return [];
    return subject.paragraphs.slice(0, 4).flatMap((passage) =>
      passage.sentences.flatMap(({ text, start }): Problem[] => {
        const short = text.slice(0, 500);
        if (!/全文|本报告|本年度报告|年度报告|年报/u.test(short)) return [];
        const match = PARTS.exec(short);
        const said = match ? readSmallNumber(match[1] ?? '') : null;
        if (!match || said === null || said < 3 || said === sections.length) return [];
        const end = start + match.index + match[0].length;
        const quote = quoteOf(passage, Math.max(start, end - 24), end);
        return [
          {
            addresses: [passage.address],
            quote,
            message: `开头说有 ${said} 个部分，后面实有 ${sections.length} 个部分`,
            expected: String(sections.length),
            actual: String(said),
          },
        ];
      }),
    );
  },
};

/** What a heading may promise and a body must then speak of. */
const TOPICS = [
  ['举报', /举报|投诉|信访|未发生|均无|无此/u],
  ['复议', /复议|未发生|均无|无此/u],
  ['诉讼', /诉讼|起诉|应诉|未发生|均无|无此/u],
] as const;

/** A heading that promises 举报, over a body that does not report it. */
const headingBody: Rule = {
  id: 'text.heading_body_mismatch',
  title: '标题所说的内容正文没有写',
  area: 'text-against-itself',
  level: 'warning',
  basis: '文字自身：标题列出的事项正文应当交代',
  find: ({ content, paragraphs }) => {
    const bodies: string[] = [];
    for (const { section, text } of paragraphs) bodies[section] = (bodies[section] ?? '') + text;
    return content.sections.flatMap((section, index): Problem[] => {
      const body = bodies[index] ?? '';
      const tabled = section.blocks.some(({ kind }) => kind === 'table');
      if (tabled || hanOnly(body).length < 8 || hanOnly(body).length > 400) return [];
      if (content.formatId !== '2014' && content.tables.review_litigation) return [];
      const missing = TOPICS.filter(([topic, told]) => section.title.includes(topic) && !told.test(body));
      return missing.length === 0
        ? []
        : [
            {
              addresses: [`sections/${section.id}`],
              quote: `${section.number}${section.title}`,
              message: `标题写有“${missing.map(([topic]) => topic).join('”“')}”，正文没有写到`,
            },
          ];
    });
  },
};

export const contentsRules: readonly Rule[] = [headings, announced, sectionCount, headingBody];
