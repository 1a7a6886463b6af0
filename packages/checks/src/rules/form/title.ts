import { formatOfYear, METADATA_LABELS } from '@nianbao/report-formats';
import type { Problem, Rule } from '../../rule.ts';
import { metadataAddress, TITLE_ADDRESS } from '../../options.ts';
import { halfWidth, hanOnly, squeeze } from '../../text/normalise.ts';

const BODY =
  /局|委|办|厅|部|政府|乡|镇|街道|院|中心|会|所|处|站|公司|学校|大学|开发区|管理区|新区|银行|队|馆|社|市|县|区|州|省/u;
const KIND = /(?:政府)?(?:信息|政务)公开(?:工作)?(?:年度)?(?:工作)?(?:年度)?报告|年报/u;

/** The title is part of the report. */
const missing: Rule = {
  id: 'form.missing_title',
  title: '没有标题',
  area: 'form',
  level: 'warning',
  basis: '国办公开办函〔2021〕30号：标题为“单位名称＋年份＋政府信息公开工作年度报告”',
  find: ({ content }) =>
    squeeze(content.title) === ''
      ? [
          {
            addresses: [TITLE_ADDRESS],
            quote: '',
            message: '报告没有标题，应写明单位名称、年份和“政府信息公开工作年度报告”',
          },
        ]
      : [],
};

/** Neither body nor year. A year alone leaves the body to the page around it: a question. */
const missingPart: Rule = {
  id: 'form.missing_title_part',
  title: '标题缺单位或年份',
  area: 'form',
  level: 'warning',
  basis: '国办公开办函〔2021〕30号：标题为“单位名称＋年份＋政府信息公开工作年度报告”',
  find: ({ content }) => {
    const title = squeeze(content.title);
    if (title === '') return [];
    const year = /20\d\d|二[〇零○oO]/u.test(title);
    const body = BODY.test(hanOnly(title.replace(KIND, '').replace(/政府信息/gu, '')));
    if (year && body) return [];
    const lacks = [...(body ? [] : ['单位名称']), ...(year ? [] : ['年份'])];
    return [
      {
        level: year ? 'question' : 'warning',
        addresses: [TITLE_ADDRESS],
        quote: content.title,
        message: `标题“${content.title}”没有${lacks.join('和')}`,
        expected: `${content.organisation || '（单位名称）'}${content.year || ''}年政府信息公开工作年度报告`,
      },
    ];
  },
};

/** The year of the title against the year the report is on. */
const titleYear: Rule = {
  id: 'form.title_year',
  title: '标题年份与报告年度不符',
  area: 'form',
  level: 'warning',
  basis: '条例第四十九条：公布上一年度政府信息公开工作年度报告',
  find: ({ content }) => {
    const years = [...squeeze(content.title).matchAll(/20\d\d(?=年)/gu)].map(([year]) => year);
    const [first] = years;
    if (first === undefined || content.year === 0 || years.includes(String(content.year))) return [];
    return [
      {
        addresses: [TITLE_ADDRESS],
        quote: content.title,
        message: `标题写 ${first} 年，报告年度为 ${content.year} 年`,
        expected: String(content.year),
        actual: first,
      },
    ];
  },
};

/** 工作报告 for 年度报告. */
const titleKind: Rule = {
  id: 'form.title_kind',
  title: '标题没有写“年度报告”',
  area: 'form',
  level: 'question',
  basis: '条例第四十九条：全国统一名称为“政府信息公开工作年度报告”',
  find: ({ content }) => {
    const title = squeeze(content.title);
    if (title === '' || /年度.{0,12}报告|年报|年度.{0,8}总结/u.test(title) || !/公开/u.test(title)) return [];
    return [
      {
        addresses: [TITLE_ADDRESS],
        quote: content.title,
        message: `标题“${content.title}”没有写明是“年度报告”`,
        expected: '政府信息公开工作年度报告',
      },
    ];
  },
};

/** A label printed without its value. */
const metadataBlank: Rule = {
  id: 'form.metadata_blank',
  title: '信息栏空白',
  area: 'form',
  level: 'question',
  basis: '条例第十二条：目录包括索引、名称、内容概述、生成日期；网页信息栏应填写完整',
  find: ({ content }) => {
    const blank = Object.entries(content.metadata).filter(([, value]) => (value ?? '').trim() === '');
    // Counters of visits are filled in by the page and often lost in copying.
    return blank.every(([key]) => key === 'views')
      ? []
      : [
          {
            addresses: blank.map(([key]) => metadataAddress(key)),
            quote: blank.map(([key]) => labelOf(key)).join('、'),
            message: `信息栏中${blank.map(([key]) => `“${labelOf(key)}”`).join('、')}没有内容`,
          },
        ];
  },
};

const labelOf = (key: string): string =>
  Object.entries(METADATA_LABELS).find(([known]) => known === key)?.[1] ?? key;

/** 某某政务服务管理局 for 某某市政务服务管理局. Wholly different names are another body and no fault. */
const metadataInconsistent: Rule = {
  id: 'form.metadata_inconsistent',
  title: '发布机构名称与正文不一致',
  area: 'form',
  level: 'warning',
  basis: '文字自身：同一机关的名称应前后一致',
  find: ({ content }): Problem[] => {
    const publisher = squeeze(content.metadata.publisher ?? '');
    const names = [squeeze(content.organisation), ...namesIn(content.title)];
    const name = names.find((candidate) => dropsPlaceMark(publisher, candidate));
    if (name === undefined) return [];
    return [
      {
        addresses: [metadataAddress('publisher')],
        quote: content.metadata.publisher ?? '',
        message: `发布机构“${content.metadata.publisher}”与正文所写“${name}”不一致`,
        expected: name,
        actual: publisher,
      },
    ];
  },
};

const namesIn = (title: string): string[] => {
  const name = /^(\p{Script=Han}{3,30}?)(?:关于)?(?=20\d\d)/u.exec(halfWidth(title).trim())?.[1];
  return name === undefined ? [] : [name];
};

/** One of 省市县区州 left out in the middle of the name, and nothing else. */
function dropsPlaceMark(short: string, full: string): boolean {
  if (short.length < 4 || full.length !== short.length + 1) return false;
  const at = [...full].findIndex((mark, index) => mark !== short[index]);
  const whole = full.slice(0, at) + full.slice(at + 1) === short;
  return at >= 2 && at < full.length - 2 && whole && /[省市县区州]/u.test(full[at] ?? '');
}

/** Tables of another form than that of the year reported on. 2019 itself was free to use either. */
const outdatedFormat: Rule = {
  id: 'form.outdated_format',
  title: '用了已经停用或尚未启用的格式',
  area: 'form',
  level: 'warning',
  basis: '国办公开办函〔2021〕30号：2021年度起使用新格式',
  find: ({ content, format }): Problem[] => {
    const current = formatOfYear(content.year);
    const [table] = Object.keys(content.tables);
    const early = format.reportYears.from > content.year;
    if (content.year < 2014 || content.year > 2100 || !table || current.id === format.id) return [];
    if (!early && content.year < 2021) return [];
    return [
      {
        level: early ? 'question' : 'warning',
        addresses: [`tables/${table}`],
        quote: '',
        message: `${content.year} 年度的报告用了${format.name}（${format.documentNo}），${early ? `这一格式自 ${format.reportYears.from} 年度起使用，` : ''}应使用${current.documentNo}的格式`,
        expected: current.documentNo,
        actual: format.documentNo,
      },
    ];
  },
};

/** The same word twice in the title, or the title's second half printed again under it. */
const titleTwice: Rule = {
  id: 'form.title_twice',
  title: '标题重复',
  area: 'form',
  level: 'question',
  basis: '国办公开办函〔2021〕30号：标题为“单位名称＋年份＋政府信息公开工作年度报告”',
  find: ({ content, paragraphs }) => {
    const title = squeeze(content.title);
    const word = /年度.*年度/u.test(title) ? '年度' : /报告.*报告/u.test(title) ? '报告' : null;
    const again = paragraphs
      .slice(0, 3)
      .find(
        ({ text }) => squeeze(text).endsWith('报告') && text.length >= 8 && title.endsWith(squeeze(text)),
      );
    return [
      ...(word === null
        ? []
        : [
            {
              addresses: [TITLE_ADDRESS],
              quote: content.title,
              message: `标题中“${word}”重复`,
              actual: word,
            },
          ]),
      ...(again
        ? [{ addresses: [again.address], quote: again.raw.trim(), message: '标题重复印了两次' }]
        : []),
    ];
  },
};

export const titleRules: readonly Rule[] = [
  missing,
  missingPart,
  titleYear,
  titleKind,
  metadataBlank,
  metadataInconsistent,
  outdatedFormat,
  titleTwice,
];
