import { blockAddress, sectionAddress, type ReportContent } from '@nianbao/report-formats';
import { TITLE_ADDRESS } from '../../options.ts';
import type { Rule } from '../../rule.ts';
import type { Subject } from '../../subject.ts';
import { hanOnly, squeeze } from '../../text/normalise.ts';

/** Last year's report was given and cannot be compared: silence would read as agreement. */
const notCompared: Rule = {
  id: 'last_year.not_compared',
  title: '没有与上年核对',
  area: 'last-year',
  level: 'question',
  basis: '公开核查的通行做法：结转、现行有效等数据应与上年报告衔接',
  find: ({ content, previous }) => {
    const why = previous === null ? null : reasonAgainst(content, previous);
    return why === null
      ? []
      : [
          {
            addresses: [TITLE_ADDRESS],
            quote: content.title,
            message: `没有与上年报告核对结转等数据：${why}`,
          },
        ];
  },
};

function reasonAgainst(content: ReportContent, previous: ReportContent): string | null {
  if (content.year === 0) return '本报告的年度不明';
  if (previous.year === 0) return '所给上年报告的标题和正文没有写明年度';
  if (previous.year === content.year) return `所给上年报告也是 ${content.year} 年的`;
  if (previous.year !== content.year - 1)
    return `所给上年报告是 ${previous.year} 年的，应为 ${content.year - 1} 年`;
  const [own, other] = [squeeze(content.organisation), squeeze(previous.organisation)];
  const same = own === '' || other === '' || own.endsWith(other) || other.endsWith(own);
  return same ? null : `所给上年报告的单位是“${previous.organisation}”，请核对是否同一单位`;
}

/** Fewer words than this are no report. */
const LEAST_WORDS = 60;

/** Pictures in place of words can be neither searched nor read aloud. */
const pictures: Rule = {
  id: 'form.pictures_only',
  title: '图片没有文字',
  area: 'form',
  level: 'question',
  basis: '条例第二十四条：政府信息公开平台应当具备信息检索、查阅、下载等功能',
  find: (subject) => {
    const images = imagesOf(subject);
    const [first] = images;
    if (!first) return [];
    const words = hanOnly(subject.paragraphs.map(({ text }) => text).join('')).length;
    const silent = images.filter(({ caption }) => hanOnly(caption) === '');
    if (words >= LEAST_WORDS && silent.length === 0) return [];
    return [
      {
        level: words < LEAST_WORDS ? 'warning' : 'question',
        addresses: (words < LEAST_WORDS ? images : silent).map(({ address }) => address),
        quote: '',
        message:
          words < LEAST_WORDS
            ? `报告是 ${images.length} 张图片，没有文字，不能检索和复制`
            : `有 ${silent.length} 张图片没有说明文字，请写明图中内容`,
      },
    ];
  },
};

const imagesOf = ({ content }: Subject): { address: string; caption: string }[] =>
  content.sections.flatMap(({ id, blocks }) =>
    blocks.flatMap((block) =>
      block.kind === 'image' ? [{ address: blockAddress(id, block.id), caption: block.caption }] : [],
    ),
  );

/** All that the report tells stands before its first heading, and the headings are bare. */
const preambleOnly: Rule = {
  id: 'form.preamble_only',
  title: '正文都写在引言里',
  area: 'form',
  level: 'question',
  basis: '条例第五十条；统一格式的六个部分，分别填写',
  find: ({ content, format, paragraphs }) => {
    const [preface, ...rest] = content.sections;
    if (!preface || preface.title !== '' || rest.length === 0) return [];
    const before = paragraphs.filter(({ section }) => section === 0);
    const behind = paragraphs.filter(({ section }) => section > 0);
    const words = (passages: typeof paragraphs): number =>
      hanOnly(passages.map(({ text }) => text).join('')).length;
    const texts = rest.filter(
      ({ id }) => format.sections.find((section) => section.id === id)?.kind === 'text',
    );
    if (texts.length === 0 || words(behind) > 20 || words(before) < 200) return [];
    return [
      {
        addresses: [sectionAddress(preface.id)],
        quote: before[0]?.raw.trim().slice(0, 40) ?? '',
        message: '正文都写在第一个标题之前，各部分标题下没有内容，请分别写入各部分',
      },
    ];
  },
};

export const neverInSilenceRules: readonly Rule[] = [notCompared, pictures, preambleOnly];
