import {
  type Address,
  blockAddress,
  blockText,
  type ReportContent,
  type ReportFormat,
  sectionAddress,
  type SectionContent,
  type SectionFormat,
} from '@nianbao/report-formats';
import type { Problem, Rule } from '../../rule.ts';
import type { Subject } from '../../subject.ts';
import { hanOnly, squeeze } from '../../text/normalise.ts';

const ARTICLE_50 = '条例第五十条；统一格式的六个部分，不能遗漏';

const isThere = (content: ReportContent, { id, title, titleVariants }: SectionFormat): boolean =>
  content.sections.some(
    (section) => section.id === id || [title, ...titleVariants].includes(squeeze(section.title)),
  );

/** Since 2019 six sections are fixed; before, each item of art. 32 must at least be spoken of. */
const missing: Rule = {
  id: 'form.missing_section',
  title: '缺少法定部分',
  area: 'form',
  level: 'warning',
  basis: ARTICLE_50,
  find: (subject) => (subject.content.formatId === '2014' ? missingItems(subject) : missingSections(subject)),
};

/** A section of the same number under a name that no form has. */
const standIn = (
  content: ReportContent,
  format: ReportFormat,
  { number }: SectionFormat,
): SectionContent | undefined =>
  content.sections.find(
    (section) =>
      section.number === number &&
      section.title !== '' &&
      !format.sections.some(
        ({ id, title, titleVariants }) =>
          id === section.id || [title, ...titleVariants].includes(squeeze(section.title)),
      ),
  );

function missingSections({ content, format }: Subject): Problem[] {
  const gone = format.sections.filter((section) => !isThere(content, section));
  const last = content.sections.at(-1);
  if (gone.length === 0) return [];
  const renamed = gone.every((section) => standIn(content, format, section));
  // A report without the outline of its form: narrated freely, or an import that found no headings.
  const free = gone.length > 3;
  return [
    {
      level: free || renamed ? 'question' : 'warning',
      addresses: [last ? sectionAddress(last.id) : 'title'],
      quote: '',
      message: free
        ? `没有按统一格式分为六个部分，缺：${gone.map(({ number, title }) => number + title).join('；')}`
        : `缺少${gone.map(({ number, title }) => `“${number}${title}”`).join('、')}`,
      expected: gone.map(({ number, title }) => number + title).join('；'),
    },
  ];
}

/** Words that show that the item is spoken of, and the row of the table that tells it. */
const ITEMS = [
  ['依申请公开政府信息的情况', /依申请|申请公开|公开申请|申请件|申请信息公开/u, 'c1'],
  [
    '政府信息公开的收费及减免情况',
    /减免|(?:信息公开|申请|公开政府信息)[^。]{0,20}收费|收取[^。]{0,24}费|收费[^。;]{0,12}(?:元|0|零|无)|未收费|不收费|免费(?:提供|公开)|检索费|收费及|(?<![一-鿿])收费(?:和减免|减免)?情况|(?:没有|未|无)(?:发生|产生)?收费/u,
    'g',
  ],
  ['因政府信息公开申请行政复议、提起行政诉讼的情况', /复议|诉讼/u, 'd'],
  ['政府信息公开工作存在的主要问题及改进情况', /问题|不足|困难|薄弱|差距|短板/u, ''],
] as const;

function missingItems({ content, paragraphs, passages }: Subject): Problem[] {
  const words = passages.map(({ text }) => text).join('\n');
  if (hanOnly(words).length < 300 || paragraphs.length < 3) return [];
  const stated = content.tables.statistics ?? {};
  const gone = ITEMS.filter(
    ([item, told, row]) =>
      !told.test(item.includes('问题') ? problemsToldIn(content) : words) && typeof stated[row] !== 'number',
  );
  if (gone.length === 0) return [];
  return [
    {
      addresses: [placeOfMissing(content)],
      quote: '',
      message: `没有写${gone.map(([item]) => `“${item}”`).join('、')}`,
      expected: gone.map(([item]) => item).join('；'),
      basis: '《政府信息公开条例》（2007年）第三十二条所列事项',
    },
  ];
}

/** Problems are told in a heading of their own or by saying that there are some; 解决问题 alone is none. */
function problemsToldIn({ sections }: ReportContent): string {
  const headings = sections.flatMap(({ title, blocks }) => [
    title,
    ...blocks.map((block) => (block.kind === 'heading' ? block.text : '')),
  ]);
  const told = sections.flatMap(({ blocks }) =>
    blocks.flatMap(
      (block) =>
        /(?:存在|还有|仍有|主要)[^。,;]{0,16}(?:问题|不足|差距|薄弱|困难)|不足之处/u.exec(
          blockText(block),
        )?.[0] ?? [],
    ),
  );
  return [...headings, ...told].join('\n');
}

/** Beside the item on applications, where the missing ones belong; else at the last heading. */
function placeOfMissing({ sections }: ReportContent): Address {
  const applications = sections.find(({ title }) => /依申请/u.test(title));
  if (applications) return sectionAddress(applications.id);
  const last = sections.at(-1);
  const heading = last?.blocks.findLast(
    (block) => block.kind === 'heading' || /^\s*[(（][一二三四五六七八九十]/u.test(blockText(block)),
  );
  if (last && heading) return blockAddress(last.id, heading.id);
  return last ? sectionAddress(last.id) : 'title';
}

const NUMBER_ONLY =
  /^(?:第?[一二三四五六七八九十]{1,3}(?:部分|章)?[、.．,，:：]?|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．])$/u;

/** A number without words. */
const emptyHeading: Rule = {
  id: 'form.empty_heading',
  title: '标题只有编号没有文字',
  area: 'form',
  level: 'error',
  basis: 'GB/T 9704-2012 第7.3.3条：结构层次标题应有文字',
  find: ({ content }) =>
    content.sections.flatMap((section): Problem[] => [
      ...(section.number.trim() !== '' && squeeze(section.title) === ''
        ? [emptyAt(sectionAddress(section.id), section.number)]
        : []),
      ...section.blocks.flatMap((block): Problem[] =>
        block.kind !== 'table' && block.kind !== 'image' && NUMBER_ONLY.test(squeeze(block.text))
          ? [emptyAt(blockAddress(section.id, block.id), block.text)]
          : [],
      ),
    ]),
};

const emptyAt = (address: Address, number: string): Problem => ({
  addresses: [address],
  quote: number.trim(),
  message: `标题“${number.trim()}”只有编号，没有文字`,
});

/** A section of tables may stand under another name, but then has its number. */
const isText = (section: SectionContent, { content, format }: Subject): boolean =>
  !format.sections.some(
    (official) =>
      official.kind === 'table' &&
      (official.id === section.id || standIn(content, format, official)?.id === section.id),
  );
const words = ({ blocks }: SectionContent): string => squeeze(blocks.map(blockText).join(''));

/** A heading with nothing under it before the next of its rank. */
const emptySection: Rule = {
  id: 'form.empty_section',
  title: '标题下没有内容',
  area: 'form',
  level: 'warning',
  basis: '国办公开办函〔2021〕30号：不能遗漏；敷衍塞责的追究责任',
  find: (subject) => [
    ...subject.content.sections
      .filter((section) => section.title !== '' && section.blocks.length === 0 && isText(section, subject))
      .filter((section) => !/表$|附件/u.test(section.title) && section.title.length < 40)
      .map(({ id, number, title }) => ({
        addresses: [sectionAddress(id)],
        quote: `${number}${title}`,
        message: `“${number}${title}”下没有内容`,
      })),
    ...subject.content.sections.flatMap(emptyHeadings),
  ],
};

const emptyHeadings = ({ id, blocks }: SectionContent): Problem[] =>
  blocks.flatMap((block, index): Problem[] => {
    const next = blocks[index + 1];
    if (block.kind !== 'heading' || next?.kind !== 'heading' || next.level > block.level) return [];
    // A heading that is a sentence is the content itself: （一）加强组织领导，成立了领导小组
    if (
      rankOf(block.text) === 0 ||
      rankOf(block.text) !== rankOf(next.text) ||
      /[,，。;；]/u.test(block.text)
    )
      return [];
    return [
      {
        level: 'question',
        addresses: [blockAddress(id, block.id)],
        quote: block.text,
        message: `“${block.text}”下没有内容，紧接着是“${next.text.slice(0, 20)}”`,
      },
    ];
  });

const rankOf = (text: string): number =>
  /^\s*[(（][一二三四五六七八九十]/u.test(text) ? 2 : /^\s*\d{1,2}[.、．]/u.test(text) ? 3 : 0;

/** Section five empty, 无, or a few words. */
const thin: Rule = {
  id: 'form.thin_section',
  title: '存在问题及改进情况过于简单',
  area: 'form',
  level: 'question',
  basis: '国办公开办函〔2021〕30号：敷衍塞责的追究责任；条例第五十条第四项',
  find: ({ content, options }) =>
    content.sections.flatMap((section): Problem[] => {
      if (content.formatId === '2014' || section.id !== 's5' || section.blocks.length === 0) return [];
      const told = words(section);
      if (told.length >= options.minProblemChars) return [];
      return [
        {
          level: told.length < 10 ? 'warning' : 'question',
          addresses: [sectionAddress(section.id)],
          quote: told.slice(0, 60),
          message: `“${section.number}${section.title}”只有 ${told.length} 个字，请写明问题和改进措施`,
          actual: String(told.length),
        },
      ];
    }),
};

/** A limit that the body or its superior has set; else the usual one of the format. */
const tooLong: Rule = {
  id: 'form.too_long',
  title: '超过篇幅限制',
  area: 'form',
  level: 'question',
  basis: '本单位或上级设定的篇幅限制；未设定的按格式的通常篇幅',
  find: ({ content, format, options }) =>
    content.sections.flatMap((section): Problem[] => {
      // The usual length is that of the form in force; reports of closed years are not measured by it.
      const inForce = format.reportYears.to === null;
      const official = inForce ? format.sections.find(({ id }) => id === section.id) : undefined;
      const limit = options.maxChars[section.id] ?? official?.maxChars;
      const length = words(section).length;
      if (limit === undefined || length <= limit) return [];
      return [
        {
          addresses: [sectionAddress(section.id)],
          quote: '',
          message: `“${section.number}${section.title}”${length} 字，超过限制 ${limit} 字`,
          expected: String(limit),
          actual: String(length),
        },
      ];
    }),
};

/** A statutory section under a name that is not the official one, nor one that many reports print. */
const misnamed: Rule = {
  id: 'form.section_title',
  title: '部分名称与统一格式不同',
  area: 'form',
  level: 'question',
  basis: '国办公开办函〔2021〕30号所附格式的部分名称',
  find: ({ content, format }) =>
    content.formatId === '2014'
      ? []
      : format.sections.flatMap((official): Problem[] => {
          const own = content.sections.find(({ id }) => id === official.id);
          const section =
            own ?? (isThere(content, official) ? undefined : standIn(content, format, official));
          if (!section || (own && !isNamedOtherwise(own, official))) return [];
          return [
            {
              addresses: [sectionAddress(section.id)],
              quote: `${section.number}${section.title}`,
              message: `“${section.number}${section.title}”与统一格式的名称不同，应为“${official.number}${official.title}”`,
              expected: official.number + official.title,
              actual: section.number + section.title,
            },
          ];
        }),
};

/** Neither the official name, nor a known one, nor more than it; a sentence is no name. */
function isNamedOtherwise(section: SectionContent, official: SectionFormat): boolean {
  const title = hanOnly(section.title);
  const known = [official.title, ...official.titleVariants].map(hanOnly);
  return title !== '' && title.length <= 40 && !known.some((name) => title.includes(name));
}

export const sectionRules: readonly Rule[] = [missing, emptyHeading, emptySection, thin, tooLong, misnamed];
